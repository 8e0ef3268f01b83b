import { type Spot, window } from '../../../typeset/cursor.js';
import type { Line } from '../../../typeset/line.js';
import { readerLayout } from '../layout.js';
import type { State } from '../state.js';
import { footLines } from './foot.js';

/** Rows of the screen that hold text: all but the chrome and what is shown at the foot. */
export function textRows(state: State): number {
  return Math.max(1, readerLayout(state).body - footLines(state).length);
}

/** Whether a row is on the screen. */
export function isOnScreen(state: State, { block, row }: Spot): boolean {
  return shownLines(state).some(shown => shown.block === block && shown.row === row);
}

export interface Shown extends Spot {
  line: Line;
}

/** The rows of text on the screen, each with the spot it is. Fewer than `textRows` at the end of the article. */
export function shownLines(state: State): Shown[] {
  const { reading } = state;
  if (!reading) return [];
  return window(reading.page, reading.spot, textRows(state)).map(({ line, spot }) => ({ ...spot, line }));
}
