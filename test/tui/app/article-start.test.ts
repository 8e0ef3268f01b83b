/** A long article whose start is shown while the whole is being loaded. */
import { describe, expect, test } from 'vitest';
import type { Article } from '../../../src/library/article.js';
import { LongText } from '../../../src/library/files/long-text.js';
import { parseBody, parseStart } from '../../../src/library/parse-body.js';
import type { IncrementalParse } from '../../../src/markdown/incremental-parse.js';
import type { State } from '../../../src/tui/app/state.js';
import { generate, random } from '../../support/generate.js';
import { makeLibrary } from '../../support/library.js';
import { Driver, type DriverOptions } from '../driver.js';

const SIZES = [
  [1, 1],
  [40, 8],
  [80, 24],
  [120, 40],
  [200, 60],
] as const;

/** Blocks of all kinds. Some need a definition from the end of the text. */
const PIECES = [
  '- one\n- two\n  - three', '1. one\n2. two', '> A quote.', '```js\nlet a = 1;\n```', '| a | b |\n|---|---|\n| 1 | 2 |', '---',
  '    indented code', '<details><summary>More</summary>\n\nHidden.\n\n</details>', '![A picture](picture.png)', '[A link](https://example.com)',
  '# Title', '### Level 3', 'Formula $x^2$ and $$\\frac{a}{b}$$', 'é 漢字 😀 —', ':::note\nA note.\n:::', 'Term\n: Definition',
  '[late], [text][late] and a note[^late].', '<!-- a comment -->', 'A [ ] box and {{ braces }}', 'HTML is short.',
]; // biome-ignore format: a list
const DEFINITIONS = '\n\n[late]: https://example.com/late\n\n[^late]: The note.\n\n*[HTML]: Hypertext\n';

/** A text of 100 kB: the start that is loaded first is shorter. */
function longText(seed: number, pieces: readonly string[]): string {
  const next = random(seed);
  const [sample] = generate({ articles: 1, size: 3000, seed });
  const paragraphs = sample?.markdown?.split('\n\n') ?? [];
  const parts: string[] = [];
  for (let length = 0; length < 100_000; length += parts.at(-1)?.length ?? 0) {
    const list = next() < 0.5 ? pieces : paragraphs;
    parts.push(list[Math.floor(next() * list.length)] ?? 'Text.');
  }
  return parts.join('\n\n') + DEFINITIONS;
}

const sampleOf = (markdown: string) => ({ title: 'Long', markdown, minutes: 9, file: '/long.md' });

function articleOf(markdown: string): Article {
  const [article] = makeLibrary([sampleOf(markdown)]).articles;
  if (!article) throw new Error('no article');
  return article;
}

/** A reader that opens a text. */
async function createDriver(markdown: string, options: DriverOptions = {}) {
  const whole = await parseBody(articleOf(markdown), markdown, 1);
  const driver = new Driver({ samples: [sampleOf(markdown)], parsing: () => whole, ...options });
  const [article] = driver.library.articles;
  if (!article) throw new Error('no article');
  return { driver, article };
}

async function startOf(markdown: string): Promise<IncrementalParse> {
  const text = new LongText(Buffer.from(markdown), false, []);
  const start = await parseStart(articleOf(markdown), text, () => ({ bodyAt: 0, bodyLine: 1 }));
  if (!start) throw new Error('no start');
  return start;
}

/** Opens a text with its start. The whole is loaded by `answer`. */
async function openStart(markdown: string, options: DriverOptions = {}) {
  const start = await startOf(markdown);
  const { driver, article } = await createDriver(markdown, {
    ...options,
    slow: true,
    parsingStart: () => start,
  });
  return driver.send({ type: 'open-article', article, anchor: undefined });
}

async function openWhole(markdown: string, options: DriverOptions = {}) {
  const { driver, article } = await createDriver(markdown, options);
  return driver.send({ type: 'open-article', article, anchor: undefined });
}

/** The state without functions and what was laid out. */
function dataOf({ library: _, reading, ...state }: State) {
  if (!reading) throw new Error('no article is open');
  const { layout, parsing, ...rest } = reading;
  const { document, consumed, length, done } = parsing;
  return { ...state, reading: { ...rest, width: layout.options.width, document, consumed, length, done } };
}

const typesOf = ({ effects }: Driver) => effects.map(({ type }) => type);

test.each(SIZES)('is drawn as the whole at %i×%i, and leads to the same state', async (columns, rows) => {
  for (let seed = 1; seed <= 12; seed++) {
    // Only definitions at the end change the first screen.
    const hasLateDefinitions = seed % 3 === 0;
    const pieces = hasLateDefinitions ? PIECES : PIECES.filter(piece => !/late|HTML/.test(piece));
    const markdown = longText(seed, pieces);
    const options = { columns, rows, settings: { depth: 3 } as const };
    const whole = await openWhole(markdown, options);
    const driver = await openStart(markdown, options);
    expect(driver.state.opening).toBeDefined();
    if (!hasLateDefinitions) expect(driver.frame()).toBe(whole.frame());
    driver.answer();
    expect(driver.frame()).toBe(whole.frame());
    expect(dataOf(driver.state)).toEqual(dataOf(whole.state));
    expect(typesOf(driver)).toEqual(typesOf(whole));
  }
});

const TEXT = longText(1, ['# Title', 'A paragraph.']);

describe('while the start is shown', () => {
  test.each(['G', 'jj', '/paragraph\r', 'q', '?', 'c', 'm', '<esc>', 'r', '3j', 't'])(
    'the keys %s wait for the whole',
    async keys => {
      const driver = await openStart(TEXT);
      const before = driver.state;
      driver.keys(keys);
      expect(driver.state).toBe(before);
      driver.answer();
      const whole = await openWhole(TEXT);
      whole.keys(keys);
      expect(driver.frame()).toBe(whole.frame());
    },
  );

  test('G goes to the end of the whole', async () => {
    const driver = (await openStart(TEXT)).keys('G').answer();
    const parsing = driver.state.reading?.parsing;
    if (!parsing) throw new Error('no article is open');
    while (!parsing.done) parsing.step();
    driver.send({ type: 'document-grown', parsing });
    expect(driver.status()).toContain('100%');
  });

  test('Ctrl+C ends the reader, and nothing is saved', async () => {
    const driver = (await openStart(TEXT)).keys('<ctrl+c>');
    expect(typesOf(driver)).toEqual(['load', 'quit']);
  });

  test('a resize lays it out again', async () => {
    const driver = (await openStart(TEXT)).resize(60, 20);
    const whole = (await openWhole(TEXT)).resize(60, 20);
    expect(driver.frame()).toBe(whole.frame());
    expect(driver.answer().frame()).toBe(whole.frame());
  });

  test('an error returns to the screen before it', async () => {
    const driver = await openStart(TEXT);
    driver.send({ type: 'load-failed', request: driver.state.request, reason: 'Permission denied' });
    expect(driver.state).toMatchObject({ screen: 'list', reading: undefined, opening: undefined });
    expect(driver.text()).toContain('Long: Permission denied');
  });

  test('another article that is opened returns to the screen before it on an error', async () => {
    const driver = await openStart(TEXT);
    const [article] = driver.library.articles;
    if (!article) throw new Error('no article');
    driver.send({ type: 'open-article', article: { ...article, title: 'Other' }, anchor: 'part' });
    expect(driver.state).toMatchObject({ screen: 'list', reading: undefined });
    driver.send({ type: 'load-failed', request: driver.state.request, reason: 'Permission denied' });
    expect(driver.state).toMatchObject({ screen: 'list', reading: undefined });
  });
});

test.each<[string, DriverOptions]>([
  [
    'a saved position',
    { readingStates: [['long.md', { percent: 50, position: { block: 9, offset: 0, fingerprint: 'x' } }]] },
  ],
  ['accessible mode', { settings: { accessible: true } }],
])('is not shown with %s', async (_, options) => {
  const driver = await openStart(TEXT, options);
  expect(driver.state).toMatchObject({ screen: 'list', reading: undefined });
  driver.answer();
  expect(driver.state.screen).toBe('reader');
});

test('is not shown if a heading is opened', async () => {
  const start = await startOf(TEXT);
  const { driver, article } = await createDriver(TEXT, { slow: true, parsingStart: () => start });
  driver.send({ type: 'open-article', article, anchor: 'title-3' });
  expect(driver.state.screen).toBe('list');
});
