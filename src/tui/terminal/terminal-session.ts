/**
 * Controls the terminal while the reader has it: modes, keyboard input, output, title and mouse. Sets all modes together and
 * restores all of them together. Must not import key names or views.
 */
import { writeSync } from 'node:fs';
import type { ReadStream, WriteStream } from 'node:tty';
import { sleepSync } from '../../util/sleep-sync.js';
import {
  enterSequence,
  leaveSequence,
  mouseSequence,
  type TerminalFeatures,
  titleSequence,
} from './terminal-features.js';

export interface TerminalSession {
  readonly size: { columns: number; rows: number };
  /** Starts listening to the streams. Input arrives only between `enter` and `leave`. */
  listen(events: TerminalEvents): void;
  send(text: string): void;
  /** Sets raw mode, the alternate screen and the other modes, and reads keys from now on. */
  enter(): void;
  /** Restores the terminal. May be called at any time, and twice. */
  leave(): void;
  setMouse(on: boolean): void;
  setTitle(text: string): void;
  /** Sets escape codes that are written before the terminal is left, and then forgotten. */
  setLeaveText(text: string): void;
  /** Leaves, and releases the input so that the process can end. */
  close(): void;
}

export interface TerminalEvents {
  input(text: string): void;
  resize(): void;
  /** The terminal was closed: its input ended, or output fails. */
  lost(): void;
}

const STDOUT = 1;
const DEFAULT_SIZE = { columns: 80, rows: 24 };
/** Attempts to write to a busy terminal, and the milliseconds between them: two seconds in all. */
const MAX_ATTEMPTS = 1000;
const ATTEMPT_INTERVAL = 2;

export function createTerminalSession({
  input,
  output,
  env,
}: {
  input: ReadStream;
  output: WriteStream;
  env: NodeJS.ProcessEnv;
}): TerminalSession {
  const features: TerminalFeatures = { title: env.TERM !== 'linux' };
  let on: TerminalEvents | undefined;
  let entered = false;
  let mouseOn = false;
  let title = '';
  let leaveText = '';

  const handleInput = (text: string): void => on?.input(text);
  const handleResize = (): void => on?.resize();
  const handleLoss = (): void => on?.lost();

  const send = (text: string): void => {
    if (output.writable) output.write(text);
  };

  const terminal: TerminalSession = {
    get size() {
      return { columns: output.columns || DEFAULT_SIZE.columns, rows: output.rows || DEFAULT_SIZE.rows };
    },
    listen(events) {
      on = events;
      // A stream's `error` event is thrown if it has no listener.
      output.on('error', handleLoss).on('resize', handleResize);
      input.on('error', handleLoss).on('end', handleLoss);
      input.setEncoding('utf8');
    },
    send,
    enter() {
      entered = true;
      if (input.isTTY) input.setRawMode(true);
      input.on('data', handleInput).resume();
      const titleText = features.title && title ? titleSequence(title) : '';
      send(enterSequence(features) + (mouseOn ? mouseSequence(true) : '') + titleText);
    },
    leave() {
      if (!entered) return;
      entered = false;
      input.off('data', handleInput).pause();
      if (input.isTTY && !input.destroyed) input.setRawMode(false);
      writeNow(leaveText + leaveSequence(features));
      leaveText = '';
    },
    setMouse(isOn) {
      mouseOn = isOn;
      if (entered) send(mouseSequence(isOn));
    },
    setLeaveText(text) {
      leaveText = text;
    },
    setTitle(text) {
      if (text === title) return;
      title = text;
      if (entered && features.title) send(titleSequence(text));
    },
    close() {
      terminal.leave();
      output.off('error', handleLoss).off('resize', handleResize);
      input.off('error', handleLoss).off('end', handleLoss);
      input.unref();
    },
  };
  return terminal;
}

/**
 * Writes synchronously, so that the text is out before the process can end. Waits for a terminal that is busy with the last
 * frame, but not forever: Ctrl+S may have stopped it. Ignores a closed terminal.
 */
function writeNow(text: string): void {
  let bytes = Buffer.from(text);
  for (let attempt = 0; attempt < MAX_ATTEMPTS && bytes.length > 0; attempt++) {
    try {
      bytes = bytes.subarray(writeSync(STDOUT, bytes));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') return;
      sleepSync(ATTEMPT_INTERVAL);
    }
  }
}
