/** Counts the columns that the cells of a table extend to (`colspan`, `rowspan`), so that each text stays in its column. */

/** Maximum columns or rows that a cell extends over. */
const MAX_SPAN = 64;
/** Columns after this one are not tracked. */
const MAX_COLUMN = 256;
/** Maximum covered columns of a table. Each becomes an empty cell, and more would take much memory. */
const MAX_COVERED = 1 << 14;

export class CellSpans {
  private row = 0;
  /** Number of cells of the row, with the empty ones. */
  private cells = 0;
  /** Column of the next cell, if no cell above extends to it. */
  private column = 0;
  private covered = 0;
  /** For each column, the number of the first row that no cell above extends to. */
  private readonly freeFrom: number[] = [];

  startRow(): void {
    this.row++;
    this.cells = 0;
    this.column = 0;
  }

  /** Places the next cell. Returns the number of covered columns before it. */
  startCell(colspan: string | undefined, rowspan: string | undefined): number {
    while ((this.freeFrom[this.column] ?? 0) > this.row) this.column++;
    const before = this.column - this.cells;
    if (this.covered + before > MAX_COVERED) return 0;
    this.covered += before;
    this.cells += before + 1;
    const end = this.column + toSpan(colspan);
    const rows = toSpan(rowspan);
    for (let column = this.column; rows > 1 && column < Math.min(end, MAX_COLUMN); column++)
      this.freeFrom[column] = this.row + rows;
    this.column = end;
    return before;
  }
}

function toSpan(value: string | undefined): number {
  const number = value === undefined ? 1 : Number.parseInt(value, 10);
  return number >= 1 ? Math.min(number, MAX_SPAN) : 1;
}
