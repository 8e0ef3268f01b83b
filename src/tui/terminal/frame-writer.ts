/**
 * Writes frames to the terminal. Gets whole frames; only the rows that differ from those on the screen are sent, each to its own
 * position. So a frame may be as tall as the terminal, and a resize or resume repaints by forgetting what was shown. Ink sees
 * a stream without a terminal.
 */
import { keepColumns } from './keep-columns.js';
import { CLEAR, UPDATE_END, UPDATE_START } from './terminal-features.js';

export interface FrameWriter {
  /** The stream that Ink writes its frames to. */
  readonly stream: NodeJS.WriteStream;
  /** Writes a frame: its rows, joined by line breaks. */
  write(frame: string): void;
  /** Runs `work`, and takes the frames written in it as shown: the same cells as the last frame, with other escape codes. */
  adoptFrames<T>(work: () => T): T;
  /** Sets the size; the next frame is written whole. */
  resize(columns: number, rows: number): void;
  /** Writes the last frame again, whole. */
  redraw(): void;
  /** Writes the last frame if none was written since `resize`. */
  drawIfPending(): void;
  /** While true, frames are kept and not written. */
  closed: boolean;
}

export function createFrameWriter(
  send: (text: string) => void,
  size: { columns: number; rows: number },
): FrameWriter {
  let frame: string[] = [];
  let shown: string[] | undefined;
  let { rows } = size;
  let adopting = false;

  const draw = (): void => {
    if (writer.closed) return;
    const changes = frame
      .slice(0, rows)
      .map((row, index) => (shown?.[index] === row ? '' : moveToRow(index) + ERASE_ROW + keepColumns(row)));
    const removal = shown && shown.length > frame.length ? moveToRow(frame.length) + ERASE_BELOW : '';
    const text = (shown ? '' : CLEAR) + changes.join('') + removal;
    shown = frame.slice(0, rows);
    if (text !== '') send(UPDATE_START + text + UPDATE_END);
  };

  const stream = {
    columns: size.columns,
    write(text: string): boolean {
      writer.write(text);
      return true;
    },
    on: () => stream,
    off: () => stream,
  };

  const writer: FrameWriter = {
    stream: stream as unknown as NodeJS.WriteStream,
    closed: false,
    write(text) {
      frame = text.split('\n');
      if (adopting && shown) shown = frame.slice(0, rows);
      else draw();
    },
    adoptFrames(work) {
      adopting = true;
      try {
        return work();
      } finally {
        adopting = false;
      }
    },
    resize(columns, height) {
      stream.columns = columns;
      rows = height;
      shown = undefined;
    },
    redraw() {
      shown = undefined;
      draw();
    },
    drawIfPending() {
      if (shown === undefined) draw();
    },
  };
  return writer;
}

/** Erases a row before it is written. Erasing after a row of full width would remove its last column. */
const ERASE_ROW = '\u001b[2K';
const ERASE_BELOW = '\u001b[J';

function moveToRow(row: number): string {
  return `\u001b[${row + 1};1H`;
}
