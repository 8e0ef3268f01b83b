/** What the columns of a table need: of their cells it looks at the text alone. */

import { spansText } from '../../document/document-text.js';
import { reach } from '../../text/display-width.js';
import { LONG_WORD } from './column-widths.js';
import type { TableRow, TableRows } from './table-rows.js';

/** The columns that the widest cell of each column takes on one row. */
export function widestOf(rows: TableRows, count: number): number[] {
  const widest = new Array<number>(count).fill(0);
  eachCell(rows, (text, index, isPlain) => {
    if (isPlain) {
      if (text.length > (widest[index] ?? 0)) widest[index] = text.length;
      return;
    }
    const shown = BREAKS.test(text) ? text.replaceAll(/[\t\n]/g, ' ') : text;
    for (const row of shown.includes('\u2028') ? shown.split('\u2028') : [shown])
      widest[index] = Math.max(widest[index] ?? 0, reach(row));
  });
  return widest.slice(0, count);
}

const BREAKS = /[\t\n]/;

/** The columns of each column's longest word, of those that are broken at spaces alone; counted no further than to `LONG_WORD`. */
export function longestWords(rows: TableRows, count: number): number[] {
  const longest = new Array<number>(count).fill(0);
  eachCell(rows, (text, index) => {
    const known = longest[index] ?? 0;
    // A shorter text has no longer word.
    if (text.length <= known || known >= LONG_WORD) return;
    for (const word of text.split(/[\s\u2028]+/)) {
      if (word.length > (longest[index] ?? 0) && !/[\u0e00-\u0eff\u2e80-\uffff]/.test(word))
        longest[index] = word.length;
    }
  });
  return longest.slice(0, count);
}

function eachCell(
  { head, rows }: TableRows,
  visit: (text: string, column: number, isPlain: boolean) => void,
): void {
  const visitRow = ({ cells, isPlain }: TableRow): void => {
    for (let column = 0; column < cells.length; column++)
      visit(spansText(cells[column] ?? []), column, isPlain);
  };
  visitRow(head);
  rows.forEach(visitRow);
}
