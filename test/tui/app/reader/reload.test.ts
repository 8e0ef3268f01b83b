/** An article that is loaded again, by `r` or since its file was changed, while the rest of it is still being parsed. */
import { expect, test } from 'vitest';
import type { Parsing } from '../../../../src/markdown/incremental-parse.js';
import { startParse } from '../../../../src/markdown/parse.js';
import { Driver } from '../../driver.js';

const paragraph = (number: number) =>
  `Paragraph ${number} of a long article, which takes a row or two of it.`;
const SOURCE = Array.from({ length: 200 }, (_, index) => paragraph(index)).join('\n\n');

/** A reader of an article that gives a new parsing each time it is loaded, each in slices of a few paragraphs. */
function opened(): { driver: Driver; last: () => Parsing; edit: (source: string) => void } {
  let source = SOURCE;
  const given: Parsing[] = [];
  const parsing = (): Parsing => {
    const next = startParse(source, {}, () => 500);
    given.push(next);
    return next;
  };
  const driver = new Driver({ samples: [{ title: 'Long', slug: 'long' }, { title: 'Other' }], parsing });
  const last = (): Parsing => {
    const parsing_ = given.at(-1);
    if (!parsing_) throw new Error('nothing was loaded');
    return parsing_;
  };
  const edit = (text: string): void => {
    source = text;
  };
  return { driver: driver.keys('<enter>'), last, edit };
}

function grow(driver: Driver, parsing: Parsing, until: () => boolean): void {
  while (!parsing.done && !until()) {
    parsing.step();
    driver.send({ type: 'grown', parsing });
  }
}

const top = (driver: Driver) => driver.rows()[0]?.trim() || driver.rows()[1]?.trim();
const blocks = (parsing: Parsing) => parsing.document.blocks.length;

test.each([
  ['r', (driver: Driver) => driver.keys('r')],
  ['a change of the file', (driver: Driver) => driver.send({ type: 'edited' })],
])('%s keeps the place, and what is kept of it, though neither parse is done', (_, reload) => {
  const { driver, last } = opened();
  grow(driver, last(), () => blocks(last()) > 80);
  driver.keys(' '.repeat(4));
  const [text, { percent }] = [top(driver), driver.state.kept.get('long.md') ?? {}];
  expect(text).toMatch(/^Paragraph \d\d/);
  driver.asked.length = 0;

  const before = last();
  reload(driver);
  expect(last()).not.toBe(before);
  grow(driver, last(), () => driver.state.reading?.goal === undefined);
  expect(last().done).toBe(false);
  expect(top(driver)).toBe(text);
  // What a parse that nobody waits for any more still says changes nothing.
  before.step();
  expect(driver.send({ type: 'grown', parsing: before }).state.reading?.parsing).toBe(last());

  grow(driver, last(), () => false);
  expect(top(driver)).toBe(text);
  expect(driver.state.message?.error ?? false).toBe(false);
  const places = driver.asked.flatMap(effect => (effect.type === 'keep-place' ? [effect.place.block] : []));
  expect(places.every(block => block > 10)).toBe(true);
  expect(driver.state.kept.get('long.md')?.percent).toBeGreaterThanOrEqual((percent ?? 0) - 1);
});

test('what was written above the place moves it, and a second change on the way does not lose it', () => {
  const { driver, last, edit } = opened();
  grow(driver, last(), () => blocks(last()) > 80);
  driver.keys(' '.repeat(4));
  const text = top(driver);
  for (const added of [3, 9]) {
    edit(`${Array.from({ length: added }, (_, index) => `New ${index}.`).join('\n\n')}\n\n${SOURCE}`);
    driver.send({ type: 'edited' });
  }
  grow(driver, last(), () => false);
  expect(top(driver)).toBe(text);
});
