import { cleanLine } from '../../text/sanitise.js';

/** What a full-screen program asks of a terminal, and how it is put back. Sequences: xterm's control sequences. */
const ALTERNATE_ON = '\u001b[?1049h';
const ALTERNATE_OFF = '\u001b[?1049l';
const CURSOR_OFF = '\u001b[?25l';
const CURSOR_ON = '\u001b[?25h';
const PASTE_ON = '\u001b[?2004h';
const PASTE_OFF = '\u001b[?2004l';
/** Presses, and positions beyond column 223. */
const MOUSE_ON = '\u001b[?1000h\u001b[?1006h';
const MOUSE_OFF = '\u001b[?1006l\u001b[?1000l';
/** Reports of the focus, as `ESC [ I` and `ESC [ O`; terminals that do not know them send none. */
const FOCUS_ON = '\u001b[?1004h';
const FOCUS_OFF = '\u001b[?1004l';
const TITLE_PUSH = '\u001b[22;0t';
const TITLE_POP = '\u001b[23;0t';

/** The text between these two is shown at once. Terminals that do not know them ignore them. */
export const UPDATE_START = '\u001b[?2026h';
export const UPDATE_END = '\u001b[?2026l';

export const CLEAR = '\u001b[H\u001b[2J';

export interface Manners {
  /** Whether the terminal has a title that can be set; Linux's console has none. */
  title: boolean;
}

export function enter({ title }: Manners): string {
  return (title ? TITLE_PUSH : '') + ALTERNATE_ON + CURSOR_OFF + PASTE_ON + FOCUS_ON + CLEAR;
}

/**
 * Undoes `enter`, and the mouse. What was drawn is cleared first: a terminal without an alternate screen (GNU screen as it
 * comes, the Linux console) would show it on, with the shell's prompt in its middle.
 */
export function leave({ title }: Manners): string {
  const off = UPDATE_END + MOUSE_OFF + FOCUS_OFF + PASTE_OFF + CURSOR_ON;
  return off + CLEAR + ALTERNATE_OFF + (title ? TITLE_POP : '');
}

export function mouse(on: boolean): string {
  return on ? MOUSE_ON : MOUSE_OFF;
}

/** Sets the window's title. Whatever the text is made of, nothing in it ends the sequence early. */
export function titled(text: string): string {
  return `\u001b]0;${cleanLine(text)}\u0007`;
}
