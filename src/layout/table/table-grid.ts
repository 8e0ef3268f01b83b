import type { TableBlock } from '../../document/document.js';
import { nestStyle, type StyleName } from '../../document/style.js';
import { mapPacked } from '../../util/large-lists.js';
import { layoutSpans } from '../inline/layout-spans.js';
import type { LayoutContext } from '../layout-context.js';
import type { Line, LineSpan } from '../line.js';
import { drawnSpan } from '../row-builders.js';
import { cellsOf, type TableRow } from './table-rows.js';

/** Properties that the rows of one table share. */
export interface Grid {
  /** Width of each column. */
  readonly widths: readonly number[];
  readonly align: readonly (TableBlock['align'][number] | undefined)[];
  /** Style around that of each cell, for the header. */
  readonly style: StyleName | undefined;
  readonly context: LayoutContext;
}

/** Lays out one row of a table as lines, its cells wrapped in their columns. `offset` is that of the line before. */
export function layoutCells(row: TableRow, grid: Grid, offset: number): Line[] {
  const { widths, style, context } = grid;
  const cells = cellsOf(row, context);
  const options = { keepAddresses: !context.options.wrapCode, isGreedy: true };
  const columns: Line[][] = [];
  let height = 1;
  for (let column = 0; column < widths.length; column++) {
    const cell = cells[column] ?? [];
    const spans = style ? mapPacked(cell, span => ({ ...span, style: nestStyle(style, span.style) })) : cell;
    const rows = layoutSpans(spans, widths[column] ?? 0, offset, options);
    columns.push(rows);
    height = Math.max(height, rows.length);
  }
  const lines: Line[] = [];
  for (let index = 0; index < height; index++) {
    lines.push(joinCells(columns, index, grid, lines.at(-1)?.offset ?? offset));
  }
  return lines;
}

/** Joins line `index` of each column. */
function joinCells(columns: readonly Line[][], index: number, grid: Grid, offsetBefore: number): Line {
  const { widths, align, context } = grid;
  const spans: LineSpan[] = [];
  const border = drawnSpan(context.glyphs.column, 'border');
  let width = 0;
  let offset: number | undefined;
  // Spaces to write before the next text. At the end of the row they are dropped.
  let pending = 0;
  for (let column = 0; column < columns.length; column++) {
    const line = columns[column]?.[index];
    // In a pipe, an address that is not broken may be wider than its column.
    const free = Math.max(0, (widths[column] ?? 0) - (line?.width ?? 0));
    const before = spaceBefore(align[column], free);
    if (column > 0) {
      spans.push(drawnSpan(spaces(pending + 1)), border);
      width += pending + 2;
      pending = 1;
    }
    pending += before;
    // An empty line of a cell has an offset too. So offsets ascend from row to row.
    offset ??= line?.offset;
    if (line && line.spans.length > 0) {
      if (pending > 0) spans.push(drawnSpan(spaces(pending)));
      for (const span of line.spans) spans.push(span);
      width += pending + line.width;
      pending = 0;
    }
    pending += free - before;
  }
  return { spans, width, offset: offset ?? offsetBefore };
}

export function spaceBefore(align: Grid['align'][number], free: number): number {
  if (align === 'right') return free;
  return align === 'center' ? free >> 1 : 0;
}

const SPACES = Array.from({ length: 64 }, (_, count) => ' '.repeat(count));

export function spaces(count: number): string {
  return SPACES[count] ?? ' '.repeat(count);
}
