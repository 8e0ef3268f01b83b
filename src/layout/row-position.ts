/**
 * Moving through a layout by rows, without counting them all. Lays out only the blocks that it passes. Must not import
 * anything about screens.
 */

import type { Position } from '../document/position.js';
import type { Layout } from './layout.js';
import type { Line } from './line.js';

/** A row of a layout: a block, and the index of a line in it. */
export interface RowPosition {
  block: number;
  row: number;
}

export interface PositionedLine {
  line: Line;
  position: RowPosition;
}

/** Returns the row that shows the character at `position`, or the last row before it. */
export function rowPositionOf(layout: Layout, position: Position): RowPosition {
  const block = Math.max(0, Math.min(position.block, layout.count - 1));
  const lines = layout.lines(block);
  if (position.block > block) return { block, row: Math.max(0, lines.length - 1) };
  const exact = lines.findIndex(line => showsOffset(line, position.offset));
  if (exact >= 0) return { block, row: pictureStart(lines, exact) };
  // The character is at a line break, or all rows of the block are drawn.
  const before = lines.findLastIndex(
    line => line.offset <= position.offset && line.spans.some(span => span.at !== undefined),
  );
  const row = before >= 0 ? before : lines.findIndex(line => line.spans.length > 0);
  return { block, row: Math.max(0, row) };
}

/** The first row of the picture above row `row`; `row` itself if there is none. */
function pictureStart(lines: readonly Line[], row: number): number {
  let start = row;
  while (lines[start - 1]?.picture && lines[start - 1]?.offset === lines[row]?.offset) start--;
  return start;
}

/** True if the line shows the character at `offset` of the block's text. */
export function showsOffset({ spans }: Pick<Line, 'spans'>, offset: number): boolean {
  return spans.some(({ at, text }) => at !== undefined && at <= offset && offset < at + text.length);
}

/** Moves down by `rows` (up if negative). Stops at the first or last row of the layout. */
export function moveByRows(layout: Layout, position: RowPosition, rows: number): RowPosition {
  return rows < 0 ? moveUp(layout, position, -rows) : moveDown(layout, position, rows);
}

function moveDown(layout: Layout, position: RowPosition, rows: number): RowPosition {
  let { block, row } = position;
  let last = position;
  let left = rows;
  for (; block < layout.count; block++, row = 0) {
    const { length } = layout.lines(block);
    if (row + left < length) return { block, row: row + left };
    if (length > 0) last = { block, row: length - 1 };
    left -= length - row;
  }
  return last;
}

function moveUp(layout: Layout, position: RowPosition, rows: number): RowPosition {
  let { block, row } = position;
  let left = rows;
  while (left > row && block > 0) {
    left -= row;
    block -= 1;
    row = layout.lines(block).length;
  }
  return { block, row: Math.max(0, row - left) };
}

/** Returns at most `rows` lines, starting at `position`. */
export function linesFrom(layout: Layout, position: RowPosition, rows: number): PositionedLine[] {
  const result: PositionedLine[] = [];
  let { row } = position;
  for (let block = position.block; block < layout.count && result.length < rows; block++, row = 0) {
    const lines = layout.lines(block);
    for (; row < lines.length && result.length < rows; row++) {
      const line = lines[row];
      if (line) result.push({ line, position: { block, row } });
    }
  }
  return result;
}

/** Returns the position from which the last `rows` rows fill a screen. Lays out backwards from the end. */
export function lastScreenPosition(layout: Layout, rows: number): RowPosition {
  const block = Math.max(0, layout.count - 1);
  return moveUp(layout, { block, row: layout.lines(block).length }, Math.max(1, rows));
}
