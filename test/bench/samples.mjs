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

/** The worst known inputs: functions that make a text of at least `length`. @type {Record<string, (length: number) => string>} */
export const WORST_CASES = {
  'quotes 10,000 deep': length => repeatTo(`${'>'.repeat(10_000)} deep\n\n`, length),
  'lists, each deeper': length => repeatTo(nested(1_000), length),
  '[': length => '['.repeat(length),
  '*a ': length => repeatTo('*a ', length),
  '`, ever longer': length => backticks(length),
  'table rows': length => `| a | b |\n| - | - |\n${repeatTo('| some cell | *another* cell |\n', length)}`,
  'list items': length => repeatTo('- a\n', length),
  'one paragraph': length => repeatTo('some words of a paragraph that does not end ', length),
  'one word': length => 'x'.repeat(length),
  'one email address': length => repeatTo('a.', length),
  definitions: length => repeatTo('[a]: b\n', length),
  'definitions and references': length =>
    `${numbered(number => `[${number}] `, length / 2)}\n\n${numbered(number => `[${number}]: b\n`, length / 2)}`,
  'lists of 100,000 items': length => repeatTo(`${'- a\n'.repeat(100_000)}\nand so on\n\n`, length),
  'tables of 1.9 MB': length =>
    repeatTo(`| a | b |\n| - | - |\n${repeatTo('| c | d |\n', 1_900_000)}\n\n`, length),
  'headings by underline': length => repeatTo('a\n-\n', length),
  'paragraphs of many addresses': length => repeatTo(`${'www.a.b '.repeat(10_000)}\n\n`, length),
  'paragraphs of one letter': length => repeatTo('a\n\n', length),
  'headings of one letter': length => repeatTo('# a\n\n', length),
  'lists of two items': length => repeatTo('- a\n- b\n\nc\n\n', length),
  'links, in large paragraphs': length => largeParagraphs('[a](b)', length),
  'spaces, then a word': length => largeParagraphs(`word ${' '.repeat(95)}`, length),
  'HTML quotes, in large paragraphs': length => largeParagraphs('<blockquote>a ', length),
  'HTML lists, in large paragraphs': length => largeParagraphs('<ul><li>a', length),
  'HTML images, in large paragraphs': length => largeParagraphs('<img>', length),
  'details, in large paragraphs': length => largeParagraphs('<details>a', length),
  'details, never closed': length => repeatTo('<details>\n\na\n\n', length),
  '<h1>': length => repeatTo('<h1>', length),
  '<table>': length => repeatTo('<table><tr><td>a', length),
  'one row of code': length => `    ${'x = y + 1; '.repeat(length / 11)}`,
  'one CJK paragraph': length => repeatTo('端末は、画面を升目に分けて文字を並べる。', length),
  'one emoji paragraph': length => repeatTo('👩‍👩‍👧‍👦', length),
  'soft hyphens': length => repeatTo('ab\u00ad', length),
  Devanagari: length => repeatTo('क्षत्रिय किताब ', length),
  'names in one paragraph': length => repeatTo('a <a name="x"></a>', length),
  'short rows of wide tables': length =>
    repeatTo(`${'|a'.repeat(256)}|\n${'|-'.repeat(256)}|\n${'|\n'.repeat(4000)}\n`, length),
  'quotes and lists in each other': length => repeatTo(`${'> - '.repeat(16)}x\n\n`, length),
  'footnotes in footnotes': length =>
    `[^0]\n\n${numbered(number => `[^${number}]: a [^${number + 1}]\n\n`, length)}`,
  'paragraphs of one item': length => `- a${repeatTo('\n\n  b', length)}\n`,
  'lists 30 levels deep': length => repeatTo(nested(30), length),
  'rows of one letter, by NEL': length => repeatTo('a\u0085', length),
  'letters with variation selectors': length => repeatTo('a\ufe0f', length),
  'signs with variation selectors': length => repeatTo('☺\ufe0f', length),
  keycaps: length => repeatTo('1\ufe0f\u20e3', length),
  'letters with joiners': length => repeatTo('a\u200d', length),
  'emoji, joined without end': length => repeatTo('👩\u200d', length),
  flags: length => repeatTo('🇩🇪', length),
  'Jamo, by syllables': length => repeatTo('\u1100\u1161\u11a8', length),
  'Jamo, one syllable': length => repeatTo('\u1100', length),
  Thai: length => repeatTo('ภาษาไทยเป็นภาษาที่มีระดับเสียงของคำแน่นอน', length),
  Khmer: length => repeatTo('ភាសាខ្មែរជាភាសាផ្លូវការរបស់ប្រទេសកម្ពុជា', length),
  Burmese: length => repeatTo('မြန်မာဘာသာစကားသည်တရားဝင်ရုံးသုံးစကားဖြစ်သည်', length),
};

/**
 * Inputs that are slow as files: their extension selects the syntax, and their size is what a file may have.
 *
 * @type {Record<string, (length: number) => string>} by file name
 */
export const WORST_FILES = {
  'fragments.mdx': length => repeatTo('<>', length),
  'expressions.mdx': length => repeatTo('{a}\n\n', length),
  'expressions in one row.mdx': length => repeatTo('{a} ', length),
  'nested components.mdx': length => repeatTo('<A>\n', length / 2) + repeatTo('</A>\n', length / 2),
  'components.mdx': length => repeatTo('<Comp>\n\na\n\n</Comp>\n\n', length),
  'components in one row.mdx': length => repeatTo('<A>a</A>', length),
  'unclosed templates.mdx': length => repeatTo('{`${', length),
  'unclosed values.mdx': length => repeatTo('<Comp a={{{{', length),
  'unclosed values of many rows.mdx': length => repeatTo('<Comp a={{{{\n\n', length),
  'tabs.mdx': length => repeatTo('<Tabs>\n<TabItem value="a">\n\na\n\n</TabItem>\n</Tabs>\n\n', length),
  'tabs in one row.mdx': length => repeatTo('<Tabs><TabItem>', length),
  'admonitions.mdx': length => repeatTo(':::tip\na\n:::\n\n', length),
  'admonitions.md': length => repeatTo(':::tip\na\n:::\n\n', length),
  'admonitions, empty.md': length => repeatTo(':::tip\n:::\n', length),
  'alerts.md': length => repeatTo('> [!NOTE]\n> a\n\n', length),
  'alerts, titled.md': length => repeatTo('> [!faq]- a\n\n', length),
  'letters of two units.md': length => repeatTo('\u{20000}', length),
  'wiki images.md': length => repeatTo('![[a]]\n\n', length),
  'wiki images in one row.md': length => repeatTo('![[a]]', length),
  'wiki links in rows.md': length => repeatTo('[[a|b]]\n', length),
  'divisions.md': length => repeatTo('<div>\n\n', length),
  'divisions in one row.md': length => repeatTo('<div> ', length),
  'lists with tabs.md': length => repeatTo('-\ta\n\n\tb\n', length),
  'lists of one tab.md': length => repeatTo('-\ta\n', length),
  'rows by NEL.md': length => repeatTo('a\u0085', length),
  'footnote chain.md': length =>
    `[^0]\n\n${numbered(number => `[^${number}]: a [^${number + 1}]\n\n`, length)}`,
  'images.md': length => repeatTo('![a](b)\n\n', length),
  'images in one row.md': length => repeatTo('![a](b) ', length),
  'one row of code.md': length => `    ${repeatTo('x = y + 1; ', length)}`,
  'one row of fenced code.md': length => `\`\`\`js\n${repeatTo('x', length)}\n\`\`\`\n`,
  'Liquid tags.md': length => repeatTo('{% raw %}', length),
  'Liquid tags in rows.md': length => repeatTo('{% raw %}\n', length),
  'Hugo shortcodes.md': length => repeatTo('{{% a %}}', length),
  'Hugo shortcodes in rows.md': length => repeatTo('{{% a %}}\n', length),
  'heading anchors.md': length => repeatTo('# a {#a}\n\n', length),
  'admonitions, never closed.md': length => repeatTo(':::tip\n\n', length),
  'definition lists.md': length => repeatTo('a\n: b\n\n', length),
  'attribute lists.md': length => repeatTo('a\n{: #b}\n\n', length),
  'code tags, never closed.md': length => repeatTo('{% highlight c %}\n\n', length),
  'rows by CR.md': length => repeatTo('a\r', length),
  'paragraphs by CR.md': length => repeatTo('a\r\r', length),
  'empty links.md': length => numbered(number => `[](gone${number}.md)\n\n`, length),
  'empty links in one row.md': length => numbered(number => `[](gone${number}.md) `, length),
  'missing images.md': length => numbered(number => `![a](folder${number}/gone.png)\n\n`, length),
  'broken anchors.md': length => numbered(number => `## T${number}\n\n[a](#t-${number})\n\n`, length),
  'control characters.md': length => repeatTo('a\u0001\n', length),
  'control characters in one row.md': length => repeatTo('a\u0001', length),
  'flags of regions.md': length => repeatTo('\u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E007F}', length),
  'tags without a flag.md': length => repeatTo('\u{E0061}', length),
  'combining marks.md': length => repeatTo('a\u0301', length),
  'soft hyphens.md': length => repeatTo('ab\u00ad', length),
  'one image with its data.md': length => `<img src="data:image/png;base64,${repeatTo('A', length)}">\n`,
  'dollars.md': length => largeParagraphs('$', length),
  'dollars and letters.md': length => largeParagraphs('$a ', length),
  'formulas.md': length => largeParagraphs('$x$ ', length),
  'formulas in rows.md': length => repeatTo('$x$\n\n', length),
  'formulas in parentheses, never closed.md': length => largeParagraphs('\\(a ', length),
  'formulas in parentheses.md': length => largeParagraphs('\\(x\\) ', length),
  'display formulas.md': length => repeatTo('$$\nx\n$$\n\n', length),
  'display formulas, never closed.md': length => repeatTo('$$\n\n', length),
  'math fences.md': length => repeatTo('```math\nx\n```\n\n', length),
  'large math fences.md': length =>
    repeatTo(`\`\`\`math\n${repeatTo('\\frac{a}{b} ', 2_000)}\n\`\`\`\n\n`, length),
  'Mermaid fences.md': length => repeatTo('```mermaid\ngraph TD\nA-->B\n```\n\n', length),
  'fractions in fractions.md': length => largeParagraphs('$\\frac{a}{', length),
  'cells with Markdown in large paragraphs.mdx': length => largeParagraphs('<td>*a*<td "', length),
  'cells with Markdown.mdx': length => repeatTo('<td>*a*<td "\n\n', length),
  'one admonition.md': length => `!!! note\n${repeatTo('    a\n\n', length)}`,
  'one component.mdx': length => `<Steps>\n${repeatTo('  a\n\n', length)}</Steps>\n`,
  'one element with details.md': length => `<details>\n\n${repeatTo('a\n\n', length)}</details>\n`,
  'one footnote.md': length => `a[^1]\n\n[^1]: b\n\n${repeatTo('    a\n\n', length)}`,
  'paragraphs, each indented.md': length => repeatTo(' a\n\n', length),
  'lists of fences.md': length => repeatTo('- ```\n  code\n  ```\n', length),
  'lists of fences, separated.md': length => repeatTo('- ```\n  code\n  ```\n\n', length),
  'one reference.md': length => `&${repeatTo('a', length)};\n`,
};

/** Repeats `part` to at least `length`. @param {string} part @param {number} length */
function repeatTo(part, length) {
  return part.repeat(Math.ceil(length / part.length));
}

/**
 * Repeats paragraphs just below the size limit above which text is laid out plain.
 *
 * @param {string} part @param {number} length
 */
function largeParagraphs(part, length) {
  return repeatTo(`${repeatTo(part, 1_900_000)}\n\n`, length);
}

/** @param {(number: number) => string} part @param {number} length */
function numbered(part, length) {
  const parts = [];
  for (let size = 0, number = 0; size < length; number++) {
    parts.push(part(number));
    size += parts[number]?.length ?? 0;
  }
  return parts.join('');
}

/** @param {number} depth */
function nested(depth) {
  return `${Array.from({ length: depth }, (_, level) => `${' '.repeat(2 * level)}- a`).join('\n')}\n\n`;
}

/** @param {number} length */
function backticks(length) {
  const parts = [];
  for (let size = 0, run = 1; size < length; run = (run % 2_000) + 1) {
    parts.push(`${'`'.repeat(run)} `);
    size += run + 1;
  }
  return parts.join('');
}
