/** Replacing the library while the reader is open: as it loads, and after its files have changed. */
import { describe, expect, test } from 'vitest';
import type { Article } from '../../../src/library/article.js';
import type { Library } from '../../../src/library/library.js';
import { toFinishedParse } from '../../../src/markdown/incremental-parse.js';
import { parse } from '../../../src/markdown/parse.js';
import type { Sample } from '../../support/library.js';
import { Driver, type DriverOptions } from '../driver.js';
import { makeParsedLibrary } from '../sample-library.js';

const numbered = (count: number, from = 0): Sample[] =>
  Array.from({ length: count }, (_, index) => ({
    title: `Number ${from + index}`,
    category: (from + index) % 2 ? 'Odd' : 'Even',
    markdown: `Text of ${from + index}.\n\n${'A row of words. '.repeat(400)}`,
  }));

const library = (samples: Sample[], change: Partial<Library> = {}): Library => ({
  ...makeParsedLibrary(samples),
  ...change,
});
const under = ({ state }: Driver) => state.list.items[state.list.cursor]?.article.title;
const rowOf = (driver: Driver, text: string) => driver.rows().findIndex(row => row.includes(text));

test('shows the count and that more is loading until the library is complete', () => {
  const driver = new Driver({ samples: numbered(3) });
  driver.send({
    type: 'library-updated',
    library: library(numbered(5), { partial: true }),
    libraryLoading: true,
  });
  expect(driver.rows()[0]).toContain('5 articles, loading…');
  driver.send({ type: 'library-updated', library: library(numbered(9)) });
  expect(driver.rows()[0]).toContain('9 articles  ');
  expect(driver.state.libraryLoading).toBe(false);
  expect(driver.state.message).toBeUndefined();
});

test('keeps the cursor on its article and row when articles are added above it', () => {
  const driver = new Driver({ samples: numbered(60, 100) }).keys('<ctrl+f><ctrl+f>jj');
  const [title = '', row] = [under(driver), rowOf(driver, under(driver) ?? '')];
  driver.send({ type: 'library-updated', library: library(numbered(160)) });
  expect(under(driver)).toBe(title);
  expect(rowOf(driver, title)).toBe(row);
  expect(row).toBeGreaterThan(2);
});

test('keeps an unmoved cursor at the top of a loading list, and on its article in a changed one', () => {
  const filling = new Driver({ samples: numbered(3, 100) });
  filling.send({
    type: 'library-updated',
    library: library(numbered(3, 100), { partial: true }),
    libraryLoading: true,
  });
  filling.send({ type: 'library-updated', library: library(numbered(160)) });
  expect(under(filling)).toBe('Number 0');
  const corrected = new Driver({ samples: numbered(3, 1) });
  corrected.send({ type: 'library-updated', library: library(numbered(4)) });
  expect(under(corrected)).toBe('Number 1');
  expect(corrected.text()).toContain('Number 0');
});

test('keeps the position of the open article', () => {
  const driver = new Driver({ samples: numbered(3) }).keys('<enter>  ');
  const rows = driver.rows();
  driver.send({ type: 'library-updated', library: library(numbered(2, 1)) });
  driver.send({ type: 'library-updated', library: library(numbered(9)) });
  expect(driver.rows()).toEqual(rows);
  driver.keys('q');
  expect(under(driver)).toBe('Number 0');
});

test('repeats the filter and keeps the cursor on its result', () => {
  const driver = new Driver({ samples: numbered(30) }).keys('/number<enter>').keys('q/').keys('<down><down>');
  const title = under(driver);
  driver.takeEffect('search');
  driver.send({ type: 'library-updated', library: library(numbered(40)), libraryLoading: true });
  expect(driver.takeEffect('search')).toMatchObject({
    query: 'number',
    request: driver.state.list.filter.request,
  });
  expect(under(driver)).toBe(title);
});

test('repeats a filter typed during loading once the library is complete', () => {
  const driver = new Driver({ samples: numbered(3) });
  const whole = library(numbered(9));
  driver.send({ type: 'library-updated', library: whole, libraryLoading: true }).keys('/text');
  driver.takeEffect('search');
  driver.send({ type: 'library-updated', library: whole });
  expect(driver.takeEffect('search')).toMatchObject({ query: 'text' });
  driver.send({ type: 'library-updated', library: whole });
  expect(driver.takeEffect('search')).toBeUndefined();
});

test('drops the selected category when the library no longer has it', () => {
  const driver = new Driver({ samples: numbered(4) }).keys('<tab>');
  expect(driver.state.list.category).toBeDefined();
  driver.send({ type: 'library-updated', library: library([{ title: 'Alone', category: 'Other' }]) });
  expect(driver.state.list.items).toHaveLength(1);
});

test('adds the reading states of new articles and keeps marks made meanwhile', () => {
  const driver = new Driver({ samples: numbered(2) }).keys('u');
  const changes = new Map([
    ['number-0.md', { read: false }],
    ['number-3.md', { read: true }],
  ]);
  const next = library(numbered(4));
  driver.send({
    type: 'library-updated',
    library: next,
    readingStates: new Map(
      [...changes].map(([, value], index) => [next.articles[index * 3]?.path ?? '', value]),
    ),
  });
  expect(driver.state.readingStates.get(next.articles[0]?.path ?? '')).toMatchObject({ read: true });
  expect(driver.state.readingStates.get(next.articles[3]?.path ?? '')).toEqual({ read: true });
});

test('shows the count after r, and checks the library when the terminal gets the focus', () => {
  const driver = new Driver({ samples: numbered(2) });
  driver.send({ type: 'library-updated', library: library(numbered(4)), requested: true });
  expect(driver.status()).toContain('Reloaded: 4 articles');
  const { state } = driver;
  driver.takeEffect('check-library');
  driver.raw('\u001b[O');
  expect(driver.takeEffect('check-library')).toBeUndefined();
  driver.raw('\u001b[I');
  expect(driver.takeEffect('check-library')).toBeDefined();
  expect(driver.state).toBe(state);
});

describe('an article whose title has changed', () => {
  const long = Array.from({ length: 60 }, (_, index) => `Paragraph ${index}.`).join('\n\n');
  const named = (title: string): Sample => ({ title, slug: 'a', markdown: `# New\n\n${long}` });
  const parsing = ({ title }: Article, source: string) => toFinishedParse(parse(source, { title }));
  const openOld = (options: DriverOptions = {}) =>
    new Driver({
      samples: [named('Old')],
      parsing: article => parsing(article, named('').markdown ?? ''),
      ...options,
    }).keys('<enter>');
  const rename = (driver: Driver) =>
    driver.send({ type: 'library-updated', library: library([named('New')]) });

  test('is shown with the new title, and not with its first heading as well', () => {
    const driver = openOld();
    expect(driver.rows()[0]?.trim()).toBe('Old');
    expect(driver.text()).toContain('═══');
    rename(driver);
    expect(driver.rows()[0]?.trim()).toBe('New');
    expect(driver.text()).not.toContain('═══');
    const loads = driver.effects.filter(({ type }) => type === 'load').length;
    rename(driver);
    expect(driver.effects.filter(({ type }) => type === 'load')).toHaveLength(loads);
  });

  test('keeps its position', () => {
    const driver = openOld().keys('  ');
    const [first] = driver.rows();
    expect(first).toContain('Paragraph');
    expect(rename(driver).rows()[0]).toBe(first);
  });

  test('is loaded again if the new title arrives while it is loading', () => {
    const driver = rename(openOld({ slow: true }));
    driver.answer();
    expect(driver.rows()[0]?.trim()).toBe('New');
    expect(driver.text()).not.toContain('═══');
  });

  test.each(['r', 'a change of the file'])('is looked for after %s', how => {
    const driver = openOld();
    driver.effects.length = 0;
    if (how === 'r') driver.keys('r');
    else driver.send({ type: 'file-changed' });
    expect(driver.takeEffect('check-library')).toEqual({ type: 'check-library', now: true });
  });
});
