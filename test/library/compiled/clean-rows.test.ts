import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatRows } from '../../../src/library/compiled/clean-rows.js';
import type { CompiledIndex } from '../../../src/library/compiled/format.js';
import { checkRow } from '../../../src/library/compiled/index-row.js';
import { LISTED, ROW_END, SEARCHED } from '../../../src/library/record-templates.js';
import { hasUnsafeText } from '../../../src/text/unsafe-json.js';
import { random as createRandom } from '../../support/generate.js';
import { HOSTILE_TEXT, mutateJson } from '../../support/mutate.js';

const FORMATS = ['1.0', '1.1', '1.2', '1.3', '1.4', '1.5'];

function readIndex(format: string): string {
  return readFileSync(join(import.meta.dirname, `fixtures/compiled-${format}/index.json`), 'utf8');
}

const rowsOf = (index: string): string => index.slice(index.indexOf('"articles":[\n') + 13);

/** Rows as `build` writes them. */
function rowsText(rows: readonly unknown[]): string {
  return `${rows.map(row => JSON.stringify(row)).join(',\n')}\n]}\n`;
}

const ROW = { slug: 'a', title: 'A', minutes: 1, words: 2, path: 'a.md', name: 'a', headings: '' };

describe('formatRows', () => {
  it.each(FORMATS)('formats the rows of a library of format %s', format => {
    const rows = rowsOf(readIndex(format));
    expect(formatRows(rows, LISTED)).toBe(
      'notes\tNotes\t\t2025-01-01T10:00:00+01:00\t1\nscaling\tScaling: what we learned\tDevOps\t2024-12-15\t8\n',
    );
    expect(formatRows(rows, SEARCHED)?.split(ROW_END)).toEqual([
      'Notes\0\0\0\0\0notes',
      'Scaling: what we learned\0"kubernetes","scaling"\0DevOps\0"Ann Lee"\0Five years of pods.\0scaling',
      '',
    ]);
  });

  it('accepts every field', () => {
    const row = {
      slug: 'a-b', title: 'Äl "x" 日本 👩‍💻', description: 'd', authors: ['a', 'b'], image: 'x.png', lang: 'de', series: 's', order: -3, updated: '2024-01-01', date: '2024-12-15T10:00:00Z',
      category: 'c', tags: ['t'], minutes: 10, words: 0, path: 'x/y.md', extra: { a: [1, 'x\ny', null], 'b"': -1.5, c: true, d: [] }, name: 'a-b', bytes: 5, sum: '-_', images: { 'a b.png': '-x.png' }, line: 9, headings: '2\t1\tx\t"X" \\\n2\t3\ty\tY',
    }; // biome-ignore format: a row
    expect(formatRows(rowsText([ROW, row]), ROW_END)).toBe(ROW_END + ROW_END);
    // The title has an escape.
    expect(formatRows(rowsText([ROW, row]), LISTED)).toBeUndefined();
  });

  it.each<[string, string]>([
    ['no rows', ']}\n'],
    ['text before the rows', ` ${rowsText([ROW])}`],
    ['text between rows', rowsText([ROW, ROW]).replace(',\n', ',\n\u001b')],
    ['text after the rows', rowsText([ROW]).replace('\n]', '\n,1]')],
    ['a comma after the last row', rowsText([ROW]).replace('\n]', ',\n]')],
    ['an object without strings', rowsText([ROW]).replace('\n]', ',\n{\u001b[2J\n]')],
    ['a row that ends as the formatted text', rowsText([ROW]).replace('\n]', ',\n{\t\t\t\t\n\n]')],
    ['a number with a leading zero', rowsText([ROW]).replace(':1,', ':01,')],
    ['no end', rowsText([ROW]).slice(0, -2)],
  ])('refuses %s', (_, rows) => {
    for (const template of [LISTED, SEARCHED, ROW_END]) expect(formatRows(rows, template)).toBeUndefined();
  });

  it('refuses fields that have to be cleaned', () => {
    for (const character of HOSTILE_TEXT) {
      if (!hasUnsafeText(JSON.stringify(character))) continue;
      const escaped = JSON.stringify(character).slice(1, -1);
      // UTF-8 has no half of a surrogate pair.
      for (const text of character === '\ud800' ? [escaped] : [escaped, character]) {
        for (const name of ['slug', 'title', 'path', 'headings']) {
          const rows = rowsText([{ ...ROW, [name]: '#' }]).replace('#', () => text);
          expect(formatRows(rows, ROW_END)).toBeUndefined();
        }
      }
    }
    expect(formatRows(rowsText([{ ...ROW, title: 'a\nb' }]), ROW_END)).toBeUndefined();
    expect(formatRows(rowsText([{ ...ROW, tags: ['a\tb'] }]), ROW_END)).toBeUndefined();
  });

  it('accepts only mutants that checkRow returns as they are', () => {
    const random = createRandom(5);
    const { articles } = JSON.parse(readIndex('1.5')) as CompiledIndex;
    let accepted = 0;
    for (let round = 0; round < 3000; round++) {
      const rows = mutateJson(random, articles);
      if (!Array.isArray(rows) || formatRows(rowsText(rows), ROW_END) === undefined) continue;
      accepted++;
      expect(hasUnsafeText(rowsText(rows))).toBe(false);
      const read = JSON.parse(JSON.stringify(rows)) as unknown[];
      for (const row of read) expect(checkRow(row, false)).toBe(row);
    }
    expect(accepted).toBeGreaterThan(100);
  });

  it('refuses a row with too many escapes for a regular expression', () => {
    const rows = rowsText([{ ...ROW, title: '"'.repeat(1 << 23) }]);
    expect(formatRows(rows, ROW_END)).toBeUndefined();
  });
});
