/** Building one row of the screen from runs: cut, filled and spread to an exact number of columns. */

import type { Span } from '../../document/document.js';
import { type StyleName, withStyle } from '../../document/style.js';
import { beginningWithin, displayWidth } from '../../text/display-width.js';

export type Row = readonly Span[];

export function run(text: string, style?: string): Span {
  return style ? { text, style } : { text };
}

export function widthOf(row: Row): number {
  return row.reduce((sum, { text }) => sum + displayWidth(text), 0);
}

/** The row cut to `width` columns, an ellipsis at its end where something is missing. */
export function clip(row: Row, width: number, ascii: boolean): Row {
  if (widthOf(row) <= width) return row;
  const mark = ascii ? '~' : '…';
  const room = width - 1;
  const kept: Span[] = [];
  let used = 0;
  for (const each of row) {
    const text = beginningWithin(each.text, room - used);
    if (text !== '') kept.push({ ...each, text });
    used += displayWidth(text);
    if (text !== each.text) break;
  }
  return width > 0 ? [...kept, run(mark, 'dim')] : [];
}

/** The row cut or filled with spaces to exactly `width` columns. */
export function fill(row: Row, width: number, ascii: boolean, style?: string): Row {
  const fitted = clip(row, width, ascii);
  const missing = width - widthOf(fitted);
  return missing > 0 ? [...fitted, run(' '.repeat(missing), style)] : fitted;
}

/** Columns between what stands on the left and what stands on the right, at least. */
export const GAP = 2;

/** `left` and `right` at the two ends of `width` columns; where there is no room for both, `left` is cut. */
export function spread(left: Row, right: Row, width: number, ascii: boolean): Row {
  const space = width - widthOf(right);
  const least = Math.min(10, width / 2, widthOf(left) + GAP);
  if (right.length === 0 || space < least) return clip(left, width, ascii);
  return [...fill(left, space - GAP, ascii), run(' '.repeat(GAP)), ...right];
}

/** The row in one more style: a selection, or dimmed. */
export function styled(row: Row, style: StyleName): Row {
  return row.map(each => ({ ...each, style: withStyle(each.style, style) }));
}

export function rule(width: number, ascii: boolean): Row {
  return [run((ascii ? '-' : '─').repeat(Math.max(0, width)), 'border')];
}
