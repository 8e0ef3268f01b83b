import type { Line } from '../../../layout/line.js';
import { linesFrom, type RowPosition } from '../../../layout/row-position.js';
import { readerLayout } from '../screen-layout.js';
import type { State } from '../state.js';
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

/** The text lines on the screen with their row positions. Fewer than `textRows` at the end of the article. */
export function visibleLines(state: State): VisibleLine[] {
  const { reading } = state;
  if (!reading) return [];
  return linesFrom(reading.layout, reading.topRow, textRows(state)).map(({ line, position }) => ({
    ...position,
    line,
  }));
}
