import { describe, expect, it } from 'vitest';
import { fitColumns } from '../../../src/typeset/set/table-widths.js';
import { rowsOf } from '../../support/rows.js';
import { widestColumns } from '../../support/width.js';

const table = '| Name | Value | Middle |\n| :-- | --: | :-: |\n| a | 1,024 | x |\n| longer | 7 | yes |';

describe('tables', () => {
  it('are as wide as they need where that fits, each column aligned as the author says', () => {
    expect(rowsOf(table)).toEqual([
      'Name   │ Value │ Middle',
      '───────┼───────┼───────',
      'a      │ 1,024 │   x',
      'longer │     7 │  yes',
    ]);
    expect(rowsOf(table, { ascii: true })[1]).toBe('-------+-------+-------');
  });

  it('line up in every script', () => {
    const rows = rowsOf('| 名前 | x |\n| --- | --- |\n| e\u0301 | 👍🏽 |\n| かな漢字 | y |');
    expect(rows.map(row => widestColumns(row.split(/[│┼]/)[0] ?? ''))).toEqual([9, 9, 9, 9]);
  });

  it('wrap their widest columns first, with faint rules between what are now rows of several', () => {
    const wide = `| Key | What it does |\n| --- | --- |\n| a | ${'some words '.repeat(6)}|\n| b | short |`;
    expect(rowsOf(wide, { measure: 34 })).toEqual([
      'Key │ What it does',
      '────┼─────────────────────────────',
      'a   │ some words some words some',
      '    │ words some words some words',
      '    │ some words',
      '┄┄┄┄┼┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄',
      'b   │ short',
    ]);
  });

  it('become records where their columns would be too narrow to read, and when listened to', () => {
    const records = ['Name: a', 'Value: 1,024', 'Middle: x', '', 'Name: longer', 'Value: 7', 'Middle: yes'];
    expect(rowsOf(table, { measure: 20 })).toEqual(records);
    expect(rowsOf(table, { linear: true })).toEqual(records);
    expect(rowsOf('| only | heads |\n| - | - |', { linear: true })).toEqual(['only', 'heads']);
  });

  it('lose nothing at any width', () => {
    const cells = table.match(/[A-Za-z0-9,]+/g)?.sort();
    for (let measure = 1; measure < 60; measure++) {
      const shown = rowsOf(table, { measure })
        .join('')
        .replaceAll(/[│┼─┄ ]/g, '');
      for (const cell of cells ?? []) expect(shown).toContain(cell);
    }
  });

  it('keep marks, links and hard breaks in their cells', () => {
    expect(rowsOf('| *a* | [b](c.md) |\n| - | - |\n| one<br>two | `d` |', { links: 'notes' })).toEqual([
      ...['a   │ b[1]', '────┼─────', 'one │ d', 'two │', '', '[1]: c.md'],
    ]);
  });

  it('of ten thousand rows are set', () => {
    const rows = Array.from({ length: 10_000 }, (_, n) => `| ${n} | row ${n} |`);
    expect(rowsOf(`| a | b |\n| - | - |\n${rows.join('\n')}`)).toHaveLength(10_002);
  });
});

describe('fitColumns', () => {
  const needs = (...natural: number[]) => natural.map(each => ({ natural: each, word: 4 }));

  it('gives every column what it needs where there is room', () => {
    expect(fitColumns(needs(3, 20, 9), 40)).toEqual([3, 20, 9]);
  });

  it('takes from the widest first, evenly, and uses all the room', () => {
    expect(fitColumns(needs(3, 80, 90), 43)).toEqual([3, 20, 20]);
    expect(fitColumns(needs(10, 12, 90), 44)).toEqual([10, 12, 22]);
    expect(fitColumns(needs(50, 50, 50), 40)?.reduce((sum, each) => sum + each)).toBe(40);
  });

  it('splits no word of ordinary length to do so', () => {
    expect(
      fitColumns(
        [
          { natural: 30, word: 14 },
          { natural: 90, word: 5 },
        ],
        30,
      ),
    ).toEqual([15, 15]);
    expect(
      fitColumns(
        [
          { natural: 30, word: 14 },
          { natural: 90, word: 5 },
        ],
        22,
      ),
    ).toEqual([14, 8]);
  });

  it('gives up where columns could not be read', () => {
    expect(fitColumns(needs(30, 30, 30), 23)).toBeUndefined();
    expect(fitColumns(needs(1, 1, 1), 2)).toBeUndefined();
  });
});
