import { describe, expect, test } from 'vitest';
import { Driver } from '../../../driver.js';

const open = () => new Driver({ settings: { depth: 1 } }).keys('<enter>');
const plain = (driver: Driver) => driver.text().replaceAll(/\u001b\[[\d;]*m/g, '');
const status = (driver: Driver) => driver.status().replaceAll(/\u001b\[[\d;]*m/g, '');

test('finds as it is typed, from where the reader is', () => {
  const driver = open().keys(']]/sentence 3 on memory');
  expect(plain(driver)).toContain('Sentence 3 on memory');
  expect(status(driver)).toMatch(/\/sentence 3 on memory +1\/1/);
});

test('counts, goes on with n, back with N, and around', () => {
  const driver = open().keys('/sentence 1 on<enter>');
  expect(status(driver)).toContain('/sentence 1 on 1/4');
  expect(status(driver.keys('n'))).toContain('2/4');
  expect(status(driver.keys('nn'))).toContain('4/4');
  expect(status(driver.keys('n'))).toContain('Search went on from the top.');
  expect(driver.state.reading?.find?.current).toBe(0);
  expect(status(driver.keys('N'))).toContain('Search went on from the end.');
  expect(driver.state.reading?.find?.current).toBe(3);
});

test('n goes on from what is on the screen, wherever the reader has scrolled to', () => {
  const driver = open().keys('/sentence 1 on<enter>G');
  expect(driver.keys('N').state.reading?.find?.current).toBe(3);
  expect(driver.keys('gn').state.reading?.find?.current).toBe(0);
});

test('Esc restores the place; Enter keeps what was found', () => {
  const driver = open().keys(']');
  const { spot } = driver.state.reading ?? {};
  driver.keys('/autoscaling');
  expect(driver.state.reading?.spot).not.toEqual(spot);
  driver.keys('<esc>');
  expect(driver.state.reading).toMatchObject({ spot, find: undefined });
  driver.keys('/autoscaling<enter>');
  expect(driver.state.reading?.spot).not.toEqual(spot);
});

test('taking letters away goes back to where the search began', () => {
  const driver = open().keys('/sentence 20 on auto');
  expect(driver.state.reading?.spot.block).toBeGreaterThan(3);
  driver.keys('<ctrl+u>');
  expect(driver.state.reading?.spot).toEqual({ block: 0, row: 0 });
  expect(driver.keys('<backspace>').state.reading?.find).toBeUndefined();
});

test('is of smart case, and deaf to accents without capitals', () => {
  const count = (word: string) => open().keys(`/${word}`).state.reading?.find?.matches.length;
  expect(count('kubernetes')).toBe(2);
  expect(count('Kubernetes')).toBe(2);
  expect(count('KUBERNETES')).toBe(0);
  expect(new Driver().keys('jjj<enter>/cafe').state.reading?.find?.matches.at(1)).toEqual([12, 16]);
});

test('the count stands beside what is typed, whatever else has room there', () => {
  const driver = new Driver().keys('<enter>/the');
  for (let columns = 14; columns <= 110; columns++) {
    driver.send({ type: 'resized', columns, rows: 20 });
    expect(driver.status(), `${columns}`).toMatch(/^ \/the +\d+\/\d+/);
  }
});

test('says what is not there', () => {
  const driver = open().keys('/zzz');
  expect(status(driver)).toContain('not found');
  expect(status(driver.keys('<enter>'))).toContain('zzz: not found.');
  expect(status(open().keys('n'))).toContain('Nothing is searched for');
});

test('marks every match on the screen, and the current one in another way', () => {
  const driver = open().keys('/on requests');
  const codes = driver.frame().match(/\u001b\[([\d;]*)m(?=on requests)/g) ?? [];
  expect(codes.length).toBeGreaterThan(2);
  expect(new Set(codes).size).toBe(2);
});

test('a paste is searched for, and opens the search where none is open', () => {
  const driver = open().raw('\u001b[200~Sentence 2 on\nlimits\u001b[201~');
  expect(driver.state.reading?.find).toMatchObject({ typing: true, words: ['Sentence 2 on limits'] });
  expect(driver.state.reading?.find?.matches).toHaveLength(1);
});

test('is edited like the filter', () => {
  const { field } =
    open().keys('/abc<left><left>X<ctrl+w>Y<home><right>Z<end><ctrl+b><ctrl+f>!').state.reading?.find ?? {};
  expect(field?.text).toBe('YZbc!');
});

test('a search that finds nothing is not kept by Enter', () => {
  const driver = new Driver().keys('<enter>/limti<enter>');
  expect(driver.status()).toContain('limti: not found.');
  expect(driver.keys('j').status()).not.toContain('limti');
  expect(driver.state.reading?.find).toBeUndefined();
});

describe('the head of the article', () => {
  const top = (driver: Driver) => driver.state.reading?.find?.matches.at(0)?.[0] ?? 0;

  test('is searched as well: the title, the category, the date', () => {
    for (const words of ['scaling kuber', 'DevOps', 'december 2024', '8 min']) {
      const driver = open().keys(`/${words}`);
      expect(status(driver)).toContain(' 1/1');
      expect(driver.state.reading?.spot).toEqual({ block: 0, row: 0 });
      expect(driver.frame()).toMatch(new RegExp(`\\u001b\\[[\\d;]*7m${words}`, 'i'));
    }
  });

  test('comes first at the top, and last from within the text', () => {
    const driver = open().keys('/kubernetes');
    expect(top(driver)).toBeLessThan(0);
    expect(status(driver)).toContain('1/2');
    expect(status(driver.keys('<enter>n'))).toContain('2/2');
    expect(status(driver.keys('N'))).toContain('1/2');
    expect(driver.state.reading?.spot).toEqual({ block: 0, row: 0 });
    const below = open().keys(']/kubernetes');
    expect(status(below)).toContain('2/2');
    expect(status(below.keys('<enter>n'))).toContain('Search went on from the top.');
    expect(below.state.reading?.spot).toEqual({ block: 0, row: 0 });
    expect(below.keys('H').state.reading?.place.block).toBeGreaterThan(0);
  });

  test('of an article without text too', () => {
    const driver = new Driver({ samples: [{ title: 'Nothing else', markdown: '' }] }).keys('<enter>/else');
    expect(driver.state.reading?.find?.matches.length).toBe(1);
    expect(driver.status()).toContain('1/1');
  });

  test('as one of several words that led here', () => {
    const samples = [{ title: 'A title of words', markdown: 'Text with words and a title.' }];
    const driver = new Driver({ samples }).keys('/title words<enter><enter>');
    const { matches } = driver.state.reading?.find ?? {};
    expect(
      Array.from({ length: matches?.length ?? 0 }, (_, index) => (matches?.at(index)?.[0] ?? 0) < 0),
    ).toEqual([true, true, false, false]);
  });
});
