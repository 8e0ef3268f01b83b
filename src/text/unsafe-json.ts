/**
 * Finds out by one test whether the strings of a JSON text have to be sanitised. Lectern writes only sanitised strings, so
 * nearly every file of its own passes, and none of its strings is looked at again.
 */

import { LONE_SELECTOR } from './sanitise.js';

/**
 * An escape that Lectern's strings do not need: `\u`, `\b`, `\f` and `\r`. The lookbehind excludes an escaped backslash
 * before such a letter.
 */
const ESCAPE = /\\[ubfr](?<=(?<!\\)(?:\\\\)*\\.)/;
/**
 * Characters that JSON may hold unescaped, and that `sanitise` replaces or drops, except joiners, which are harmless. Two code units for
 * the later planes. All of the last one, except a selector after an ideograph.
 */
const CHARACTER =
  /[\u007f-\u009f\u061c\u200e\u200f\u2029-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\ud82f[\udca0-\udca3]|\ud834[\udd73-\udd7a]|[\udb41-\udb43]|\udb40(?:[\udc00-\udcff\uddf0-\udfff]|[\udd00-\uddef](?<!(?:[\u3400-\u4dbf\u4e00-\u9fff]|[\ud840-\ud888][\udc00-\udfff])..))/;

const UNSAFE = new RegExp(`${ESCAPE.source}|${CHARACTER.source}|${LONE_SELECTOR}`);

/**
 * True if a string in valid JSON may hold unsafe characters: control and bidi characters other than tabs and line breaks. Line
 * breaks and tabs count only where a string must be one line.
 */
export function hasUnsafeText(json: string): boolean {
  return UNSAFE.test(json);
}
