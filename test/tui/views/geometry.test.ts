/** Every screen at every size: nothing throws, and no frame is wider or taller than the screen. */
import { describe, expect, test } from 'vitest';
import { displayWidth as widthOf } from '../../../src/text/display-width.js';
import { Driver, type DriverOptions } from '../driver.js';
import { makeProblems, WIDE_SAMPLE } from '../samples.js';
import { SCREENS } from '../screens.js';

const SIZES = [
  [1, 1], [1, 5], [2, 2], [5, 1], [7, 3], [10, 4], [19, 6], [20, 7], [39, 8], [40, 7], [40, 8], [41, 9], [60, 15], [72, 20],
  [80, 24], [100, 30], [109, 30], [110, 30], [111, 12], [120, 40], [160, 50], [200, 50], [250, 70],
] as const; // biome-ignore format: a table

const WIDE = `とても長い題名とても長い題名とても長い題名 👩‍👩‍👧‍👦 é́ ${'x'.repeat(200)}`;
const ODD: DriverOptions['samples'] = [
  {
    title: WIDE, description: WIDE, category: WIDE, slug: 'odd', authors: [WIDE], series: WIDE,
    markdown: `${WIDE}\n\n## ${WIDE}\n\n[${WIDE}](https://${'a'.repeat(300)}.example/)\n\n    ${WIDE}\n\n| a | b |\n|---|---|\n| ${WIDE} | 1 |\n`,
  },
  { title: '', slug: 'nothing', markdown: '' },
]; // biome-ignore format: data

const WIDE_TABLE = `| a | ${WIDE} |\n|---|---|\n${`| ${WIDE} | b |\n`.repeat(30)}`;

describe.each([
  ['an ordinary library', { problems: makeProblems(10) }],
  ['wide characters and endless words', { samples: ODD }],
  ['wide blocks', { samples: [WIDE_SAMPLE] }],
  ['a wide table', { samples: [{ ...WIDE_SAMPLE, markdown: WIDE_TABLE }] }],
  ['no articles', { samples: [] }],
  ['ASCII', { settings: { ascii: true } }],
] as [string, DriverOptions][])('with %s', (_, options) => {
  test.each(Object.entries(SCREENS))('fits %s into every size', (name, keys) => {
    for (const [columns, rows] of SIZES) {
      const driver = new Driver({ ...options, columns, rows }).keys(keys);
      expectFits(driver.rows(), columns, rows, name);
    }
    // The same by resizing: scroll position, selection and panels of one size are shown at another.
    const driver = new Driver({ ...options, columns: 120, rows: 40 }).keys(keys);
    for (const [columns, rows] of SIZES.filter((_, index) => index % 3 === 0)) {
      expectFits(driver.resize(columns, rows).rows(), columns, rows, name);
    }
  });
});

test('fills the height of every screen with room for a footer', () => {
  for (const [columns, rows] of SIZES.filter(([, height]) => height >= 8)) {
    expect(new Driver({ columns, rows }).rows()).toHaveLength(rows);
    expect(new Driver({ columns, rows }).keys('<enter>').rows()).toHaveLength(rows);
    expect(new Driver({ columns, rows }).keys('?').rows()).toHaveLength(rows);
  }
});

test('shows text below 40×8', () => {
  expect(new Driver({ columns: 20, rows: 4 }).text()).toContain('Scaling');
  expect(new Driver({ columns: 20, rows: 4 }).keys('<enter>').text()).toContain('Scaling');
  expect(new Driver({ columns: 12, rows: 2 }).keys('<enter>').text().trim()).not.toBe('');
});

test('draws only ASCII in ASCII mode', () => {
  for (const keys of Object.values(SCREENS)) {
    const text = new Driver({ columns: 120, rows: 40, settings: { ascii: true } }).keys(keys).text();
    const borders = text.replaceAll('Café', '').replaceAll('é', '');
    expect(borders.match(/[^\n -~]/g) ?? []).toEqual([]);
  }
});

function expectFits(shown: string[], columns: number, rows: number, name: string): void {
  expect(shown.length, `${name} at ${columns}×${rows}: rows`).toBeLessThanOrEqual(rows);
  for (const row of shown)
    expect(widthOf(row), `${name} at ${columns}×${rows}: ${row}`).toBeLessThanOrEqual(columns);
}
