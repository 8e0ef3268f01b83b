import { wrapText } from '../../../../text/wrapping/wrap.js';
import { readerLayout } from '../../screen-layout.js';
import type { State } from '../../state.js';
import { currentHeading } from './contents-cursor.js';
import { highestLevel, visibleHeadings } from './visible-headings.js';

/** A row of the contents: a heading or a part of it. */
export interface ContentsRow {
  /** Index of the heading in the document. */
  heading: number;
  text: string;
  /** Columns before the text, by the level of the heading. */
  indent: number;
  isCurrent: boolean;
  /** True for the rows after the first of a heading. */
  isContinuation: boolean;
}

/** Columns of the mark before the current heading. */
export const MARK_COLUMNS = 2;
/** Columns of the bar between the contents and the text. */
const BAR_COLUMNS = 2;
const INDENT = 2;
const MAX_INDENT = 4 * INDENT;
/** Code units per column that are enough for any readable text. */
const MAX_UNITS = 8;

/**
 * Returns the `count` rows around the cursor or the current section. With the focus, headings wrap, so that none is cut. Without
 * it, only the current one does.
 */
export function contentsRows(state: State, count: number): ContentsRow[] {
  const { reading } = state;
  if (!reading) return [];
  const { headings } = reading.parsing.document;
  const all = visibleHeadings(reading);
  const { focused, cursor } = reading.contents;
  const current = focused ? cursor : currentHeading(reading);
  const highest = highestLevel(headings);
  const inner = innerWidth(state);

  const rowsOf = (place: number): ContentsRow[] => {
    const index = all[place] ?? -1;
    const { text = '', level = highest } = headings[index] ?? {};
    const indent = Math.min(MAX_INDENT, (level - highest) * INDENT);
    // A heading may be as long as a file. No more of it is wrapped than fits on the screen.
    const shown = text.slice(0, count * inner * MAX_UNITS);
    const parts = focused || index === current ? wrapText(shown, inner - MARK_COLUMNS - indent) : [shown];
    return (parts.length > 0 ? parts : ['']).map((part, row) => ({
      heading: index,
      text: part,
      indent,
      isCurrent: index === current,
      isContinuation: row > 0,
    }));
  };

  const start = Math.max(0, all.indexOf(current));
  const before: ContentsRow[][] = [];
  const after: ContentsRow[] = [];
  let rowsBefore = 0;
  for (let place = start - 1; place >= 0 && rowsBefore < count; place--) {
    const rows = rowsOf(place);
    before.push(rows);
    rowsBefore += rows.length;
  }
  for (let place = start; place < all.length && after.length < count; place++)
    for (const row of rowsOf(place)) after.push(row);
  const rows = [...before.reverse().flat(), ...after];
  const top = Math.max(0, Math.min(rowsBefore - (count >> 1), rows.length - count));
  return rows.slice(top, top + count);
}

/** Columns of a row of the contents, without the bar. */
export function innerWidth(state: State): number {
  const { contents } = readerLayout(state);
  return Math.max(1, contents < state.size.columns ? contents - BAR_COLUMNS : contents);
}
