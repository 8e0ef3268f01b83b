/** Widths that the columns of a table need, computed from the text of their cells only. */

import { spansText } from '../../document/document-text.js';
import { maxDisplayWidth } from '../../text/display-width.js';
import { replaceUnit } from '../../text/replace-unit.js';
import { isSimpleText } from '../../text/wrapping/wrap.js';
import { LONG_WORD } from './column-widths.js';
import type { TableRow, TableRows } from './table-rows.js';

/** Returns the width of each column's widest cell on one row. */
export function widestCells(rows: TableRows, count: number): number[] {
  const widest = new Array<number>(count).fill(0);
  forEachCell(rows, (text, column, isPlain) => {
    if (isPlain) {
      if (text.length > (widest[column] ?? 0)) widest[column] = text.length;
      return;
    }
    const shown = /[\t\n]/.test(text) ? replaceUnit(replaceUnit(text, '\t', ' '), '\n', ' ') : text;
    for (const row of shown.includes('\u2028') ? shown.split('\u2028') : [shown])
      widest[column] = Math.max(widest[column] ?? 0, maxDisplayWidth(row));
  });
  return widest.slice(0, count);
}

/** Code units of a cell in which its longest word is looked for. */
const MAX_SEARCHED = 1 << 16;

/**
 * Returns the width of each column's longest word, in scripts that break only at spaces. Stops at one of `LONG_WORD` columns, because
 * longer words may be split.
 */
export function longestWords(rows: TableRows, count: number): number[] {
  const longest = new Array<number>(count).fill(0);
  forEachCell(rows, (text, column, isPlain) => {
    const known = longest[column] ?? 0;
    // A shorter text has no longer word.
    if (text.length <= known || known >= LONG_WORD) return;
    if (isPlain || isSimpleText(text)) {
      longest[column] = Math.max(known, longestPart(text));
      return;
    }
    for (const word of text.slice(0, MAX_SEARCHED).split(/[\s\u2028]+/)) {
      if (word.length > (longest[column] ?? 0) && !/[\u0e00-\u0eff\u2e80-\uffff]/.test(word))
        longest[column] = word.length;
    }
  });
  return longest.slice(0, count);
}

/** Length of the longest part between spaces: of the longest word, if the text is simple. */
function longestPart(text: string): number {
  let longest = 0;
  for (let from = 0; from < text.length; ) {
    const space = text.indexOf(' ', from);
    const to = space < 0 ? text.length : space;
    if (to - from > longest) longest = to - from;
    from = to + 1;
  }
  return longest;
}

function forEachCell(
  { head, rows }: TableRows,
  visit: (text: string, column: number, isPlain: boolean) => void,
): void {
  const visitRow = ({ cells, texts }: TableRow): void => {
    for (let column = 0; column < cells.length; column++)
      visit(texts?.[column] ?? spansText(cells[column] ?? []), column, texts !== undefined);
  };
  visitRow(head);
  rows.forEach(visitRow);
}
