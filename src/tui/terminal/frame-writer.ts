/**
 * What Ink draws on: it looks to Ink like a stream without a terminal, is given every frame whole, and sends the rows
 * that differ from those on the screen, each to its own place. So a frame may be as tall as the terminal, a resize or
 * a resumed process is drawn anew by forgetting what was there, and Ink never clears anything.
 */
import { CLEAR, UPDATE_END, UPDATE_START } from './terminal-features.js';

export interface Canvas {
  /** What Ink asks of a stream. */
  readonly stream: NodeJS.WriteStream;
  /** The next frame is drawn whole, over whatever is there. */
  resize(columns: number, rows: number): void;
  /** Draws the last frame anew. */
  redraw(): void;
  /** Draws the last frame if nothing has been drawn since `resize`. */
  settle(): void;
  /** Frames that come while it is closed are not drawn. */
  closed: boolean;
}

export function createCanvas(send: (text: string) => void, size: { columns: number; rows: number }): Canvas {
  let frame: string[] = [];
  let shown: string[] | undefined;
  let { rows } = size;

  const draw = (): void => {
    if (canvas.closed) return;
    const changes = frame
      .slice(0, rows)
      .map((row, index) => (shown?.[index] === row ? '' : at(index) + ERASE_ROW + row));
    const gone = shown && shown.length > frame.length ? at(frame.length) + ERASE_BELOW : '';
    const text = (shown ? '' : CLEAR) + changes.join('') + gone;
    shown = frame.slice(0, rows);
    if (text !== '') send(UPDATE_START + text + UPDATE_END);
  };

  const stream = {
    columns: size.columns,
    write(text: string): boolean {
      frame = text.split('\n');
      draw();
      return true;
    },
    on: () => stream,
    off: () => stream,
  };

  const canvas: Canvas = {
    stream: stream as unknown as NodeJS.WriteStream,
    closed: false,
    resize(columns, height) {
      stream.columns = columns;
      rows = height;
      shown = undefined;
    },
    redraw() {
      shown = undefined;
      draw();
    },
    settle() {
      if (shown === undefined) draw();
    },
  };
  return canvas;
}

/** A row is erased before it is written: after one as wide as the terminal, erasing would take its last column. */
const ERASE_ROW = '\u001b[2K';
const ERASE_BELOW = '\u001b[J';

function at(row: number): string {
  return `\u001b[${row + 1};1H`;
}
