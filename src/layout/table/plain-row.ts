/** Rows of a table that need no more than white space between their cells: text, until someone asks for their runs. */

import { spansText } from '../../document/document-text.js';
import { DeferredRow } from '../deferred-row.js';
import type { Line } from '../line.js';
import { type Grid, layoutCells, spaceBefore, spaces } from './table-grid.js';
import type { TableRow } from './table-rows.js';

/** One row of the table as rows of text, `place` being that of the row before it. */
export function layoutPlainRow(row: TableRow, grid: Grid, place: number): Line[] {
  return row.isPlain && fits(row, grid) ? [new PlainRow(row, grid, place)] : layoutCells(row, grid, place);
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

  constructor(row: TableRow, grid: Grid, place: number) {
    super(firstPlace(row) ?? place);
    this.#row = row;
    this.#grid = grid;
  }

  protected known(): string {
    this.#text ??= plainText(this.#row, this.#grid);
    return this.#text;
  }

  protected make(): Line {
    const { offset } = this;
    return layoutCells(this.#row, this.#grid, offset)[0] ?? { spans: [], width: 0, offset };
  }
}

/** Where the first cell that has any text stands. */
function firstPlace({ at, cells }: TableRow): number | undefined {
  let place = at;
  for (const cell of cells) {
    if (cell.length > 0) return place;
    place += 1;
  }
  return undefined;
}

/** What `joinCells` makes of the row, as text. */
function plainText({ cells }: TableRow, { widths, align, setting }: Grid): string {
  const border = `${setting.glyphs.column} `;
  let text = '';
  let owed = 0;
  for (let column = 0; column < widths.length; column++) {
    const cell = spansText(cells[column] ?? []);
    const free = (widths[column] ?? 0) - cell.length;
    const before = spaceBefore(align[column], free);
    if (column > 0) {
      text += spaces(owed + 1) + border;
      owed = 0;
    }
    owed += before;
    if (cell !== '') {
      text += owed > 0 ? spaces(owed) + cell : cell;
      owed = 0;
    }
    owed += free - before;
  }
  return text.trimEnd();
}
