/**
 * The reader as it ships, with patched Ink. Its screens in a real terminal are compared with the rows that the views give, and
 * hostile articles are read to their end.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseToml } from '../../src/host/toml.js';
import { finishParse } from '../../src/markdown/incremental-parse.js';
import { displayWidth } from '../../src/text/display-width.js';
import type { State } from '../../src/tui/app/state.js';
import { openFolder } from '../support/open-folder.js';
import { Driver, rawKeys } from '../tui/driver.js';
import { SAMPLES } from '../tui/samples.js';
import { SCREENS } from '../tui/screens.js';
import { LECTERN, Machine } from './program.mjs';
import { Terminal } from './terminal.mjs';

let machine: Machine;
let terminal: Terminal | undefined;
beforeEach(() => {
  machine = new Machine();
});
afterEach(() => {
  terminal?.kill('SIGKILL');
  machine.remove();
});

/** Writes files into a folder named Samples, and opens the reader on it. */
function openReader(files: Record<string, string>, columns: number, rows: number): { folder: string } {
  const folder = path.join(machine.home, 'Samples');
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  terminal = new Terminal([...LECTERN, '--library', folder], {
    columns,
    rows,
    cwd: machine.home,
    env: machine.env({ NO_COLOR: '1' }),
  });
  return { folder };
}

function shown(): Terminal {
  if (!terminal) throw new Error('no terminal is open');
  return terminal;
}

/** The samples as files. One file has a problem in its front matter. */
function sampleFiles(): Record<string, string> {
  const files = SAMPLES.map(({ slug, markdown = '', minutes, file: _, ...data }) => {
    const fields = Object.entries({ ...data, readTime: minutes });
    const head = fields.map(([key, value]) => `${key}: ${JSON.stringify(value)}`).join('\n');
    return [`${slug}.md`, `---\n${head}\n---\n${markdown}`] as const;
  });
  return { ...Object.fromEntries(files), 'undated.md': '---\ntitle: Undated\ndate: someday\n---\nA text.\n' };
}

/** A driver over the same folder, with the settings that the program starts with. */
async function openDriver(folder: string, columns: number, rows: number): Promise<Driver> {
  const library = await openFolder([folder], { parseToml });
  const documents = new Map<string, Awaited<ReturnType<typeof library.parsing>>>();
  for (const article of library.articles) {
    const parsing = await library.parsing(article);
    finishParse(parsing);
    documents.set(article.path, parsing);
  }
  const parsing: NonNullable<ConstructorParameters<typeof Driver>[0]>['parsing'] = ({ path }) => {
    const parsed = documents.get(path);
    if (!parsed) throw new Error(`not parsed: ${path}`);
    return parsed;
  };
  return new Driver({ library, parsing, columns, rows, settings: { width: 76, defaultWidth: 76 } });
}

function isPlainList({ screen, modal, list }: State): boolean {
  return screen === 'list' && !modal && !list.filter.typing && !list.filter.results && !list.category;
}

/** Sends keys to both, and waits until the terminal shows the driver's rows. */
async function press(driver: Driver, keys: string, name: string): Promise<void> {
  if (keys !== '') {
    shown().keys(rawKeys(keys));
    await driver.keys(keys).searched();
  }
  const rows = driver.rows().map(row => row.trimEnd());
  const missing = driver.state.size.rows - rows.length;
  const expected = [...rows, ...Array.from({ length: missing }, () => '')].join('\n');
  await shown()
    .waitFor(({ text }) => text === expected, name)
    .catch(error => {
      expect(shown().text, name).toBe(expected);
      throw error;
    });
}

test.each([
  [40, 8],
  [80, 24],
  [120, 40],
])(
  'shows the rows of the views on every screen at %i×%i',
  async (columns, rows) => {
    const { folder } = openReader(sampleFiles(), columns, rows);
    const driver = await openDriver(folder, columns, rows);
    driver.send({ type: 'started' });
    await press(driver, '', 'first frame');
    for (const [name, keys] of Object.entries(SCREENS)) {
      await press(driver, keys, name);
      // Esc closes one thing at a time.
      while (!isPlainList(driver.state)) await press(driver, '<esc>', `${name}, left`);
      await press(driver, 'g', `${name}, back in the list`);
    }
    shown().keys('q');
    expect(await shown().exit()).toMatchObject({ code: 0 });
  },
  120_000,
);

const HOSTILE = '\u001b]52;c;aGk=\u0007\u009b2J\u0001\u202eabc\u2066';
const ENCODED = '%1b]0;x%07%c2%9b2J%e2%80%ae%0d%0a';

test('passes no control character of an article to the terminal', async () => {
  const text = `Text ${HOSTILE} text.\n\n## Heading ${HOSTILE}\n\n    code ${HOSTILE}\n\n[a link ${HOSTILE}](https://example.com/${ENCODED})\n`;
  const front = `---\ntitle: Hostile ${HOSTILE.replaceAll(/[\u0001-\u001f]/g, '')}\ndescription: "d ${ENCODED}"\n---\n`;
  openReader({ 'hostile.md': front + text, 'plain.md': `# Plain ${HOSTILE}\n\n${text}` }, 80, 24);
  await shown().waitFor(({ text }) => text.includes('Hostile') && text.includes('Plain'));
  for (const keys of ['<enter>', '<tab>', 'o', '<esc>', '/text', '<enter>', '<esc>', 't', '<esc>', 'q']) {
    const before = shown().raw.length;
    shown().keys(rawKeys(keys));
    await shown().waitFor(({ raw }) => raw.length > before, `an answer to ${keys}`);
  }
  shown().keys('q');
  expect(await shown().exit()).toMatchObject({ code: 0 });
  expect(shown().raw).not.toMatch(/\u001b\]52|[\u0001\u0080-\u009f\u202a-\u202e\u2066-\u2069]/);
  // Apart from the reader's own, as in the title: a BEL ends it.
  const titles = shown().raw.match(/\u001b\]0;[^\u0007]*\u0007/g) ?? [];
  expect(shown().raw.split('\u0007')).toHaveLength(titles.length + 1);
});

/** Clusters whose width depends on more than one character. */
const CLUSTERS = [
  '1\ufe0f\u20e3',
  '☺\ufe0f',
  '🇩🇪',
  '👩‍👩‍👧‍👦',
  '👍🏽',
  'e\u0301',
  '각',
  'क्षि',
  'กำ',
  'ﾊﾟ',
  'a\u200d',
  '\u3099',
];

/**
 * Code with every character of the first plane, the emoji, and clusters. Its lines are wrapped at the full width of the screen:
 * a row that Ink measures wider than Lectern would not fit.
 */
function allCharacters(): string {
  const ranges = [
    [0xa1, 0xd7ff],
    [0xe000, 0xfffd],
    [0x1f000, 0x1faff],
  ] as const;
  const characters = ranges.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)),
  );
  const lines = CLUSTERS.map(cluster => cluster.repeat(200));
  for (let start = 0; start < characters.length; start += 300)
    lines.push(characters.slice(start, start + 300).join(''));
  return lines.map(line => `    ${line}`).join('\n');
}

test('draws every character without losing the rows after it', async () => {
  const [columns, rows] = [78, 50];
  openReader({ 'characters.md': `# Characters\n\n${allCharacters()}\n\nThe end.\n` }, columns, rows);
  await shown().waitFor(({ text }) => text.includes('Characters'));
  shown().keys('\r');
  const isWhole = ({ rows: lines }: Terminal): boolean => /\d%/.test(lines.at(-1) ?? '');
  await shown().waitFor(isWhole, 'an article with its status row');
  let previous = '';
  for (let page = 0; page < 60 && !shown().text.includes('100%'); page++) {
    previous = shown().text;
    shown().keys(' ');
    await shown().waitFor(terminal => terminal.text !== previous && isWhole(terminal), `page ${page}`);
  }
  shown().keys('G');
  await shown().waitFor(({ text }) => text.includes('The end.') && text.includes('100%'));
  expect(Math.max(...shown().rows.map(displayWidth))).toBeLessThanOrEqual(columns);
}, 120_000);
