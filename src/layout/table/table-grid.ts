/** Rows of a table in columns. */
import type { TableBlock } from '../../document/document.js';
import type { StyleName } from '../../document/style.js';
import { flow, nest } from '../blocks/simple-blocks.js';
import type { LayoutContext } from '../layout-context.js';
import type { Line, LineSpan } from '../line.js';
import { drawnSpan } from '../row-builders.js';
import { placedCells, type TableRow } from './table-rows.js';

/** What the rows of one table have in common. */
export interface Grid {
  /** Columns of the terminal, for each column of the table. */
  readonly widths: readonly number[];
  readonly align: readonly (TableBlock['align'][number] | undefined)[];
  /** Around the style of each cell: the head's. */
  readonly style?: StyleName;
  readonly setting: LayoutContext;
}

/** One row of the table as rows of text, `place` being that of the row before it: each cell set in its column. */
export function layoutCells(row: TableRow, grid: Grid, place: number): Line[] {
  const { widths, style, setting } = grid;
  const cells = placedCells(row, setting);
  const columns = widths.map((width, index) => {
    const cell = cells[index] ?? [];
    const styled = style ? cell.map(run => ({ ...run, style: nest(style, run.style) })) : cell;
    return flow(styled, width, place, setting);
  });
  const height = Math.max(1, ...columns.map(lines => lines.length));
  const out: Line[] = [];
  for (let index = 0; index < height; index++) {
    out.push(joinCells(columns, index, grid, out.at(-1)?.offset ?? place));
  }
  return out;
}

function joinCells(columns: readonly Line[][], index: number, grid: Grid, place: number): Line {
  const { widths, align, setting } = grid;
  const spans: LineSpan[] = [];
  const border = drawnSpan(setting.glyphs.column, 'border');
  let width = 0;
  let offset: number | undefined;
  // White space not yet followed by anything, so that no row ends in it.
  let owed = 0;
  for (let column = 0; column < columns.length; column++) {
    const line = columns[column]?.[index];
    // An address that is kept whole, in a pipe, may be wider than its column.
    const free = Math.max(0, (widths[column] ?? 0) - (line?.width ?? 0));
    const before = spaceBefore(align[column], free);
    if (column > 0) {
      spans.push(drawnSpan(spaces(owed + 1)), border);
      width += owed + 2;
      owed = 1;
    }
    owed += before;
    // An empty row of a cell has its place too: the rows below it must not come before this one.
    offset ??= line?.offset;
    if (line && line.spans.length > 0) {
      if (owed > 0) spans.push(drawnSpan(spaces(owed)));
      for (const run of line.spans) spans.push(run);
      width += owed + line.width;
      owed = 0;
    }
    owed += free - before;
  }
  return { spans, width, offset: offset ?? place };
}

export function spaceBefore(align: Grid['align'][number], free: number): number {
  if (align === 'right') return free;
  return align === 'center' ? free >> 1 : 0;
}

const SPACES = Array.from({ length: 64 }, (_, count) => ' '.repeat(count));

export function spaces(count: number): string {
  return SPACES[count] ?? ' '.repeat(count);
}
