import { describe, expect, test } from 'vitest';
import { blockText } from '../../../../src/document/document-text.js';
import { createPosition } from '../../../../src/document/position.js';
import { toFinishedParse } from '../../../../src/markdown/incremental-parse.js';
import { parse, startParse } from '../../../../src/markdown/parse.js';
import { Driver } from '../../driver.js';
import { SAMPLES } from '../../samples.js';

const source = SAMPLES[0]?.markdown ?? '';

/** First words of the top row. */
function topWords({ state }: Driver): string {
  const { reading } = state;
  const block = reading?.parsing.document.blocks[reading.position.block];
  return block ? blockText(block).slice(reading?.position.offset, (reading?.position.offset ?? 0) + 20) : '';
}

const isShown = (driver: Driver, words: string) => driver.text().replaceAll(/\s+/g, ' ').includes(words);

test('keeps the same sentence at the top through resizes', () => {
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

test('keeps the position when the width or theme changes', () => {
  const driver = new Driver().keys('<enter>').keys('   ');
  const words = topWords(driver);
  driver.keys('++++---T');
  expect(topWords(driver)).toBe(words);
  expect(driver.keys('=').state.reading?.position).toBeDefined();
});

describe('saved position', () => {
  const document = parse(source);
  const position = createPosition(document, 5, 300);

  test('is where an article opens, with a message', () => {
    const driver = new Driver({ readingStates: [['scaling.md', { position, percent: 40 }]] }).keys('<enter>');
    expect(driver.state.reading?.position.block).toBe(5);
    expect(driver.status()).toContain('Resumed where you stopped reading; press g for the top');
    expect(driver.keys('g').state.reading?.topRow).toEqual({ block: 0, row: 0 });
  });

  test('is found again after an edit above it', () => {
    const [first, ...rest] = SAMPLES;
    const edited = { ...first, title: first?.title ?? '', markdown: `New.\n\nMore of it.\n\n${source}` };
    const driver = new Driver({
      samples: [edited, ...rest],
      readingStates: [['scaling.md', { position, percent: 40 }]],
    });
    driver.keys('<enter>');
    expect(driver.state.reading?.position.block).toBe(7);
  });

  test('is saved with its percent after every move', () => {
    const driver = new Driver().keys('<enter>');
    driver.takeEffect('save-position');
    const { percent, position } = driver.keys(' ').takeEffect('save-position') ?? {};
    expect(percent).toBeGreaterThan(0);
    expect(position).toEqual(driver.state.reading?.position);
  });
});

describe('an article that is being parsed', () => {
  /** Parses one or two blocks per step, so that parsing takes several steps. */
  const slow = () => new Driver({ parsing: () => startParse(source, {}, () => 100) });
  const grow = (driver: Driver, times = 1): Driver => {
    for (let count = 0; count < times; count++) {
      const parsing = driver.state.reading?.parsing;
      if (!parsing || parsing.done) break;
      parsing.step();
      driver.send({ type: 'document-grown', parsing });
    }
    return driver;
  };

  test('shows the parsed part, requests the rest, and estimates the progress', () => {
    const driver = slow().keys('<enter>');
    expect(driver.state.reading?.parsing.done).toBe(false);
    expect(driver.takeEffect('parse-rest')).toBeDefined();
    expect(driver.status()).toContain('min left');
    expect(driver.text()).toContain('An opening paragraph');
  });

  test('goes to the end with G once it is parsed, unless moved since', () => {
    const driver = slow().keys('<enter>G');
    expect(driver.text()).not.toContain('on autoscaling');
    expect(driver.status()).toContain('Loading to the end…');
    expect(grow(driver, 100).text()).toContain('on autoscaling');
    expect(driver.status()).toContain('100%');
    expect(driver.status()).not.toContain('Loading to the end');
    const moved = slow().keys('<enter>Gg');
    expect(grow(moved, 100).state.reading?.topRow).toEqual({ block: 0, row: 0 });
  });

  test('shows a match of a query being typed once it is parsed', () => {
    const driver = slow().keys('<enter>/sentence 20 on auto');
    expect(driver.status()).toContain('not found so far');
    expect(grow(driver, 100).text()).toContain('sentence 20 on auto');
    expect(driver.status()).toContain('1/1');
    expect(driver.keys('<esc>').state.reading?.topRow).toEqual({ block: 0, row: 0 });
  });

  test('says of an accepted query that it is not found so far, and counts its matches once it is parsed', () => {
    const driver = slow().keys('<enter>/sentence 20 on auto<enter>');
    expect(driver.status()).toContain('sentence 20 on auto: not found so far');
    expect(driver.keys('n').status()).toContain('sentence 20 on auto: not found so far');
    grow(driver, 100);
    expect(driver.keys('n').status()).toContain('1/1');
  });

  test('waits for a position that is not parsed yet', () => {
    const position = createPosition(parse(source), 8, 40);
    const options = {
      parsing: () => startParse(source, {}, () => 100),
      readingStates: [['scaling.md', { position, percent: 80 }]] as [string, object][],
    };
    const driver = new Driver(options).keys('<enter>');
    expect(driver.state.reading?.pendingJump).toBeDefined();
    expect(driver.takeEffect('save-position')).toBeUndefined();
    grow(driver, 100);
    expect(driver.state.reading?.position.block).toBe(8);
    expect(driver.state.reading?.pendingJump).toBeUndefined();
  });

  test('shows the saved percent until it is parsed, then the list and the reader show the same', () => {
    const position = createPosition(parse(source), 5, 300);
    const driver = new Driver({
      parsing: () => startParse(source, {}, () => 100),
      readingStates: [['scaling.md', { position, percent: 13 }]],
    }).keys('<enter>');
    while (driver.state.reading?.pendingJump) grow(driver);
    expect(driver.state.reading?.parsing.done).toBe(false);
    expect(driver.status()).toContain(' 13%');
    const shown = /(\d+%)/.exec(grow(driver, 100).status())?.[1] ?? '';
    expect(shown).not.toBe('13%');
    driver.keys('q');
    expect(driver.rows().find(row => row.includes('Scaling'))).toContain(shown);
  });

  test('finds matches in the rest of the article too', () => {
    const driver = slow().keys('<enter>/sentence 1 on');
    const first = driver.state.reading?.find?.matches.length ?? 0;
    grow(driver, 100);
    expect(first).toBeLessThan(4);
    expect(driver.state.reading?.find?.matches).toHaveLength(4);
  });
});

describe('an article edited above the position', () => {
  /** Opens the first article, whose text can be changed while it is open. */
  const edited = (): { driver: Driver; edit: (text: string) => void } => {
    let text = source;
    const driver = new Driver({ parsing: () => toFinishedParse(parse(text)) }).keys('<enter>   jj');
    const edit = (change: string): void => {
      text = change;
    };
    return { driver, edit };
  };

  test.each([
    ['r', (driver: Driver) => driver.keys('r')],
    ['the editor', (driver: Driver) => driver.send({ type: 'file-changed' })],
  ])('is reloaded by %s at the same words', (_, again) => {
    const { driver, edit } = edited();
    const words = topWords(driver);
    edit(`New above.\n\n## And a section\n\nMore of it.\n\n${source}`);
    again(driver);
    expect(topWords(driver)).toBe(words);
    expect(isShown(driver, words.slice(0, 12))).toBe(true);
  });

  test('stays at the top', () => {
    const { driver, edit } = edited();
    edit(`New above.\n\n${source}`);
    driver.keys('gr');
    expect(driver.text()).toContain('New above.');
  });

  test('is returned to at the same words', () => {
    const { driver, edit } = edited();
    driver.keys('g<tab>j<tab>');
    const words = topWords(driver);
    driver.keys('<enter>');
    expect(driver.state.reading?.article.slug).toBe('retries');
    edit(`New above.\n\n${source}`);
    expect(topWords(driver.keys('H'))).toBe(words);
  });
});
