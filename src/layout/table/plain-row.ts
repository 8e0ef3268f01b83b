import { spansText } from '../../document/document-text.js';
import { DeferredRow } from '../deferred-row.js';
import type { Line } from '../line.js';
import { type Grid, layoutCells, spaceBefore, spaces } from './table-grid.js';
import type { TableRow } from './table-rows.js';

/**
 * Lays out one row of a table. A plain row that fits is only text until its spans are read. `offset` is that of the line
 * before.
 */
export function layoutPlainRow(row: TableRow, grid: Grid, offset: number): Line[] {
  return row.isPlain && fits(row, grid) ? [new PlainRow(row, grid, offset)] : layoutCells(row, grid, offset);
}

function fits({ cells }: TableRow, { widths }: Grid): boolean {
  for (let column = 0; column < widths.length; column++) {
    if (spansText(cells[column] ?? []).length > (widths[column] ?? 0)) return false;
  }
  return true;
}

class PlainRow extends DeferredRow {
  readonly #row: TableRow;
  readonly #grid: Grid;
  #text: string | undefined;

  constructor(row: TableRow, grid: Grid, offsetBefore: number) {
    super(offsetOfText(row) ?? offsetBefore);
    this.#row = row;
    this.#grid = grid;
  }

  protected knownText(): string {
    this.#text ??= plainText(this.#row, this.#grid);
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

/** Text of the row. Must equal the text of the spans that `layoutCells` creates. */
function plainText({ cells }: TableRow, { widths, align, context }: Grid): string {
  const border = `${context.glyphs.column} `;
  let text = '';
  // Spaces to write before the next text.
  let pending = 0;
  for (let column = 0; column < widths.length; column++) {
    const cell = spansText(cells[column] ?? []);
    const free = (widths[column] ?? 0) - cell.length;
    const before = spaceBefore(align[column], free);
    if (column > 0) {
      text += spaces(pending + 1) + border;
      pending = 0;
    }
    pending += before;
    if (cell !== '') {
      text += pending > 0 ? spaces(pending) + cell : cell;
      pending = 0;
    }
    pending += free - before;
  }
  return text.trimEnd();
}
