// @ts-check
/** Generates Markdown to measure with: the same in every run, of one kind, of any length. */

const WORDS =
  `the of and to in is that for it as with on be by this are from or an which can at not have has but its they
 node cluster request limit memory process kernel signal buffer terminal column paragraph article reader latency percentile
 transaction snapshot isolation consistent retry backoff idempotent pipeline deployment observability autoscaling measure
 because whenever otherwise eventually considerable production understand consequence`.split(/\s+/);
const HAN = [
  ...'端末画面升目分文字並漢仮名使英足幅信書日本語表示罫線崩行折返決単間空白改行閉括弧小置避開残禁則処理的是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定行學法所民得經十三之進著等部度家電力裡如水化高自二理起小物現實加量都兩體制機當使點從業本去把性好應開它合還因由其些然前外天政四日那社義事平形相全表間樣與關各重新線內數正心反你明看原又麼利比或但質氣第向道命此變條只沒結解問意建月公無系軍很情者最立代想已通並提直題黨程展五果料象員革位入常文總次品式活設及管特件長求老頭基資邊流路級少圖山統接知較將組見計別她手角期根論運農指幾九區強放決西被幹做必戰先回則任取據處隊南給色光門即保治北造百規熱領七海口東導器壓志世金增爭濟階油思術極交受聯什認六共權收證改清己美再採轉更單風切打白教速花帶安場身車例真務具萬每目至達走積示議聲報鬥完類八離華名確才科張信馬節話米整空元況今集溫傳土許步群廣石記需段研界拉林律叫且究觀越織裝影算低持音眾書布復容兒須際商非驗連斷深難近礦千週委素技備半辦青省列習響約支般史感勞便團往酸曆市克何除消構府稱太準精值號率族維劃選標寫存候毛親快效斯院查江型眼王按格養易置派層片始卻專狀育廠京識適屬圓包火住調滿縣局照參紅細引聽該鐵價嚴',
];

/**
 * Creates a generator of pseudo-random numbers below 1 (mulberry32).
 *
 * @param {number} seed
 */
function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** @typedef {{ next: () => number, pick: <T>(from: readonly T[]) => T, words: (count: number) => string }} Source */

/**
 * @param {number} seed
 * @returns {Source}
 */
function source(seed) {
  const next = random(seed);
  /** @template T @param {readonly T[]} from */
  const pick = from => /** @type {T} */ (from[Math.floor(next() * from.length)]);
  const words = (/** @type {number} */ count) => Array.from({ length: count }, () => pick(WORDS)).join(' ');
  return { next, pick, words };
}

/** @param {Source} from */
const paragraph = ({ words, next }) =>
  Array.from({ length: 3 + Math.floor(next() * 5) }, () => `${words(6 + Math.floor(next() * 14))}.`).join(
    ' ',
  );

/** @param {Source} from */
const styledParagraph = ({ words, pick }) =>
  `${words(8)} **${words(2)}** ${words(4)} \`${pick(WORDS)}()\` ${words(5)} [${words(3)}](https://example.com/${pick(WORDS)}/${pick(WORDS)}), *${words(2)}* ${words(7)}.`;

/** @param {Source} from */
const code = ({ pick, next }) => {
  const rows = Array.from(
    { length: 6 + Math.floor(next() * 10) },
    () =>
      `${'  '.repeat(Math.floor(next() * 3))}const ${pick(WORDS)} = await ${pick(WORDS)}(${pick(WORDS)}, '${pick(WORDS)}');`,
  );
  return `\`\`\`ts\n${rows.join('\n')}\n\`\`\``;
};

/** @param {Source} from */
const list = ({ words, next, pick }) =>
  Array.from(
    { length: 5 + Math.floor(next() * 6) },
    () =>
      `${'  '.repeat(Math.floor(next() * 2))}- ${words(3 + Math.floor(next() * 15))}${next() < 0.3 ? ` \`${pick(WORDS)}\`` : ''}`,
  ).join('\n');

/** @param {Source} from */
const table = ({ words, next }) => {
  const row = () =>
    `| ${words(1)} | ${words(2)} | ${Math.floor(next() * 1e5)} | ${words(1 + Math.floor(next() * 8))} |`;
  return `| name | kind | count | what it is for |\n| --- | :-: | --: | --- |\n${Array.from({ length: 8 }, row).join('\n')}`;
};

/** @param {Source} from */
const ideographs = ({ pick, next }) =>
  Array.from(
    { length: 4 },
    () => `${Array.from({ length: 15 + Math.floor(next() * 30) }, () => pick(HAN)).join('')}。`,
  ).join('');

/** Functions that make one block of a kind. @type {Record<string, (from: Source) => string>} */
const BLOCKS = {
  prose: paragraph,
  README: from => from.pick([styledParagraph, styledParagraph, list, code, table, paragraph, heading])(from),
  lists: list,
  code,
  tables: table,
  CJK: ideographs,
};

/** @param {Source} from */
function heading({ words }) {
  return `## ${words(4)}`;
}

export const KINDS = Object.keys(BLOCKS);

/**
 * @param {string} kind one of `KINDS`
 * @param {number} length minimum, in UTF-16 code units
 */
export function sampleText(kind, length) {
  const from = source(kind.length + 7);
  const make = BLOCKS[kind] ?? paragraph;
  const blocks = [];
  for (let size = 0, count = 0; size < length; count++) {
    const block = count % 25 === 0 ? heading(from) : make(from);
    blocks.push(block);
    size += block.length + 2;
  }
  return `${blocks.join('\n\n')}\n`;
}
