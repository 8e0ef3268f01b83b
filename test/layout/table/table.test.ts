import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createLayout } from '../../../src/layout/layout.js';
import { fitColumns } from '../../../src/layout/table/column-widths.js';
import { syntaxFor } from '../../../src/markdown/dialects/dialects.js';
import { createMathSyntax } from '../../../src/markdown/math/math-extensions.js';
import { parse } from '../../../src/markdown/parse.js';
import { displayWidth } from '../../../src/text/display-width.js';
import { layoutOptions, rowsOf } from '../../support/rows.js';
import { widestColumns } from '../../support/width.js';

const table = '| Name | Value | Middle |\n| :-- | --: | :-: |\n| a | 1,024 | x |\n| longer | 7 | yes |';

describe('tables', () => {
  it('have their natural width if it fits, and aligned columns', () => {
    expect(rowsOf(table)).toEqual([
      'Name   │ Value │ Middle',
      '───────┼───────┼───────',
      'a      │ 1,024 │   x',
      'longer │     7 │  yes',
    ]);
    expect(rowsOf(table, { ascii: true })[1]).toBe('-------+-------+-------');
  });

  it('show formulas as TeX where their Unicode form cannot be shown', () => {
    const source = '| a | b |\n|-|-|\n| $x^2$ and more words here | q |';
    const document = parse(source, {
      syntax: syntaxFor('a.md', source, { drawers: { math: createMathSyntax() } }),
    });
    for (const [plainMarks, width] of [
      [true, 20],
      [false, 20],
      [true, 60],
    ] as const)
      expect(rowsOf(document, { ascii: true, plainMarks, width })[2]).toMatch(/^\$x\^2\$ and more/);
  });

  it('align cells of any script', () => {
    const rows = rowsOf('| 名前 | x |\n| --- | --- |\n| e\u0301 | 👍🏽 |\n| かな漢字 | y |');
    expect(rows.map(row => widestColumns(row.split(/[│┼]/)[0] ?? ''))).toEqual([9, 9, 9, 9]);
  });

  it('fill every row of a cell, also if the last one is then a short word', () => {
    const wide = '| a | b |\n| --- | --- |\n| key | the quick brown fox jumps over it |';
    expect(rowsOf(wide, { width: 36 }).slice(2)).toEqual([
      'key │ the quick brown fox jumps over',
      '    │ it',
    ]);
  });

  it('wrap their widest columns first, with faint rules between the rows', () => {
    const wide = `| Key | What it does |\n| --- | --- |\n| a | ${'some words '.repeat(6)}|\n| b | short |`;
    expect(rowsOf(wide, { width: 34 })).toEqual([
      'Key │ What it does',
      '────┼─────────────────────────────',
      'a   │ some words some words some',
      '    │ words some words some words',
      '    │ some words',
      '┄┄┄┄┼┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄',
      'b   │ short',
    ]);
  });

  it('indent the rows after the first of a record cell only if it wraps', () => {
    const wide = `| a name | count |\n| - | - |\n| ${'long words '.repeat(3)} | 1000000 |`;
    expect(rowsOf(wide, { width: 16 })).toEqual([
      ...['a name: long', '  words long', '  words long', '  words', 'count: 1000000'],
    ]);
  });

  it('keep the header of a column without contents as records', () => {
    const source = '| Name of it | Long value | Empty one |\n|-|-|-|\n| a | b | |\n| c | d |';
    expect(rowsOf(source, { width: 20, accessible: true })).toEqual([
      'Table, 2 rows:',
      'Name of it: a',
      'Long value: b',
      '',
      'Name of it: c',
      'Long value: d',
      'Empty one:',
      'End of table.',
    ]);
  });

  it('keep an address in the header whole as records', () => {
    const source = '| A [b](docs/a-b/c-d-e-f-g-h.md) c | d |\n| - | - |\n| x | |';
    const rows = rowsOf(source, { width: 24, links: 'inline', accessible: true, wrapCode: false });
    expect(rows).toEqual([
      'Table, 1 row:',
      'A b',
      '<docs/a-b/c-d-e-f-g-h.md>',
      'c: x',
      'd:',
      'End of table.',
    ]);
  });

  it('become records if their columns would be too narrow, and in accessible mode', () => {
    const records = ['Name: a', 'Value: 1,024', 'Middle: x', '', 'Name: longer', 'Value: 7', 'Middle: yes'];
    expect(rowsOf(table, { width: 20 })).toEqual(records);
    const announced = ['Table, 2 rows:', ...records, 'End of table.'];
    expect(rowsOf(table, { accessible: true })).toEqual(announced);
    expect(rowsOf('| Again? |\n| - |\n| no |', { accessible: true })[1]).toBe('Again? no');
    expect(rowsOf('| only | heads |\n| - | - |', { accessible: true })).toEqual(['only', 'heads']);
  });

  it('lose nothing at any width', () => {
    const cells = table.match(/[A-Za-z0-9,]+/g)?.sort();
    for (let width = 1; width < 60; width++) {
      const shown = rowsOf(table, { width })
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

  it('have the same text and offsets as text and as spans', () => {
    const word = fc.stringMatching(/^[a-z]{0,9}( [a-z*]{1,6}){0,2}$|^[漢字é]{1,3}$|^`a b`$/);
    const align = fc.constantFrom(':--', '--:', ':-:', '---');
    const tables = fc.tuple(
      fc.array(align, { minLength: 3, maxLength: 3 }),
      fc.array(fc.array(word, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 5 }),
    );
    fc.assert(
      fc.property(tables, fc.integer({ min: 24, max: 60 }), ([aligns, rows], width) => {
        const source = [['a', 'b', 'c'], aligns, ...rows].map(row => `| ${row.join(' | ')} |`).join('\n');
        const layout = createLayout(parse(source), layoutOptions({ width }));
        for (const line of layout.lines(0)) {
          const { text } = line;
          const joined = line.spans.map(span => span.text).join('');
          if (text !== undefined) expect(text).toBe(joined);
          expect(line.width).toBe(displayWidth(joined));
          expect(joined).toBe(joined.trimEnd());
          const first = line.spans.find(span => span.at !== undefined);
          if (first) expect(line.offset).toBe(first.at);
        }
      }),
      { seed: 5, numRuns: 500 },
    );
  });

  it('create the spans of a plain row when they are read', () => {
    const layout = createLayout(parse(table), layoutOptions());
    const [, , row] = layout.lines(0);
    expect(row?.text).toBe('a      │ 1,024 │   x');
    expect(row?.spans.filter(span => span.at !== undefined).map(span => span.text)).toEqual([
      'a',
      '1,024',
      'x',
    ]);
    expect(row?.text).toBeUndefined();
  });

  it('lay out 10,000 rows', () => {
    const rows = Array.from({ length: 10_000 }, (_, n) => `| ${n} | row ${n} |`);
    expect(rowsOf(`| a | b |\n| - | - |\n${rows.join('\n')}`)).toHaveLength(10_002);
  });
});

describe('fitColumns', () => {
  /** Widths of columns of short words. */
  const widthsOf = (natural: number[], width: number) =>
    fitColumns(natural, width, () => natural.map(() => 4));

  it('returns natural widths if they fit, without reading words', () => {
    const words = vi.fn(() => []);
    expect(fitColumns([3, 20, 9], 40, words)).toEqual([3, 20, 9]);
    expect(words).not.toHaveBeenCalled();
  });

  it('narrows the widest columns first, evenly, and uses the whole width', () => {
    expect(widthsOf([3, 80, 90], 43)).toEqual([3, 20, 20]);
    expect(widthsOf([10, 12, 90], 44)).toEqual([10, 12, 22]);
    expect(widthsOf([50, 50, 50], 40)?.reduce((sum, each) => sum + each)).toBe(40);
  });

  it('keeps words of ordinary length whole', () => {
    expect(fitColumns([30, 90], 30, () => [14, 5])).toEqual([15, 15]);
    expect(fitColumns([30, 90], 22, () => [14, 5])).toEqual([14, 8]);
  });

  it('returns undefined if columns would be too narrow to read', () => {
    expect(widthsOf([30, 30, 30], 23)).toBeUndefined();
    expect(widthsOf([1, 1, 1], 2)).toBeUndefined();
  });
});
