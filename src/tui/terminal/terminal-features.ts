/** Escape sequences that switch a full-screen program's terminal features on and off. Source: xterm's control sequences. */
import { sanitiseLine } from '../../text/sanitise.js';

const ALTERNATE_ON = '\u001b[?1049h';
const ALTERNATE_OFF = '\u001b[?1049l';
const CURSOR_OFF = '\u001b[?25l';
const CURSOR_ON = '\u001b[?25h';
const PASTE_ON = '\u001b[?2004h';
const PASTE_OFF = '\u001b[?2004l';
/** Without auto-wrap, a row that the terminal draws wider than its width never reaches the next row. */
const WRAP_OFF = '\u001b[?7l';
const WRAP_ON = '\u001b[?7h';
/** Mode 1000 reports presses; mode 1006 also reports positions beyond column 223. */
const MOUSE_ON = '\u001b[?1000h\u001b[?1006h';
const MOUSE_OFF = '\u001b[?1006l\u001b[?1000l';
/** Reports focus changes as `ESC [ I` and `ESC [ O`. Other terminals ignore the mode. */
const FOCUS_ON = '\u001b[?1004h';
const FOCUS_OFF = '\u001b[?1004l';
const TITLE_PUSH = '\u001b[22;0t';
const TITLE_POP = '\u001b[23;0t';

/** Bracket a synchronized update: the text between them is shown at once. Other terminals ignore them. */
export const UPDATE_START = '\u001b[?2026h';
export const UPDATE_END = '\u001b[?2026l';

export const CLEAR = '\u001b[H\u001b[2J';

export interface TerminalFeatures {
  /** True if the terminal has a title; the Linux console has none. */
  title: boolean;
}

export function enterSequence({ title }: TerminalFeatures): string {
  return (title ? TITLE_PUSH : '') + ALTERNATE_ON + WRAP_OFF + CURSOR_OFF + PASTE_ON + FOCUS_ON + CLEAR;
}

/**
 * Undoes `enterSequence`, and switches the mouse off. Clears the screen first, because a terminal without an alternate screen
 * (GNU screen by default, the Linux console) would otherwise show the shell's prompt in the middle of the last frame.
 */
export function leaveSequence({ title }: TerminalFeatures): string {
  const off = UPDATE_END + MOUSE_OFF + FOCUS_OFF + PASTE_OFF + WRAP_ON + CURSOR_ON;
  return off + CLEAR + ALTERNATE_OFF + (title ? TITLE_POP : '');
}

export function mouseSequence(on: boolean): string {
  return on ? MOUSE_ON : MOUSE_OFF;
}

/** Sets the window's title. The text is sanitized, so nothing in it can end the sequence early. */
export function titleSequence(text: string): string {
  return `\u001b]0;${sanitiseLine(text)}\u0007`;
}
