/** Builds one row of the screen from spans. Clipped, filled or spread to an exact number of columns. */

import type { Span } from '../../document/document.js';
import { type StyleName, withStyle } from '../../document/style.js';
import { displayWidth, truncateToWidth } from '../../text/display-width.js';

export type Row = readonly Span[];

export function span(text: string, style?: string): Span {
  return style ? { text, style } : { text };
}

export function rowWidth(row: Row): number {
  return row.reduce((sum, { text }) => sum + displayWidth(text), 0);
}

/** Cuts a row to `width` columns, and ends it with an ellipsis if anything was cut. */
export function clip(row: Row, width: number, ascii: boolean): Row {
  if (rowWidth(row) <= width) return row;
  const space = width - 1;
  const clipped: Span[] = [];
  let used = 0;
  for (const each of row) {
    const text = truncateToWidth(each.text, space - used);
    if (text !== '') clipped.push({ ...each, text });
    used += displayWidth(text);
    if (text !== each.text) break;
  }
  return width > 0 ? [...clipped, span(ascii ? '~' : '…', 'dim')] : [];
}

/** Cuts a text on its left to `width` columns, and begins it with an ellipsis if anything was cut. */
export function truncateLeft(text: string, width: number, ascii: boolean): string {
  if (displayWidth(text) <= width) return text;
  const letters = [...text];
  let start = letters.length;
  for (let used = 1; start > 0; start--) {
    used += displayWidth(letters[start - 1] ?? '');
    if (used > width) break;
  }
  return width > 0 ? (ascii ? '~' : '…') + letters.slice(start).join('') : '';
}

/** Cuts a row or fills it with spaces to exactly `width` columns. */
export function fill(row: Row, width: number, ascii: boolean, style?: string): Row {
  const clipped = clip(row, width, ascii);
  const missing = width - rowWidth(clipped);
  return missing > 0 ? [...clipped, span(' '.repeat(missing), style)] : clipped;
}

/** Minimum columns between the left and the right part of a row. */
export const GAP = 2;

/** Puts `left` and `right` at the two ends of `width` columns. Cuts `left` if both do not fit. */
export function spread(left: Row, right: Row, width: number, ascii: boolean): Row {
  const space = width - rowWidth(right);
  const least = Math.min(10, width / 2, rowWidth(left) + GAP);
  if (right.length === 0 || space < least) return clip(left, width, ascii);
  return [...fill(left, space - GAP, ascii), span(' '.repeat(GAP)), ...right];
}

/** Adds a style to every span of a row, such as a selection. */
export function addStyle(row: Row, style: StyleName): Row {
  return row.map(each => ({ ...each, style: withStyle(each.style, style) }));
}

export function rule(width: number, ascii: boolean): Row {
  return [span((ascii ? '-' : '─').repeat(Math.max(0, width)), 'border')];
}
