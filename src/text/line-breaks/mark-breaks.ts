/**
 * Finds line breaks by UAX #14, with stricter rules for technical prose (`mayStartRow`). Text of common scripts uses a
 * table (`break-classes.ts`), other text the library (`library-breaks.ts`); the stricter rules apply to both. Knows
 * nothing of widths.
 */

import { firstIndexWhere } from '../../util/binary-search.js';
import { lazyRegExp } from '../../util/lazy-regexp.js';
import { BREAK, BREAK_AFTER_SPACE, breakTable, ROW_SIZE, SPACE } from './break-classes.js';
import { libraryBreaks } from './library-breaks.js';

/**
 * Sets `marks[i]` to 1 if a row may start at code unit `i` of `text`, else to 0. The mark of a break with spaces is after
 * the last space. `text` must not contain line breaks; `marks` must be at least as long.
 */
export function markBreaks(text: string, marks: Uint8Array): void {
  marks.fill(0, 0, text.length);
  if (!markByTable(text, marks)) {
    marks.fill(0, 0, text.length);
    for (const position of libraryBreaks(text)) if (mayStartRow(text, position)) marks[position] = 1;
  }
  allowPathStarts(text, marks);
  joinAddresses(text, marks);
}

/**
 * Returns a test whether a row may start at a code unit, with the results of `markBreaks`. All units of the text must be in
 * the table. Computed on demand: wrapping asks only near the end of each row, so most of a paragraph is never looked at.
 */
export function createBreakTest(text: string): (index: number) => boolean {
  const { classes, pairs } = breakTable();
  const addresses = findAddresses(text);
  return index => {
    const after = classes[text.charCodeAt(index)] ?? 0;
    // Checked first: else each of a hundred thousand spaces would scan all spaces before it.
    if (after === SPACE || (addresses.length > 0 && isWithin(addresses, index))) return false;
    let last = index - 1;
    while (text.charCodeAt(last) === 0x20) last--;
    if (last < 0) return isPathStart(text, index);
    const spaced = last < index - 1;
    const pair = pairs[(classes[text.charCodeAt(last)] ?? 0) * ROW_SIZE + after];
    if ((pair === BREAK || (pair === BREAK_AFTER_SPACE && spaced)) && mayStartRow(text, index)) return true;
    return spaced && isPathStart(text, index);
  };
}

/**
 * Returns the last index after `start`, at most `next`, at which `createBreakTest` may find a break; `start` if there is none.
 * Reads each unit once, because a word may fill a million rows.
 */
export function skipUnbroken(text: string, start: number, next: number): number {
  const { classes, pairs } = breakTable();
  let after = classes[text.charCodeAt(next)] ?? 0;
  for (let index = next; index > start; index--) {
    const before = classes[text.charCodeAt(index - 1)] ?? 0;
    if (before === SPACE || pairs[before * ROW_SIZE + after] === BREAK) return index;
    after = before;
  }
  return start;
}

/** True if `index` is inside one of the ascending ranges `start, end`, after its first unit. */
function isWithin(ranges: readonly number[], index: number): boolean {
  const next = firstIndexWhere(0, ranges.length >> 1, at => (ranges[2 * at] ?? 0) >= index);
  return next > 0 && index < (ranges[2 * next - 1] ?? 0);
}

/** True if all units of `text` are in the table, as `createBreakTest` requires. */
export function isInBreakTable(text: string): boolean {
  const { classes } = breakTable();
  for (let index = 0; index < text.length; index++) if (classes[text.charCodeAt(index)] === 0) return false;
  return true;
}

/** Returns false, with `marks` unfinished, if a unit is not in the table. */
function markByTable(text: string, marks: Uint8Array): boolean {
  const { classes, pairs } = breakTable();
  let before = 0;
  let spaced = false;
  for (let index = 0; index < text.length; index++) {
    const after = classes[text.charCodeAt(index)] ?? 0;
    if (after === SPACE) {
      spaced = true;
      continue;
    }
    if (after === 0) return false;
    const pair = before === 0 ? 0 : pairs[before * ROW_SIZE + after];
    if ((pair === BREAK || (pair === BREAK_AFTER_SPACE && spaced)) && mayStartRow(text, index))
      marks[index] = 1;
    before = after;
    spaced = false;
  }
  return true;
}

/** Marks that must not start a row on their own. It would look like a list, a quote or a rule. */
const loneMarks = new Set(Array.from('-–—…·•|/+*=<>&~:;,.»›”’×÷±−≈≠≤≥→', mark => mark.charCodeAt(0)));
const letterOrDigit = lazyRegExp('[\\p{L}\\p{N}]');
const pathStart = lazyRegExp(' [/.:!?](?=[\\p{L}\\p{N}_~])', 'gu');

/** True for a letter or digit. ASCII has a fast path: compiling the pattern of all letters takes milliseconds. */
function isWordUnit(text: string): boolean {
  return text < '\u0080' ? /^[A-Za-z0-9]$/.test(text) : letterOrDigit().test(text);
}

/** Applies the stricter rules. True if a row may start at `index`, where UAX #14 allows a break. */
function mayStartRow(text: string, index: number): boolean {
  const previous = text.charCodeAt(index - 1);
  if (previous === 0x2d || previous === 0x2010) return isHyphenBreak(text, index);
  if (previous === 0x2f) return isWordUnit(text.charAt(index - 2)) && isWordUnit(text.charAt(index));
  const next = text.charCodeAt(index);
  if (next === 0x2014) return false;
  if (previous === 0x20 && opensQuote(text, index - 2)) return false;
  if (next >= FIRST_HANGUL || previous >= FIRST_HANGUL) {
    if (isHangul(next) && previous !== 0x20) return false;
    if (isHangul(previous) && isWordUnit(text.charAt(index))) return false;
  }
  if (isLetter(next) || !loneMarks.has(next)) return true;
  return index + 1 < text.length && text.charCodeAt(index + 1) !== 0x20;
}

const FIRST_HANGUL = 0x1100;

/**
 * True for Hangul. Korean is broken only at its spaces, so that particles stay with their words; UAX #14 also allows breaks
 * between any two syllables (section 3, "Korean"), as in justified newspapers.
 */
function isHangul(unit: number): boolean {
  return (
    (unit >= 0xac00 && unit <= 0xd7ff) ||
    (unit >= FIRST_HANGUL && unit <= 0x11ff) ||
    (unit >= 0x3130 && unit <= 0x318f) ||
    (unit >= 0xa960 && unit <= 0xa97f)
  );
}

/**
 * True if the hyphen before `index` may end a row. That is inside a word (`well-|known`), not at its start (`--no-color`, `-x`;
 * UAX #14, LB20a), and not next to a part of fewer than three letters, such as `re-`.
 */
function isHyphenBreak(text: string, index: number): boolean {
  for (const at of [index - 2, index, index - 3, index + 1, index - 4, index + 2]) {
    if (!isWordUnit(text.charAt(at))) return false;
  }
  const nearby = text.slice(Math.max(0, index - 40), index - 1);
  return text.charCodeAt(Math.max(0, index - 40) + nearby.lastIndexOf(' ') + 1) !== 0x2d;
}

/** True for a French opening quotation mark. In German the same mark closes a quotation, and follows a letter. */
function opensQuote(text: string, index: number): boolean {
  return (text[index] === '«' || text[index] === '‹') && !isWordUnit(text.charAt(index - 1));
}

/** Allows breaks before `/usr`, `.gitignore` or `!important`; UAX #14 never breaks before a slash, dot or exclamation mark. */
function allowPathStarts(text: string, marks: Uint8Array): void {
  for (const match of text.matchAll(pathStart())) {
    if (match.index > 0) marks[match.index + 1] = 1;
  }
}

/** The rule of `allowPathStarts` for one position. */
function isPathStart(text: string, index: number): boolean {
  if (index < 2 || text.charCodeAt(index - 1) !== 0x20 || !/[/.:!?]/.test(text.charAt(index))) return false;
  const next = text.charAt(index + 1);
  return next === '_' || next === '~' || isWordUnit(next);
}

/** Removes breaks inside addresses. They move to the next row whole, and `wrap` splits those that are wider than a row. */
function joinAddresses(text: string, marks: Uint8Array): void {
  const addresses = findAddresses(text);
  for (let at = 0; at < addresses.length; at += 2)
    marks.fill(0, (addresses[at] ?? 0) + 1, addresses[at + 1] ?? 0);
}

const NO_ADDRESSES: readonly number[] = [];
const REST_OF_ADDRESS = /[!-~]+/y;

/** Ranges of the addresses in a text, as a flat list of `start, end`. Not by one pattern, which would try each letter as a scheme. */
function findAddresses(text: string): readonly number[] {
  let mark = text.indexOf('://');
  if (mark < 0) return NO_ADDRESSES;
  const ranges: number[] = [];
  let from = 0;
  while (mark >= 0) {
    let start = mark;
    for (let at = mark - 1; at >= from && isSchemeUnit(text.charCodeAt(at)); at--)
      if (isLetter(text.charCodeAt(at))) start = at;
    REST_OF_ADDRESS.lastIndex = mark + 3;
    from = start < mark && REST_OF_ADDRESS.test(text) ? REST_OF_ADDRESS.lastIndex : mark + 1;
    if (from > mark + 1) ranges.push(start, from);
    mark = text.indexOf('://', from);
  }
  return ranges;
}

function isLetter(unit: number): boolean {
  const lower = unit | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

/** True for a character of a scheme after its first one. */
function isSchemeUnit(unit: number): boolean {
  return (
    isLetter(unit) ||
    (unit >= 0x30 && unit <= 0x39) ||
    unit === 0x2b ||
    unit === 0x2d ||
    unit === 0x2e ||
    unit === 0x5f
  );
}
