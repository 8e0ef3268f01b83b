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
import { pageOptions } from '../support/rows.js';

const source = Array.from(
  { length: 30 },
  (_, n) => `## Part ${n}\n\nWords of part ${n}, ${'and more '.repeat(n)}\n\n- a\n- b`,
).join('\n\n');
const document = parse(source);
const pageAt = (measure: number): Layout => createLayout(document, pageOptions({ measure }));

/** Every row of the page with its spot. */
function spots(page: Layout): RowPosition[] {
  return Array.from({ length: page.count }, (_, block) =>
    page.lines(block).map((_, row) => ({ block, row })),
  ).flat();
}

/** The place of the first character at or after the top of a row, as the reader keeps it. */
function placeOf(page: Layout, { block, row }: RowPosition): Position {
  return createPosition(page.document, block, page.lines(block)[row]?.offset ?? 0);
}

describe('move', () => {
  it('goes row by row through the page, and stops at both ends', () => {
    const page = pageAt(40);
    const all = spots(page);
    const first = { block: 0, row: 0 };
    for (const [index, spot] of all.entries()) {
      expect(moveByRows(page, first, index)).toEqual(spot);
      expect(moveByRows(page, spot, -index)).toEqual(first);
    }
    expect(moveByRows(page, first, all.length + 50)).toEqual(all.at(-1));
    expect(moveByRows(page, all.at(-1) ?? first, -all.length - 50)).toEqual(first);
  });

  it('sets no block that it does not walk over', () => {
    const long = parse(source.repeat(40));
    const page = createLayout(long, pageOptions({ measure: 40 }));
    const lines = vi.spyOn(page, 'lines');
    linesFrom(page, lastScreenPosition(page, 39), 39);
    expect(page.count).toBeGreaterThan(3000);
    expect(lines.mock.calls.length).toBeLessThan(100);
  });
});

describe('window', () => {
  it('is the rows from a spot on, each with its own', () => {
    const page = pageAt(40);
    const all = spots(page);
    expect(linesFrom(page, { block: 0, row: 0 }, 10).map(({ position }) => position)).toEqual(
      all.slice(0, 10),
    );
    expect(linesFrom(page, all[7] ?? { block: 0, row: 0 }, 10_000).map(({ position }) => position)).toEqual(
      all.slice(7),
    );
    expect(linesFrom(page, { block: 0, row: 0 }, 0)).toEqual([]);
  });

  it('has nothing to show of an empty document', () => {
    const page = createLayout(emptyDocument(), pageOptions());
    expect(linesFrom(page, { block: 0, row: 0 }, 10)).toEqual([]);
    expect(lastScreenPosition(page, 10)).toEqual({ block: 0, row: 0 });
    expect(moveByRows(page, { block: 0, row: 0 }, 5)).toEqual({ block: 0, row: 0 });
    expect(rowPositionOf(page, { block: 3, offset: 9 })).toEqual({ block: 0, row: 0 });
  });
});

describe('endSpot', () => {
  it('leaves exactly the last screenful', () => {
    const page = pageAt(60);
    const all = spots(page);
    expect(lastScreenPosition(page, 20)).toEqual(all.at(-20));
    expect(linesFrom(page, lastScreenPosition(page, 20), 20)).toHaveLength(20);
    expect(lastScreenPosition(page, 100_000)).toEqual({ block: 0, row: 0 });
  });
});

describe('places', () => {
  const painter = createRenderer(THEMES.terminal, 0);

  it('lead back to the row they were taken from, if it has text', () => {
    fc.assert(
      fc.property(documents, fc.integer({ min: 20, max: 120 }), (each, measure) => {
        const page = createLayout(each, pageOptions({ measure }));
        for (const spot of spots(page)) {
          const line = page.lines(spot.block)[spot.row];
          const text = line?.spans.find(run => run.at !== undefined);
          if (!line || text?.at !== line.offset) continue;
          expect(rowPositionOf(page, placeOf(page, spot))).toEqual(spot);
        }
      }),
      { seed: 13, numRuns: 150 },
    );
  });

  it('stay with the same word at another measure', () => {
    const [narrow, wide] = [pageAt(30), pageAt(90)];
    for (const spot of spots(narrow)) {
      const line = narrow.lines(spot.block)[spot.row];
      const run = line?.spans.find(each => each.at !== undefined);
      if (!run) continue;
      const found = rowPositionOf(wide, placeOf(narrow, spot));
      const row = wide.lines(found.block)[found.row];
      expect(renderLine(row ?? { spans: [] }, painter)).toContain(run.text.split(' ')[0]);
    }
  });

  it('beyond the end are at the end', () => {
    const page = pageAt(60);
    const last = page.count - 1;
    expect(rowPositionOf(page, { block: 10_000, offset: 5 })).toEqual({
      block: last,
      row: page.lines(last).length - 1,
    });
  });
});
