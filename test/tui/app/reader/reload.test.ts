/** Reloading an article, by `r` or after its file has changed, while it is being parsed. */
import { expect, test } from 'vitest';
import type { IncrementalParse } from '../../../../src/markdown/incremental-parse.js';
import { startParse } from '../../../../src/markdown/parse.js';
import { Driver } from '../../driver.js';

const paragraph = (number: number) =>
  `Paragraph ${number} of a long article, which takes a row or two of it.`;
const SOURCE = Array.from({ length: 200 }, (_, index) => paragraph(index)).join('\n\n');

/** Opens an article. Each load starts a new parse, which takes a few paragraphs per step. */
function opened(): { driver: Driver; last: () => IncrementalParse; edit: (source: string) => void } {
  let source = SOURCE;
  const parses: IncrementalParse[] = [];
  const parsing = (): IncrementalParse => {
    const next = startParse(source, {}, () => 500);
    parses.push(next);
    return next;
  };
  const driver = new Driver({ samples: [{ title: 'Long', slug: 'long' }, { title: 'Other' }], parsing });
  const last = (): IncrementalParse => {
    const parsing_ = parses.at(-1);
    if (!parsing_) throw new Error('nothing was loaded');
    return parsing_;
  };
  const edit = (text: string): void => {
    source = text;
  };
  return { driver: driver.keys('<enter>'), last, edit };
}

function grow(driver: Driver, parsing: IncrementalParse, until: () => boolean): void {
  while (!parsing.done && !until()) {
    parsing.step();
    driver.send({ type: 'document-grown', parsing });
  }
}

const top = (driver: Driver) => driver.rows()[0]?.trim() || driver.rows()[1]?.trim();
const blocks = (parsing: IncrementalParse) => parsing.document.blocks.length;

test.each([
  ['r', (driver: Driver) => driver.keys('r')],
  ['a change of the file', (driver: Driver) => driver.send({ type: 'file-changed' })],
])('keeps the position after %s while both parses are running', (_, reload) => {
  const { driver, last } = opened();
  grow(driver, last(), () => blocks(last()) > 80);
  driver.keys(' '.repeat(4));
  const [text, { percent }] = [top(driver), driver.state.readingStates.get('long.md') ?? {}];
  expect(text).toMatch(/^Paragraph \d\d/);
  driver.effects.length = 0;

  const before = last();
  reload(driver);
  expect(last()).not.toBe(before);
  grow(driver, last(), () => driver.state.reading?.pendingJump === undefined);
  expect(last().done).toBe(false);
  expect(top(driver)).toBe(text);
  // A further step of the abandoned parse changes nothing.
  before.step();
  expect(driver.send({ type: 'document-grown', parsing: before }).state.reading?.parsing).toBe(last());

  grow(driver, last(), () => false);
  expect(top(driver)).toBe(text);
  expect(driver.state.message?.error ?? false).toBe(false);
  const blocks_ = driver.effects.flatMap(effect =>
    effect.type === 'save-position' ? [effect.position.block] : [],
  );
  expect(blocks_.every(block => block > 10)).toBe(true);
  expect(driver.state.readingStates.get('long.md')?.percent).toBeGreaterThanOrEqual((percent ?? 0) - 1);
});

test('follows text moved by two edits above it', () => {
  const { driver, last, edit } = opened();
  grow(driver, last(), () => blocks(last()) > 80);
  driver.keys(' '.repeat(4));
  const text = top(driver);
  for (const added of [3, 9]) {
    edit(`${Array.from({ length: added }, (_, index) => `New ${index}.`).join('\n\n')}\n\n${SOURCE}`);
    driver.send({ type: 'file-changed' });
  }
  grow(driver, last(), () => false);
  expect(top(driver)).toBe(text);
});

test.each([
  ['r', 'The article was reloaded', (driver: Driver) => driver.keys('r')],
  [
    'a change of its file',
    'The article has changed and was reloaded',
    (driver: Driver) => driver.send({ type: 'file-changed' }),
  ],
])('says so after a reload by %s, until the next key', (_, message, reload) => {
  const { driver, last } = opened();
  reload(driver);
  grow(driver, last(), () => false);
  expect(driver.status()).toContain(message);
  expect(driver.keys('j').status()).not.toContain('reloaded');
});

test.each([
  ['r', (driver: Driver) => driver.keys('r')],
  ['a change of the file', (driver: Driver) => driver.send({ type: 'file-changed' })],
])('continues a search after %s', (_, reload) => {
  const { driver, last, edit } = opened();
  grow(driver, last(), () => false);
  driver.keys('/Paragraph 15<enter>nn');
  expect(driver.status()).toContain('/Paragraph 15 3/11');
  const text = top(driver);
  edit(`Above.\n\n${SOURCE}`);
  reload(driver);
  grow(driver, last(), () => false);
  expect(top(driver)).toBe(text);
  expect(driver.keys('n').status()).toMatch(/\/Paragraph 15 \d+\/11/);
  expect(driver.text()).toContain('Paragraph 15');
  edit('Nothing is left.');
  reload(driver);
  grow(driver, last(), () => false);
  expect(driver.keys('n').status()).toContain('No active search');
});

test('says that the file was removed, and keeps the text', () => {
  const { driver, last } = opened();
  grow(driver, last(), () => false);
  const before = last();
  driver.send({ type: 'file-removed' });
  expect(driver.status()).toContain('The file was removed; this is its last version');
  expect(driver.state.reading?.parsing).toBe(before);
});
