import { NO_POSITIONS, wrapText } from '../../text/wrapping/wrap.js';
import { mapPacked } from '../../util/large-lists.js';
import { DeferredRow } from '../deferred-row.js';
import { showsOnlyText } from '../inline/plain-marks.js';
import type { Line } from '../line.js';
import { createLineSpan } from '../row-builders.js';
import { type Grid, layoutCells, spaceBefore, spaces } from './table-grid.js';
import type { TableRow } from './table-rows.js';

/**
 * Lays out one row of a table. A plain row that fits is only text until its spans are read. `offset` is that of the line
 * before.
 */
export function layoutPlainRow(row: TableRow, grid: Grid, offset: number): Line[] {
  const { texts } = row;
  if (!texts) return layoutCells(row, grid, offset);
  if (fits(texts, grid)) return [new PlainRow(row, texts, grid, offset)];
  return showsOnlyText(grid.context.options)
    ? wrapRow(row, texts, grid, offset)
    : layoutCells(row, grid, offset);
}

/** Wraps the cells of a row of which only the text is shown. All lines get the offset of the line before. */
function wrapRow({ noBreakAt }: TableRow, texts: readonly string[], grid: Grid, offset: number): Line[] {
  const { widths, context } = grid;
  const keepAddresses = !context.options.wrapCode;
  const columns: string[][] = [];
  let height = 1;
  for (let column = 0; column < widths.length; column++) {
    const width = widths[column] ?? 0;
    const text = texts[column] ?? '';
    const rows =
      text.length <= width
        ? [text]
        : wrapText(text, width, {
            keepAddresses,
            isGreedy: true,
            isSimple: true,
            noBreakAt: noBreakAt?.[column] ?? NO_POSITIONS,
          });
    columns.push(rows);
    height = Math.max(height, rows.length);
  }
  const lines: Line[] = [];
  for (let index = 0; index < height; index++) {
    const text = rowText(
      mapPacked(columns, column => column[index] ?? ''),
      grid,
    );
    lines.push({ spans: [createLineSpan(text)], width: text.length, offset });
  }
  return lines;
}

function fits(texts: readonly string[], { widths }: Grid): boolean {
  for (let column = 0; column < widths.length; column++) {
    if ((texts[column] ?? '').length > (widths[column] ?? 0)) return false;
  }
  return true;
}

class PlainRow extends DeferredRow {
  readonly #row: TableRow;
  readonly #texts: readonly string[];
  readonly #grid: Grid;
  #text: string | undefined;

  /** `texts`: those of `row`. */
  constructor(row: TableRow, texts: readonly string[], grid: Grid, offsetBefore: number) {
    super(offsetOfText(row) ?? offsetBefore);
    this.#row = row;
    this.#texts = texts;
    this.#grid = grid;
  }

  protected knownText(): string {
    this.#text ??= rowText(this.#texts, this.#grid);
    return this.#text;
  }

  protected makeLine(): Line {
    const { offset } = this;
    return layoutCells(this.#row, this.#grid, offset)[0] ?? { spans: [], width: 0, offset };
  }
}

/** Offset of the first cell that has text. */
function offsetOfText({ offset, cells }: TableRow): number | undefined {
  let cellOffset = offset;
  for (const cell of cells) {
    if (cell.length > 0) return cellOffset;
    cellOffset += 1;
  }
  return undefined;
}

/**
 * Text of a row whose cells have these texts. Each code unit takes one column. Must equal the text of the spans that `layoutCells`
 * creates.
 */
function rowText(cells: readonly string[], { widths, align, context }: Grid): string {
  let text = '';
  // Spaces to write before the next text. At the end of the row they are dropped.
  let pending = 0;
  for (let column = 0; column < widths.length; column++) {
    const cell = cells[column] ?? '';
    // In a pipe, an address that is not broken may be wider than its column.
    const free = Math.max(0, (widths[column] ?? 0) - cell.length);
    const before = spaceBefore(align[column], free);
    if (column > 0) {
      text += spaces(pending + 1) + context.glyphs.column;
      pending = 1;
    }
    pending += before;
    if (cell !== '') {
      text += pending > 0 ? spaces(pending) + cell : cell;
      pending = 0;
    }
    pending += free - before;
  }
  return text;
}
