import type { Line } from '../../../layout/line.js';
import { linesFrom, type RowPosition } from '../../../layout/row-position.js';
import { readerLayout } from '../screen-layout.js';
import type { State } from '../state.js';
import { footLines } from './links/footnote-preview.js';

/** Rows of the screen that hold text: all but the chrome and what is shown at the foot. */
export function textRows(state: State): number {
  return Math.max(1, readerLayout(state).body - footLines(state).length);
}

/** Whether a row is on the screen. */
export function isOnScreen(state: State, { block, row }: RowPosition): boolean {
  return shownLines(state).some(shown => shown.block === block && shown.row === row);
}

export interface Shown extends RowPosition {
  line: Line;
}

/** The rows of text on the screen, each with the spot it is. Fewer than `textRows` at the end of the article. */
export function shownLines(state: State): Shown[] {
  const { reading } = state;
  if (!reading) return [];
  return linesFrom(reading.page, reading.spot, textRows(state)).map(({ line, position }) => ({
    ...position,
    line,
  }));
}
