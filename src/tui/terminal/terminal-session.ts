/**
 * The terminal while the reader has it: its modes are taken and given back as one, keys are read in this one place,
 * and what is drawn goes out here. It knows neither keys' names nor what is drawn.
 */
import { writeSync } from 'node:fs';
import type { ReadStream, WriteStream } from 'node:tty';
import { enter, leave, mouse, titled } from './terminal-features.js';

export interface ReaderTerminal {
  readonly size: { columns: number; rows: number };
  send(text: string): void;
  /** Raw mode, the alternate screen and the rest; keys go to `onInput` from now on. */
  enter(): void;
  /** All of it back as it was. May be called at any time, and twice. */
  leave(): void;
  setMouse(on: boolean): void;
  setTitle(text: string): void;
  /** `leave`, and lets go of the input for good, so that the process may end. */
  close(): void;
}

export interface TerminalEvents {
  input(text: string): void;
  resize(): void;
  /** The terminal is gone: its input ended, or nothing can be written. */
  gone(): void;
}

const STDOUT = 1;
const FALLBACK = { columns: 80, rows: 24 };
/** At two milliseconds each. */
const MOST_TRIES = 1000;

export function takeTerminal(
  { input, output, env }: { input: ReadStream; output: WriteStream; env: NodeJS.ProcessEnv },
  on: TerminalEvents,
): ReaderTerminal {
  const manners = { title: env.TERM !== 'linux' };
  let entered = false;
  let mouseOn = false;
  let title = '';

  const read = (text: string): void => on.input(text);
  const gone = (): void => on.gone();
  // A stream error is an event: without a listener it would be thrown.
  output.on('error', gone).on('resize', on.resize);
  input.on('error', gone).on('end', gone);
  input.setEncoding('utf8');

  const send = (text: string): void => {
    if (output.writable) output.write(text);
  };

  const terminal: ReaderTerminal = {
    get size() {
      return { columns: output.columns || FALLBACK.columns, rows: output.rows || FALLBACK.rows };
    },
    send,
    enter() {
      entered = true;
      if (input.isTTY) input.setRawMode(true);
      input.on('data', read).resume();
      send(enter(manners) + (mouseOn ? mouse(true) : '') + (manners.title && title ? titled(title) : ''));
    },
    leave() {
      if (!entered) return;
      entered = false;
      input.off('data', read).pause();
      if (input.isTTY && !input.destroyed) input.setRawMode(false);
      writeNow(leave(manners));
    },
    setMouse(wish) {
      mouseOn = wish;
      if (entered) send(mouse(wish));
    },
    setTitle(text) {
      if (text === title) return;
      title = text;
      if (entered && manners.title) send(titled(text));
    },
    close() {
      terminal.leave();
      output.off('error', gone).off('resize', on.resize);
      input.off('error', gone).off('end', gone);
      input.unref();
    },
  };
  return terminal;
}

/**
 * Written before anything else happens, the process's end included; a terminal that is gone is no longer an error. One
 * that is still busy with the last frame is waited for, but not for ever: it may be stopped by Ctrl+S.
 */
function writeNow(text: string): void {
  let bytes = Buffer.from(text);
  for (let tries = 0; tries < MOST_TRIES && bytes.length > 0; tries++) {
    try {
      bytes = bytes.subarray(writeSync(STDOUT, bytes));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') return;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
    }
  }
}
