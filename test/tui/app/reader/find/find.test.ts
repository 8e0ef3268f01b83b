import { describe, expect, test } from 'vitest';
import { Driver } from '../../../driver.js';

const open = () => new Driver({ settings: { depth: 1 } }).keys('<enter>');
const plain = (driver: Driver) => driver.text().replaceAll(/\u001b\[[\d;]*m/g, '');
const status = (driver: Driver) => driver.status().replaceAll(/\u001b\[[\d;]*m/g, '');

test('finds while typing, from the current position', () => {
  const driver = open().keys(']]/sentence 3 on memory');
  expect(plain(driver)).toContain('Sentence 3 on memory');
  expect(status(driver)).toMatch(/\/sentence 3 on memory +1\/1/);
});

test('counts matches and wraps around with n and N', () => {
  const driver = open().keys('/sentence 1 on<enter>');
  expect(status(driver)).toContain('/sentence 1 on 1/4');
  expect(status(driver.keys('n'))).toContain('2/4');
  expect(status(driver.keys('nn'))).toContain('4/4');
  expect(status(driver.keys('n'))).toContain('Search wrapped to the top');
  expect(driver.state.reading?.find?.current).toBe(0);
  expect(status(driver.keys('N'))).toContain('Search wrapped to the end');
  expect(driver.state.reading?.find?.current).toBe(3);
});

test('continues from the screen with n after scrolling', () => {
  const driver = open().keys('/sentence 1 on<enter>G');
  expect(driver.keys('N').state.reading?.find?.current).toBe(3);
  expect(driver.keys('gn').state.reading?.find?.current).toBe(0);
});

test('restores the position with Esc, and keeps the match with Enter', () => {
  const driver = open().keys(']');
  const { topRow } = driver.state.reading ?? {};
  driver.keys('/autoscaling');
  expect(driver.state.reading?.topRow).not.toEqual(topRow);
  driver.keys('<esc>');
  expect(driver.state.reading).toMatchObject({ topRow, find: undefined });
  driver.keys('/autoscaling<enter>');
  expect(driver.state.reading?.topRow).not.toEqual(topRow);
});

test('returns to the same text after the width has changed during the search', () => {
  const markdown = Array.from({ length: 3000 }, (_, index) => `word${index}`).join(' ');
  const driver = new Driver({ samples: [{ title: 'Long', markdown }] }).keys('<enter>   ');
  const [first] = driver.rows();
  const [word = ''] = first?.trim().split(' ') ?? [];
  driver.keys('/').resize(50, 24).keys('word2999<esc>');
  expect(driver.rows()[0]).toContain(word);
  expect(driver.resize(80, 24).rows()[0]).toBe(first);
});

test('returns to the start position when the query is erased', () => {
  const driver = open().keys('/sentence 20 on auto');
  expect(driver.state.reading?.topRow.block).toBeGreaterThan(3);
  driver.keys('<ctrl+u>');
  expect(driver.state.reading?.topRow).toEqual({ block: 0, row: 0 });
  expect(driver.keys('<backspace>').state.reading?.find).toBeUndefined();
});

test('uses smart case, and ignores accents without capitals', () => {
  const count = (word: string) => open().keys(`/${word}`).state.reading?.find?.matches.length;
  expect(count('kubernetes')).toBe(2);
  expect(count('Kubernetes')).toBe(2);
  expect(count('KUBERNETES')).toBe(0);
  expect(new Driver().keys('jjj<enter>/cafe').state.reading?.find?.matches.at(1)).toEqual([12, 16]);
});

test('shows the count beside the query at every width', () => {
  const driver = new Driver().keys('<enter>/the');
  for (let columns = 14; columns <= 110; columns++) {
    driver.send({ type: 'resized', columns, rows: 20 });
    expect(driver.status(), `${columns}`).toMatch(/^ \/the +\d+\/\d+/);
  }
});

test('names the words that are not found', () => {
  const driver = open().keys('/zzz');
  expect(status(driver)).toContain('not found');
  expect(status(driver.keys('<enter>'))).toContain('zzz: not found');
  expect(status(open().keys('n'))).toContain('No active search');
});

test('highlights all matches, and the current one in another colour', () => {
  const driver = open().keys('/on requests<enter>');
  const codes = driver.frame().match(/(?:\u001b\[[\d;]*m)+(?=on requests)/g) ?? [];
  const matches = codes.filter(code => code.includes('[7m'));
  expect(matches.length).toBeGreaterThan(2);
  expect(new Set(matches).size).toBe(2);
  expect(matches.filter(code => /\[3\dm/.test(code))).toHaveLength(1);
});

test('finds a phrase in quotes', () => {
  const count = (keys: string) => open().keys(keys).state.reading?.find?.matches.length;
  expect(count('/"on requests"')).toBe(count('/on requests'));
  expect(count('/"on requ')).toBe(count('/on requ'));
});

test.each([24, 60, 80, 120])(
  'says at %i columns that capitals make a search exact, if there is room',
  columns => {
    const driver = open();
    driver.send({ type: 'resized', columns, rows: 20 });
    driver.keys('/Sentence');
    expect(status(driver)).toMatch(/1\/\d+/);
    expect(status(driver).includes('case-sensitive')).toBe(columns >= 60);
    driver.keys('<ctrl+u>sentence');
    expect(status(driver)).not.toContain('case-sensitive');
  },
);

test('searches for pasted text, and opens the search', () => {
  const driver = open().raw('\u001b[200~Sentence 2 on\nlimits\u001b[201~');
  expect(driver.state.reading?.find).toMatchObject({ typing: true, words: ['Sentence 2 on limits'] });
  expect(driver.state.reading?.find?.matches).toHaveLength(1);
});

test('edits the query like the filter', () => {
  const { field } =
    open().keys('/abc<left><left>X<ctrl+w>Y<home><right>Z<end><ctrl+b><ctrl+f>!').state.reading?.find ?? {};
  expect(field?.text).toBe('YZbc!');
});

test('ends a search without matches on Enter', () => {
  const driver = new Driver().keys('<enter>/limti<enter>');
  expect(driver.status()).toContain('limti: not found');
  expect(driver.keys('j').status()).not.toContain('limti');
  expect(driver.state.reading?.find).toBeUndefined();
});

describe('article header', () => {
  const top = (driver: Driver) => driver.state.reading?.find?.matches.at(0)?.[0] ?? 0;

  test('is searched: title, category, date', () => {
    for (const words of ['scaling kuber', 'DevOps', 'december 2024', '8 min']) {
      const driver = open().keys(`/${words}`);
      expect(status(driver)).toContain(' 1/1');
      expect(driver.state.reading?.topRow).toEqual({ block: 0, row: 0 });
      expect(driver.frame()).toMatch(new RegExp(`\\u001b\\[[\\d;]*7m(?:\\u001b\\[[\\d;]*m)*${words}`, 'i'));
    }
  });

  test('is first from the top, and last from within the text', () => {
    const driver = open().keys('/kubernetes');
    expect(top(driver)).toBeLessThan(0);
    expect(status(driver)).toContain('1/2');
    expect(status(driver.keys('<enter>n'))).toContain('2/2');
    expect(status(driver.keys('N'))).toContain('1/2');
    expect(driver.state.reading?.topRow).toEqual({ block: 0, row: 0 });
    const below = open().keys(']/kubernetes');
    expect(status(below)).toContain('2/2');
    expect(status(below.keys('<enter>n'))).toContain('Search wrapped to the top');
    expect(below.state.reading?.topRow).toEqual({ block: 0, row: 0 });
    expect(below.keys('H').state.reading?.position.block).toBeGreaterThan(0);
  });

  test('is searched in an article without text', () => {
    const driver = new Driver({ samples: [{ title: 'Nothing else', markdown: '' }] }).keys('<enter>/else');
    expect(driver.state.reading?.find?.matches.length).toBe(1);
    expect(driver.status()).toContain('1/1');
  });

  test('highlights the words of the filter', () => {
    const samples = [{ title: 'A title of words', markdown: 'Text with words and a title.' }];
    const driver = new Driver({ samples }).keys('/title words<enter><enter>');
    const { matches } = driver.state.reading?.find ?? {};
    expect(
      Array.from({ length: matches?.length ?? 0 }, (_, index) => (matches?.at(index)?.[0] ?? 0) < 0),
    ).toEqual([true, true, false, false]);
  });
});

test('finds words that stand together nowhere one by one, and says so', () => {
  const driver = open().keys('/memory autoscaling');
  expect(driver.state.reading?.find).toMatchObject({ isSplit: true, words: ['memory', 'autoscaling'] });
  expect(status(driver)).toMatch(/1\/\d+ word by word/);
  expect(status(driver.keys('<enter>'))).toContain(
    'memory autoscaling: not found together, only word by word',
  );
  expect(status(driver.keys('n'))).toMatch(/2\/\d+ word by word/);
  expect(open().keys('/"memory autoscaling"').state.reading?.find?.matches).toHaveLength(0);
});
