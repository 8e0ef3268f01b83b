import { describe, expect, it } from 'vitest';
import type { TableBlock } from '../../../src/document/document.js';
import { tableAt } from '../../../src/markdown/blocks/table-rule.js';
import { parse } from '../../../src/markdown/parse.js';

describe('tableAt', () => {
  it.each([
    [
      'with outer pipes',
      '| a | b |\n| - | - |\n| c | d |\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'without outer pipes',
      'a | b\n:-: | -\nc | d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['of one column', '|a|\n|-|\nb\n', [['a'], ['b']]],
    [
      'with escaped pipes',
      'a \\| b | c\n-|-\n\\\\| d | `e\\\\|`\n',
      [
        ['a | b', 'c'],
        ['\\| d', '`e\\|`'],
      ],
    ],
    [
      'with empty cells',
      '| | b |\n|-|-|\n|| d |\n',
      [
        ['', 'b'],
        ['', 'd'],
      ],
    ],
    [
      'with rows too short and too long',
      'a|b\n-|-\nc\nd|e|f\n',
      [
        ['a', 'b'],
        ['c', ''],
        ['d', 'e'],
      ],
    ],
    [
      'with rows like underlines',
      'a|b\n-|-\n==\n--\n',
      [
        ['a', 'b'],
        ['==', ''],
        ['--', ''],
      ],
    ],
    ['before the definition of a footnote', 'a|b\n-|-\n[^1]: c\n', [['a', 'b']]],
    ['before a rule', 'a|b\n-|-\n---\n', [['a', 'b']]],
    ['before a heading', 'a|b\n-|-\n# h\n', [['a', 'b']]],
    ['before a list', 'a|b\n-|-\n- x\n', [['a', 'b']]],
    ['before HTML', 'a|b\n-|-\n<div>\n', [['a', 'b']]],
    ['before code', 'a|b\n-|-\n    x\n', [['a', 'b']]],
  ])('parses a table %s', (_, source, cells) => {
    const table = tableAt(source);
    expect([table?.head, ...(table?.rows ?? [])]).toEqual(cells);
  });

  it.each([
    ['the numbers of cells differ', 'a|b\n-\n'],
    ['the delimiter row has other characters', 'a|b\n-|x\n'],
    ['the delimiter row has no pipe or colon', 'a\n-\n'],
    ['the delimiter row has no cell', '|\n|'],
    ['the delimiter row has blanks only', '|\n| |'],
    ['the header has no cell', '|\n|-|'],
    ['there are too many columns', `${'a|'.repeat(300)}\n${'-|'.repeat(300)}\n`],
  ])('returns undefined if %s', (_, source) => expect(tableAt(source)).toBeUndefined());

  it('ends the table at the limit of padded cells', () => {
    const columns = 200;
    const source = `${'a|'.repeat(columns)}\n${'-|'.repeat(columns)}\n${'b\n'.repeat(100_000)}`;
    const { rows } = parse(source).blocks[0] as TableBlock;
    expect(rows.length * columns).toBeLessThan(600_000);
    expect(rows.every(row => row.length === columns)).toBe(true);
  });

  it('takes linear time if header and delimiter rows never match', () => {
    const { blocks } = parse('a|b\n:-\n'.repeat(50_000));
    expect(blocks).toHaveLength(1);
  });
});
