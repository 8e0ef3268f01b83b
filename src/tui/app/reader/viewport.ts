import type { Line } from '../../../layout/line.js';
import {
  linesFrom,
  moveByRows,
  type PositionedLine,
  type RowPosition,
} from '../../../layout/row-position.js';
import { readerLayout } from '../screen-layout.js';
import type { Reading, State } from '../state.js';
import { footnotePreview } from './links/footnote-preview.js';

/** Rows of the screen that show text, without the bars and the footnote preview. */
export function textRows(state: State): number {
  return Math.max(1, readerLayout(state).body - footnotePreview(state).length);
}

/** True if the row is on the screen. */
export function isOnScreen(state: State, { block, row }: RowPosition): boolean {
  return visibleLines(state).some(visible => visible.block === block && visible.row === row);
}

export interface VisibleLine extends RowPosition {
  line: Line;
}

/**
 * The text lines on the screen with their row positions. Fewer than `textRows` at the end of the article, and in accessible mode,
 * where a page ends at a block.
 */
export function visibleLines(state: State): VisibleLine[] {
  const { reading, settings } = state;
  if (!reading) return [];
  const rows = textRows(state);
  const found = linesFrom(reading.layout, reading.topRow, settings.accessible ? rows + 1 : rows);
  const lines = settings.accessible ? found.slice(0, rowsToBlockEnd(reading, found, rows)) : found;
  return lines.map(({ line, position }) => ({ ...position, line }));
}

/**
 * Number of lines until the last block that ends within `rows`. A heading does not end a page, as its text would be on the next
 * one. A block that is longer than a page is cut.
 */
function rowsToBlockEnd({ parsing }: Reading, lines: readonly PositionedLine[], rows: number): number {
  if (lines.length <= rows) return rows;
  for (let row = rows; row > 0; row--) {
    const block = lines[row - 1]?.position.block ?? 0;
    const isEnd = block !== lines[row]?.position.block;
    if (isEnd && parsing.document.blocks[block]?.kind !== 'heading') return row;
  }
  return rows;
}

/** First row of the page before the current one in accessible mode. It starts at a block, unless that is longer than a page. */
export function previousPageRow(state: State): RowPosition {
  const { reading } = state;
  if (!reading) return { block: 0, row: 0 };
  const { layout, topRow } = reading;
  const first = moveByRows(layout, topRow, -textRows(state));
  const next = { block: first.block + 1, row: 0 };
  return first.row === 0 || next.block >= topRow.block ? first : next;
}
