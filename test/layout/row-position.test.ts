import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { emptyDocument } from '../../src/document/document.js';
import { createPosition, type Position } from '../../src/document/position.js';
import { createLayout, type Layout } from '../../src/layout/layout.js';
import {
  lastScreenPosition,
  linesFrom,
  moveByRows,
  type RowPosition,
  rowPositionOf,
} from '../../src/layout/row-position.js';
import { parse } from '../../src/markdown/parse.js';
import { createRenderer, renderLine } from '../../src/render/render.js';
import { THEMES } from '../../src/render/themes.js';
import { documents } from '../support/documents.js';
import { layoutOptions } from '../support/rows.js';

const source = Array.from(
  { length: 30 },
  (_, n) => `## Part ${n}\n\nWords of part ${n}, ${'and more '.repeat(n)}\n\n- a\n- b`,
).join('\n\n');
const document = parse(source);
const layoutAt = (width: number): Layout => createLayout(document, layoutOptions({ width }));

/** Positions of all rows of a layout. */
function allRows(layout: Layout): RowPosition[] {
  return Array.from({ length: layout.count }, (_, block) =>
    layout.lines(block).map((_, row) => ({ block, row })),
  ).flat();
}

/** Reading position of the first character of a row. */
function readingPositionOf(layout: Layout, { block, row }: RowPosition): Position {
  return createPosition(layout.document, block, layout.lines(block)[row]?.offset ?? 0);
}

describe('moveByRows', () => {
  it('moves by rows, and stops at both ends', () => {
    const layout = layoutAt(40);
    const all = allRows(layout);
    const first = { block: 0, row: 0 };
    for (const [index, position] of all.entries()) {
      expect(moveByRows(layout, first, index)).toEqual(position);
      expect(moveByRows(layout, position, -index)).toEqual(first);
    }
    expect(moveByRows(layout, first, all.length + 50)).toEqual(all.at(-1));
    expect(moveByRows(layout, all.at(-1) ?? first, -all.length - 50)).toEqual(first);
  });

  it('lays out only the blocks that it passes', () => {
    const long = parse(source.repeat(40));
    const layout = createLayout(long, layoutOptions({ width: 40 }));
    const lines = vi.spyOn(layout, 'lines');
    linesFrom(layout, lastScreenPosition(layout, 39), 39);
    expect(layout.count).toBeGreaterThan(3000);
    expect(lines.mock.calls.length).toBeLessThan(100);
  });
});

describe('linesFrom', () => {
  it('returns the rows from a position on, each with its position', () => {
    const layout = layoutAt(40);
    const all = allRows(layout);
    expect(linesFrom(layout, { block: 0, row: 0 }, 10).map(({ position }) => position)).toEqual(
      all.slice(0, 10),
    );
    expect(linesFrom(layout, all[7] ?? { block: 0, row: 0 }, 10_000).map(({ position }) => position)).toEqual(
      all.slice(7),
    );
    expect(linesFrom(layout, { block: 0, row: 0 }, 0)).toEqual([]);
  });

  it('returns nothing for an empty document', () => {
    const layout = createLayout(emptyDocument(), layoutOptions());
    expect(linesFrom(layout, { block: 0, row: 0 }, 10)).toEqual([]);
    expect(lastScreenPosition(layout, 10)).toEqual({ block: 0, row: 0 });
    expect(moveByRows(layout, { block: 0, row: 0 }, 5)).toEqual({ block: 0, row: 0 });
    expect(rowPositionOf(layout, { block: 3, offset: 9 })).toEqual({ block: 0, row: 0 });
  });
});

describe('lastScreenPosition', () => {
  it('leaves exactly the last screen of rows', () => {
    const layout = layoutAt(60);
    const all = allRows(layout);
    expect(lastScreenPosition(layout, 20)).toEqual(all.at(-20));
    expect(linesFrom(layout, lastScreenPosition(layout, 20), 20)).toHaveLength(20);
    expect(lastScreenPosition(layout, 100_000)).toEqual({ block: 0, row: 0 });
  });
});

describe('rowPositionOf', () => {
  const renderer = createRenderer(THEMES.terminal, 0);

  it('returns the row that a position was taken from, if it has text', () => {
    fc.assert(
      fc.property(documents, fc.integer({ min: 20, max: 120 }), (each, width) => {
        const layout = createLayout(each, layoutOptions({ width }));
        for (const position of allRows(layout)) {
          const line = layout.lines(position.block)[position.row];
          const text = line?.spans.find(span => span.at !== undefined);
          if (!line || text?.at !== line.offset) continue;
          expect(rowPositionOf(layout, readingPositionOf(layout, position))).toEqual(position);
        }
      }),
      { seed: 13, numRuns: 150 },
    );
  });

  it('returns the row with the same word at another width', () => {
    const [narrow, wide] = [layoutAt(30), layoutAt(90)];
    for (const position of allRows(narrow)) {
      const line = narrow.lines(position.block)[position.row];
      const span = line?.spans.find(each => each.at !== undefined);
      if (!span) continue;
      const match = rowPositionOf(wide, readingPositionOf(narrow, position));
      const row = wide.lines(match.block)[match.row];
      expect(renderLine(row ?? { spans: [] }, renderer)).toContain(span.text.split(' ')[0]);
    }
  });

  it('returns the last row for a position beyond the end', () => {
    const layout = layoutAt(60);
    const last = layout.count - 1;
    expect(rowPositionOf(layout, { block: 10_000, offset: 5 })).toEqual({
      block: last,
      row: layout.lines(last).length - 1,
    });
  });
});
