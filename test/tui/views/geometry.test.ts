/** Every screen at every size: nothing throws, no row is too wide, and there are never too many. */
import { describe, expect, test } from 'vitest';
import { displayWidth as widthOf } from '../../../src/text/display-width.js';
import { Driver, type DriverOptions } from '../driver.js';
import { problems } from '../samples.js';

const SIZES = [
  [1, 1], [1, 5], [2, 2], [5, 1], [7, 3], [10, 4], [19, 6], [20, 7], [39, 8], [40, 7], [40, 8], [41, 9], [60, 15], [72, 20],
  [80, 24], [100, 30], [109, 30], [110, 30], [111, 12], [120, 40], [160, 50], [200, 50], [250, 70],
] as const; // biome-ignore format: a table

/** Each screen by the keys that lead to it. */
const SCREENS: Record<string, string> = {
  list: '',
  'list, last': 'G',
  'a category': '<tab>',
  'a filter': '/ub',
  'a filter without hits': '/zzzz',
  'a long filter': `/${'long '.repeat(60)}`,
  article: '<enter>',
  'article, end': '<enter>G',
  contents: '<enter>t',
  'contents, jumped': '<enter>tj<enter>',
  'contents, narrowed': '<enter>t/m',
  'contents, narrowed to nothing': '<enter>t/zzz',
  'a search': '<enter>/limits',
  'a search in the head': '<enter>/devops',
  'a search for much': `<enter>/${'long '.repeat(60)}`,
  'a match': '<enter>/limits<enter>nn',
  'a link': '<enter><tab>',
  'a footnote': '<enter><tab><tab><tab><tab>',
  'an image': '<enter><tab><tab><tab><tab><tab>',
  'a question': '<enter><tab><tab><tab>o',
  'copy what': '<enter>y',
  bookmarks: "<enter>m'",
  help: '?',
  problems: '!',
  'problems, end': '!G',
  'help, end': '<enter>?   ',
  'a message': '<enter>K',
  focus: '<enter>z',
};

const WIDE = `とても長い題名とても長い題名とても長い題名 👩‍👩‍👧‍👦 é́ ${'x'.repeat(200)}`;
const ODD: DriverOptions['samples'] = [
  {
    title: WIDE, description: WIDE, category: WIDE, slug: 'odd', authors: [WIDE], series: WIDE,
    markdown: `${WIDE}\n\n## ${WIDE}\n\n[${WIDE}](https://${'a'.repeat(300)}.example/)\n\n    ${WIDE}\n\n| a | b |\n|---|---|\n| ${WIDE} | 1 |\n`,
  },
  { title: '', slug: 'nothing', markdown: '' },
]; // biome-ignore format: data

describe.each([
  ['an ordinary library', { problems: problems(10) }],
  ['wide characters and endless words', { samples: ODD }],
  ['no articles', { samples: [] }],
  ['ASCII', { settings: { ascii: true } }],
] as [string, DriverOptions][])('with %s', (_, options) => {
  test.each(Object.entries(SCREENS))('%s', (name, keys) => {
    for (const [columns, rows] of SIZES) {
      const driver = new Driver({ ...options, columns, rows }).keys(keys);
      expectFits(driver.rows(), columns, rows, name);
    }
    // The same by resizing: what was scrolled to, selected or opened at one size is shown at another.
    const driver = new Driver({ ...options, columns: 120, rows: 40 }).keys(keys);
    for (const [columns, rows] of SIZES.filter((_, index) => index % 3 === 0)) {
      expectFits(driver.resize(columns, rows).rows(), columns, rows, name);
    }
  });
});

test('the frame is as tall as the screen wherever there is room for a footer', () => {
  for (const [columns, rows] of SIZES.filter(([, height]) => height >= 8)) {
    expect(new Driver({ columns, rows }).rows()).toHaveLength(rows);
    expect(new Driver({ columns, rows }).keys('<enter>').rows()).toHaveLength(rows);
    expect(new Driver({ columns, rows }).keys('?').rows()).toHaveLength(rows);
  }
});

test('below 40×8 there is still something to read', () => {
  expect(new Driver({ columns: 20, rows: 4 }).text()).toContain('Scaling');
  expect(new Driver({ columns: 20, rows: 4 }).keys('<enter>').text()).toContain('Scaling');
  expect(new Driver({ columns: 12, rows: 2 }).keys('<enter>').text().trim()).not.toBe('');
});

test('nothing but ASCII is drawn where that was asked for', () => {
  for (const keys of Object.values(SCREENS)) {
    const text = new Driver({ columns: 120, rows: 40, settings: { ascii: true } }).keys(keys).text();
    const drawn = text.replaceAll('Café', '').replaceAll('é', '');
    expect(drawn.match(/[^\n -~]/g) ?? []).toEqual([]);
  }
});

function expectFits(shown: string[], columns: number, rows: number, name: string): void {
  expect(shown.length, `${name} at ${columns}×${rows}: rows`).toBeLessThanOrEqual(rows);
  for (const row of shown)
    expect(widthOf(row), `${name} at ${columns}×${rows}: ${row}`).toBeLessThanOrEqual(columns);
}
