import { describe, expect, test } from 'vitest';
import { blockText } from '../../../../src/document/document-text.js';
import { createPosition } from '../../../../src/document/position.js';
import { finished } from '../../../../src/markdown/incremental-parse.js';
import { parse, startParse } from '../../../../src/markdown/parse.js';
import { Driver } from '../../driver.js';
import { SAMPLES } from '../../samples.js';

const source = SAMPLES[0]?.markdown ?? '';

/** The words at the start of the top row of text. */
function topWords({ state }: Driver): string {
  const { reading } = state;
  const block = reading?.parsing.document.blocks[reading.place.block];
  return block ? blockText(block).slice(reading?.place.offset, (reading?.place.offset ?? 0) + 20) : '';
}

const isShown = (driver: Driver, words: string) => driver.text().replaceAll(/\s+/g, ' ').includes(words);

test('the same sentence stays on top through any resizes, and the first size gives the first rows', () => {
  const driver = new Driver().keys('<enter>').keys('   jjj');
  const words = topWords(driver);
  const rows = driver.rows();
  for (const [columns, rows] of [
    [40, 10],
    [200, 60],
    [23, 5],
    [120, 40],
    [61, 24],
    [1, 1],
  ] as const) {
    driver.resize(columns, rows);
    expect(topWords(driver)).toBe(words);
    if (columns > 40) expect(isShown(driver, words.slice(0, 12))).toBe(true);
  }
  expect(driver.resize(80, 24).rows()).toEqual(rows);
});

test('nor does it go with the measure or the theme', () => {
  const driver = new Driver().keys('<enter>').keys('   ');
  const words = topWords(driver);
  driver.keys('++++---T');
  expect(topWords(driver)).toBe(words);
  expect(driver.keys('=').state.reading?.place).toBeDefined();
});

describe('what the journal kept', () => {
  const document = parse(source);
  const place = createPosition(document, 5, 300);

  test('is where an article opens, and how to leave there is said', () => {
    const driver = new Driver({ kept: [['scaling.md', { place, percent: 40 }]] }).keys('<enter>');
    expect(driver.state.reading?.place.block).toBe(5);
    expect(driver.status()).toMatch(/Resumed at \d+ %, g for the top\./);
    expect(driver.keys('g').state.reading?.spot).toEqual({ block: 0, row: 0 });
  });

  test('is found again after the article was edited above it', () => {
    const [first, ...rest] = SAMPLES;
    const edited = { ...first, title: first?.title ?? '', markdown: `New.\n\nMore of it.\n\n${source}` };
    const driver = new Driver({ samples: [edited, ...rest], kept: [['scaling.md', { place, percent: 40 }]] });
    driver.keys('<enter>');
    expect(driver.state.reading?.place.block).toBe(7);
  });

  test('is kept for every move, with its percent', () => {
    const driver = new Driver().keys('<enter>');
    driver.took('keep-place');
    const { percent, place: kept } = driver.keys(' ').took('keep-place') ?? {};
    expect(percent).toBeGreaterThan(0);
    expect(kept).toEqual(driver.state.reading?.place);
  });
});

describe('an article that is still being parsed', () => {
  /** Slices of a block or two, so that it takes several steps. */
  const slow = () => new Driver({ parsing: () => startParse(source, {}, () => 100) });
  const grow = (driver: Driver, times = 1): Driver => {
    for (let count = 0; count < times; count++) {
      const parsing = driver.state.reading?.parsing;
      if (!parsing || parsing.done) break;
      parsing.step();
      driver.send({ type: 'grown', parsing });
    }
    return driver;
  };

  test('shows what there is, asks for the rest, and reckons how far it is', () => {
    const driver = slow().keys('<enter>');
    expect(driver.state.reading?.parsing.done).toBe(false);
    expect(driver.took('grow')).toBeDefined();
    expect(driver.status()).toContain('min left');
    expect(driver.text()).toContain('An opening paragraph');
  });

  test('G goes to the end when it is there, and not if the reader has moved since', () => {
    const driver = slow().keys('<enter>G');
    expect(driver.text()).not.toContain('on autoscaling');
    expect(driver.status()).toContain('Reading on, to the end.');
    expect(grow(driver, 100).text()).toContain('on autoscaling');
    expect(driver.status()).toContain('100 %');
    expect(driver.status()).not.toContain('Reading on');
    const moved = slow().keys('<enter>Gg');
    expect(grow(moved, 100).state.reading?.spot).toEqual({ block: 0, row: 0 });
  });

  test('what is searched for is shown when it is there, if it is still being typed', () => {
    const driver = slow().keys('<enter>/sentence 20 on auto');
    expect(driver.status()).toContain('not found so far');
    expect(grow(driver, 100).text()).toContain('sentence 20 on auto');
    expect(driver.status()).toContain('1/1');
    expect(driver.keys('<esc>').state.reading?.spot).toEqual({ block: 0, row: 0 });
  });

  test('a place that is not parsed yet is waited for', () => {
    const place = createPosition(parse(source), 8, 40);
    const options = {
      parsing: () => startParse(source, {}, () => 100),
      kept: [['scaling.md', { place, percent: 80 }]] as [string, object][],
    };
    const driver = new Driver(options).keys('<enter>');
    expect(driver.state.reading?.goal).toBeDefined();
    expect(driver.took('keep-place')).toBeUndefined();
    grow(driver, 100);
    expect(driver.state.reading?.place.block).toBe(8);
    expect(driver.state.reading?.goal).toBeUndefined();
  });

  test('what is searched for is found in the rest of it too', () => {
    const driver = slow().keys('<enter>/sentence 1 on');
    const first = driver.state.reading?.find?.matches.length ?? 0;
    grow(driver, 100);
    expect(first).toBeLessThan(4);
    expect(driver.state.reading?.find?.matches).toHaveLength(4);
  });
});

describe('an article that was edited above what is being read', () => {
  /** The first article, which the editor changes under the reader. */
  const edited = (): { driver: Driver; edit: (text: string) => void } => {
    let text = source;
    const driver = new Driver({ parsing: () => finished(parse(text)) }).keys('<enter>   jjj');
    const edit = (change: string): void => {
      text = change;
    };
    return { driver, edit };
  };

  test.each([
    ['r', (driver: Driver) => driver.keys('r')],
    ['the editor', (driver: Driver) => driver.send({ type: 'edited' })],
  ])('is loaded again by %s at the same words', (_, again) => {
    const { driver, edit } = edited();
    const words = topWords(driver);
    edit(`New above.\n\n## And a section\n\nMore of it.\n\n${source}`);
    again(driver);
    expect(topWords(driver)).toBe(words);
    expect(isShown(driver, words.slice(0, 12))).toBe(true);
  });

  test('stays at its top, where that is what is read', () => {
    const { driver, edit } = edited();
    edit(`New above.\n\n${source}`);
    driver.keys('gr');
    expect(driver.text()).toContain('New above.');
  });

  test('is come back to at the same words', () => {
    const { driver, edit } = edited();
    driver.keys('g<tab><tab>');
    const { place } = driver.state.reading ?? {};
    driver.keys('j<tab>');
    const [article] = driver.library.articles.slice(1);
    if (!article || !place) throw new Error('no article');
    const words = topWords(driver);
    driver.send({ type: 'file-opened', article, anchor: undefined });
    edit(`New above.\n\n${source}`);
    expect(topWords(driver.keys('H'))).toBe(words);
  });
});
