/** A library that is replaced under the reader: as it comes in, and when its files have changed. */
import { expect, test } from 'vitest';
import type { Library } from '../../../src/library/library.js';
import type { Sample } from '../../support/library.js';
import { Driver } from '../driver.js';
import { makeShelf } from '../sample-library.js';

const numbered = (count: number, from = 0): Sample[] =>
  Array.from({ length: count }, (_, index) => ({
    title: `Number ${from + index}`,
    category: (from + index) % 2 ? 'Odd' : 'Even',
    markdown: `Text of ${from + index}.\n\n${'A row of words. '.repeat(400)}`,
  }));

const library = (samples: Sample[], change: Partial<Library> = {}): Library => ({
  ...makeShelf(samples),
  ...change,
});
const under = ({ state }: Driver) => state.list.entries[state.list.cursor]?.article.title;
const rowOf = (driver: Driver, text: string) => driver.rows().findIndex(row => row.includes(text));

test('the head says that more is coming, and how many there are at last', () => {
  const driver = new Driver({ samples: numbered(3) });
  driver.send({ type: 'reopened', library: library(numbered(5), { partial: true }), arriving: true });
  expect(driver.rows()[0]).toContain('5 articles, reading on…');
  driver.send({ type: 'reopened', library: library(numbered(9)) });
  expect(driver.rows()[0]).toContain('9 articles  ');
  expect(driver.state.arriving).toBe(false);
  expect(driver.state.message).toBeUndefined();
});

test('the cursor stays on its article, at its row, when others come before it', () => {
  const driver = new Driver({ samples: numbered(60, 100) }).keys('<ctrl+f><ctrl+f>jj');
  const [title = '', row] = [under(driver), rowOf(driver, under(driver) ?? '')];
  driver.send({ type: 'reopened', library: library(numbered(160)) });
  expect(under(driver)).toBe(title);
  expect(rowOf(driver, title)).toBe(row);
  expect(row).toBeGreaterThan(2);
});

test('who has not moved stays at the top of a list that fills, and on their article in one that is corrected', () => {
  const filling = new Driver({ samples: numbered(3, 100) });
  filling.send({ type: 'reopened', library: library(numbered(3, 100), { partial: true }), arriving: true });
  filling.send({ type: 'reopened', library: library(numbered(160)) });
  expect(under(filling)).toBe('Number 0');
  const corrected = new Driver({ samples: numbered(3, 1) });
  corrected.send({ type: 'reopened', library: library(numbered(4)) });
  expect(under(corrected)).toBe('Number 1');
  expect(corrected.text()).toContain('Number 0');
});

test('the open article keeps its place', () => {
  const driver = new Driver({ samples: numbered(3) }).keys('<enter>  ');
  const rows = driver.rows();
  driver.send({ type: 'reopened', library: library(numbered(2, 1)) });
  driver.send({ type: 'reopened', library: library(numbered(9)) });
  expect(driver.rows()).toEqual(rows);
  driver.keys('q');
  expect(under(driver)).toBe('Number 0');
});

test('what is filtered for is searched again, and the cursor stays on its hit', () => {
  const driver = new Driver({ samples: numbered(30) }).keys('/number<enter>').keys('q/').keys('<down><down>');
  const title = under(driver);
  driver.took('search');
  driver.send({ type: 'reopened', library: library(numbered(40)), arriving: true });
  expect(driver.took('search')).toMatchObject({ query: 'number', request: driver.state.list.filter.request });
  expect(under(driver)).toBe(title);
});

test('a filter typed while more was on its way is asked again when all is there, though nothing has changed', () => {
  const driver = new Driver({ samples: numbered(3) });
  const whole = library(numbered(9));
  driver.send({ type: 'reopened', library: whole, arriving: true }).keys('/text');
  driver.took('search');
  driver.send({ type: 'reopened', library: whole });
  expect(driver.took('search')).toMatchObject({ query: 'text' });
  driver.send({ type: 'reopened', library: whole });
  expect(driver.took('search')).toBeUndefined();
});

test('a category that has gone no longer narrows the list', () => {
  const driver = new Driver({ samples: numbered(4) }).keys('<tab>');
  expect(driver.state.list.category).toBeDefined();
  driver.send({ type: 'reopened', library: library([{ title: 'Alone', category: 'Other' }]) });
  expect(driver.state.list.entries).toHaveLength(1);
});

test('what the journal keeps of new articles comes with them, and marks made meanwhile stay', () => {
  const driver = new Driver({ samples: numbered(2) }).keys('u');
  const kept = new Map([
    ['number-0.md', { read: false }],
    ['number-3.md', { read: true }],
  ]);
  const next = library(numbered(4));
  driver.send({
    type: 'reopened',
    library: next,
    kept: new Map([...kept].map(([, value], index) => [next.articles[index * 3]?.path ?? '', value])),
  });
  expect(driver.state.kept.get(next.articles[0]?.path ?? '')).toMatchObject({ read: true });
  expect(driver.state.kept.get(next.articles[3]?.path ?? '')).toEqual({ read: true });
});

test('r says how many there are; the focus asks for a look and changes nothing by itself', () => {
  const driver = new Driver({ samples: numbered(2) });
  driver.send({ type: 'reopened', library: library(numbered(4)), asked: true });
  expect(driver.status()).toContain('4 articles.');
  const { state } = driver;
  driver.took('look-again');
  driver.raw('\u001b[O');
  expect(driver.took('look-again')).toBeUndefined();
  driver.raw('\u001b[I');
  expect(driver.took('look-again')).toBeDefined();
  expect(driver.state).toBe(state);
});
