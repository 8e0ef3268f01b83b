/** Rows of an image in full view: in the middle of the screen, and blank until its picture is drawn. */
import { plainRows } from '../../../../layout/full-width/full-width-block.js';
import type { Line, PictureSlot } from '../../../../layout/line.js';
import {
  blankLine,
  drawnLine,
  drawnSpan,
  pictureLines,
  prefixLine,
} from '../../../../layout/row-builders.js';
import { displayWidth } from '../../../../text/display-width.js';
import { readerLayout } from '../../screen-layout.js';
import type { DrawnPicture, FullView, Reading, State } from '../../state.js';
import { fullPictureSize, keyOf } from '../picture-layout.js';

/** Returns the full view for the size of the screen, and with the picture that was drawn since. The same object if nothing changed. */
export function updatePicture(state: State, { pictures }: Reading, view: FullView): FullView {
  const { image: target } = view;
  const image = target === undefined ? undefined : pictures.find?.(target);
  if (target === undefined || !image || 'problem' in image) return view;
  const screen = { columns: state.size.columns, rows: readerLayout(state).body };
  const slot = { target, ...fullPictureSize(image, screen) };
  const drawn = pictures.drawn.get(keyOf(slot));
  const isSame = view.picture && keyOf(view.picture.slot) === keyOf(slot) && view.picture.drawn === drawn;
  if (isSame && view.picture?.screen.columns === screen.columns && view.picture.screen.rows === screen.rows)
    return view;
  return { ...view, picture: { slot, drawn, screen }, rows: plainRows(rowsOf(slot, drawn, screen)) };
}

function rowsOf(
  slot: PictureSlot,
  drawn: DrawnPicture | undefined,
  screen: { columns: number; rows: number },
): Line[] {
  if (drawn && 'problem' in drawn) {
    const text = `not shown: ${drawn.problem}`;
    return [drawnLine(text, displayWidth(text), 'notice', 0)];
  }
  const left = Math.max(0, screen.columns - slot.columns) >> 1;
  const above = Math.max(0, screen.rows - slot.rows) >> 1;
  const lines = pictureLines({ slot, rows: drawn?.rows }, 0);
  if (left > 0) for (const line of lines) prefixLine(line, drawnSpan(' '.repeat(left)), left);
  return [...Array.from({ length: above }, () => blankLine(0)), ...lines];
}
