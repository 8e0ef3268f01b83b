import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, CodeBlock } from '../../../src/document/document.js';
import { layoutFullWidth } from '../../../src/layout/full-width/full-width-block.js';
import { createLayout } from '../../../src/layout/layout.js';
import type { Line } from '../../../src/layout/line.js';
import { parse } from '../../../src/markdown/parse.js';
import { highlightCode } from '../../../src/render/highlight/highlight-code.js';
import { layoutOptions } from '../../support/rows.js';

const textOf = (line: Line | undefined): string => line?.spans.map(({ text }) => text).join('') ?? '';

function fullWidth(markdown: string, index = 0, highlight = false) {
  const document = parse(markdown);
  const block = document.blocks[index] as Block;
  const highlightCodeBlock = highlight
    ? {
        highlightCode: ({ text, language = '' }: Pick<CodeBlock, 'text' | 'language'>) =>
          highlightCode(text, language),
      }
    : {};
  return layoutFullWidth(block, document, layoutOptions({ width: 20, ...highlightCodeBlock }));
}

function rowsOf(rows: ReturnType<typeof fullWidth>): string[] {
  const body = Array.from({ length: rows.count }, (_, index) => textOf(rows.line(index)));
  return [...rows.head.map(textOf), ...body];
}

const codeBlock = (text: string): Block => ({ kind: 'code', line: 1, text });
const codeOf = (text: string) => layoutFullWidth(codeBlock(text), parse(''), layoutOptions({ width: 20 }));

describe('code at its natural width', () => {
  it('has the rows as written, with spaces for tabs and none at the end', () => {
    const code = codeOf(`a\tb\n${'long '.repeat(20)}\n\n\tx\u00ady\t漢\tz  `);
    expect(rowsOf(code)).toEqual(['a   b', 'long '.repeat(20).trimEnd(), '', '    xy  漢  z']);
    expect(code).toMatchObject({ count: 4, width: 99, head: [], firstColumns: 0 });
  });

  it('takes linear time for a long row after a tab', () => {
    // more than a minute in quadratic time
    expect(codeOf(`a\t${'b'.repeat(300_000)}`).width).toBe(300_004);
  });

  it('has the text of a layout without a width limit, and the width of its widest row', () => {
    const pieces = fc.constantFrom(
      'a',
      'bc',
      ' ',
      '\t',
      '\n',
      '漢',
      '\u0301',
      '\u00ad',
      '\u200b',
      '👍🏽',
      'é',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), list => {
        const text = list.join('');
        const block = codeBlock(text);
        const document = { ...parse(''), blocks: [block] };
        const options = layoutOptions({ width: Number.POSITIVE_INFINITY, wrapCode: true });
        const lines = createLayout(document, options).lines(0);
        const code = layoutFullWidth(block, document, options);
        expect(rowsOf(code)).toEqual(lines.map(line => textOf(line).slice(4)));
        expect(code.width).toBe(Math.max(...lines.map(line => Math.max(0, line.width - 4))));
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  it('keeps highlighting', () => {
    const code = fullWidth('```js\nconst a = 1;\n\treturn a;\n```', 0, true);
    expect(code.line(0)?.spans).toContainEqual(expect.objectContaining({ text: 'const', style: 'keyword' }));
    expect(rowsOf(code)).toEqual(['const a = 1;', '    return a;']);
  });

  it('finds the row of an offset', () => {
    const code = codeOf('one\n\ntwo\nthree');
    expect([0, 3, 4, 5, 8, 9, 13, 99].map(offset => code.rowAt(offset))).toEqual([0, 0, 1, 2, 2, 3, 3, 3]);
    expect(code.line(-1)).toBeUndefined();
    expect(code.line(4)).toBeUndefined();
  });

  it('creates only the rows that are asked for', () => {
    let created = 0;
    const text = 'const answer = 42; // 漢\n'.repeat(100_000);
    const code = codeOf(text);
    const before = String.prototype.slice;
    String.prototype.slice = function (this: string, ...args) {
      created++;
      return before.apply(this, args);
    };
    try {
      expect(textOf(code.line(99_999))).toBe('const answer = 42; // 漢');
    } finally {
      String.prototype.slice = before;
    }
    expect(code.count).toBe(100_001);
    expect(created).toBeLessThan(10);
  });
});

describe('a table at its natural width', () => {
  const TABLE =
    '| Name | Text |\n|---|--:|\n| 漢字 | one<br>two |\n| b | a long cell that does not fit into twenty columns |\n';

  it('has its header and rule as head, and its first column with the border', () => {
    const table = fullWidth(TABLE);
    expect(table.head.map(textOf)).toEqual([
      'Name │                                              Text',
      '─────┼──────────────────────────────────────────────────',
    ]);
    expect(table).toMatchObject({ firstColumns: 7, width: 56 });
    expect(rowsOf(table).slice(2)).toEqual([
      '漢字 │                                               one',
      '     │                                               two',
      `${'┄'.repeat(5)}┼${'┄'.repeat(50)}`,
      'b    │ a long cell that does not fit into twenty columns',
    ]);
  });

  it('finds the row of an offset', () => {
    const table = fullWidth(TABLE);
    expect([0, 10, 13, 22].map(offset => table.rowAt(offset))).toEqual([0, 0, 0, 3]);
  });

  it('shows links without numbers of notes', () => {
    expect(rowsOf(fullWidth('| a |\n|---|\n| [b](c.md) |\n'))).toEqual(['a', '─', 'b']);
  });

  it('wraps only cells of more than 1,000 columns', () => {
    const long = 'word '.repeat(300);
    const table = fullWidth(`| a | b |\n|---|---|\n| x | ${long} |\n${'| y | z |\n'.repeat(10)}`);
    expect(table.width).toBe(1_004);
    expect(rowsOf(table).join(' ').match(/word/g)).toHaveLength(300);
  });

  it('is bounded for many wide columns', () => {
    const cells = (cell: string): string => `|${`${cell}|`.repeat(200)}\n`;
    const table = fullWidth(cells('x'.repeat(800)) + cells('-') + cells('y').repeat(20));
    expect(table.width).toBeLessThanOrEqual(100_000 + 3 * 200);
  });
});

describe('a drawing at its natural width', () => {
  const drawing: Block = {
    kind: 'drawing',
    line: 1,
    language: 'mermaid',
    source: 'graph LR',
    drawings: [
      {
        text: '+---+\n| a |  wide\n+---+',
        width: 11,
        spans: [{ text: '+---', style: 'border' }, { text: '+\n| a |  wide\n+---+' }],
      },
      { text: 'a', width: 1 },
    ],
  };
  const rows = (ascii: boolean) => layoutFullWidth(drawing, parse(''), layoutOptions({ width: 5, ascii }));

  it('is the preferred one, with its styles', () => {
    expect(rowsOf(rows(false))).toEqual(['+---+', '| a |  wide', '+---+']);
    expect(rows(false).width).toBe(11);
    expect(rows(false).line(0)?.spans[0]).toMatchObject({ text: '+---', style: 'border' });
  });

  it('is the source in ASCII', () => {
    expect(rowsOf(rows(true))).toEqual(['graph LR']);
  });
});

it('has the rows of any other block, not wrapped', () => {
  const paragraph = fullWidth('word '.repeat(20));
  expect(rowsOf(paragraph)).toEqual(['word '.repeat(20).trimEnd()]);
  expect(paragraph.width).toBe(99);
});
