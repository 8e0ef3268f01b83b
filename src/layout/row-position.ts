/**
 * Walking a page by rows, without counting them: a spot is a block and a row in it. Only the blocks that are walked
 * over are set. It knows pages and places, no screens.
 */

import type { Position } from '../document/position.js';
import type { Layout } from './layout.js';
import type { Line } from './line.js';

/** A row of a page. */
export interface RowPosition {
  block: number;
  row: number;
}

export interface PositionedLine {
  line: Line;
  position: RowPosition;
}

/** The row on which a place stands: the one that shows its character, else the last before it. */
export function rowPositionOf(page: Layout, place: Position): RowPosition {
  const block = Math.max(0, Math.min(place.block, page.count - 1));
  const lines = page.lines(block);
  if (place.block > block) return { block, row: Math.max(0, lines.length - 1) };
  const text = lines.findIndex(line => line.spans.some(run => shows(run, place.offset)));
  if (text >= 0) return { block, row: text };
  // Between two rows (a space that was left out) or in a block of drawn rows alone.
  const before = lines.findLastIndex(
    line => line.offset <= place.offset && line.spans.some(run => run.at !== undefined),
  );
  const row = before >= 0 ? before : lines.findIndex(line => line.spans.length > 0);
  return { block, row: Math.max(0, row) };
}

function shows(run: { at?: number; text: string }, offset: number): boolean {
  return run.at !== undefined && run.at <= offset && offset < run.at + run.text.length;
}

/** The spot `rows` further down (up where negative), at the page's first or last row at most. */
export function moveByRows(page: Layout, spot: RowPosition, rows: number): RowPosition {
  return rows < 0 ? up(page, spot, -rows) : down(page, spot, rows);
}

function down(page: Layout, spot: RowPosition, rows: number): RowPosition {
  let { block, row } = spot;
  let last = spot;
  let left = rows;
  for (; block < page.count; block++, row = 0) {
    const { length } = page.lines(block);
    if (row + left < length) return { block, row: row + left };
    if (length > 0) last = { block, row: length - 1 };
    left -= length - row;
  }
  return last;
}

function up(page: Layout, spot: RowPosition, rows: number): RowPosition {
  let { block, row } = spot;
  let left = rows;
  while (left > row && block > 0) {
    left -= row;
    block -= 1;
    row = page.lines(block).length;
  }
  return { block, row: Math.max(0, row - left) };
}

/** At most `rows` lines from `spot` on. */
export function linesFrom(page: Layout, spot: RowPosition, rows: number): PositionedLine[] {
  const out: PositionedLine[] = [];
  let { row } = spot;
  for (let block = spot.block; block < page.count && out.length < rows; block++, row = 0) {
    const lines = page.lines(block);
    for (; row < lines.length && out.length < rows; row++) {
      const line = lines[row];
      if (line) out.push({ line, position: { block, row } });
    }
  }
  return out;
}

/** The spot from which the last `rows` rows fill a screen: set backwards from the end. */
export function lastScreenPosition(page: Layout, rows: number): RowPosition {
  const block = Math.max(0, page.count - 1);
  return up(page, { block, row: page.lines(block).length }, Math.max(1, rows));
}
