/**
 * Where a line may break: Unicode annex 14, with a few rules of ours for technical prose. Text of the common
 * scripts is answered from a table (`break-classes.ts`), the rest by the library (`break-rules.ts`); both obey the
 * same rules of ours. It knows strings only, and nothing of widths.
 */

import { lazyRegExp } from '../../util/lazy-regexp.js';
import { BREAK, BREAK_AFTER_SPACE, breakTable, ROW, SPACE } from './break-classes.js';
import { libraryBreaks } from './library-breaks.js';

/**
 * Sets `marks[i]` to 1 where a row may start at code unit `i` of `text`, else to 0. Where spaces stand at a break the
 * mark is after the last of them. `text` holds no line break; `marks` has at least its length.
 */
export function markBreaks(text: string, marks: Uint8Array): void {
  marks.fill(0, 0, text.length);
  if (!markByTable(text, marks)) {
    marks.fill(0, 0, text.length);
    for (const position of libraryBreaks(text)) if (mayStart(text, position)) marks[position] = 1;
  }
  freePaths(text, marks);
  if (text.includes('://')) keepAddresses(text, marks);
}

/**
 * Whether a row may start at a code unit of a text whose units are all in the table, found out when it is asked: the answer is that
 * of `markBreaks`. A row asks about its end alone, so most of a paragraph is never looked at.
 */
export function simpleBreaks(text: string): (index: number) => boolean {
  const { classes, pairs } = breakTable();
  const addresses = text.includes('://') ? [...text.matchAll(address)] : [];
  return index => {
    const after = classes[text.charCodeAt(index)] ?? 0;
    // asked first: else each of a hundred thousand spaces would look back over those before it
    if (after === SPACE || (addresses.length > 0 && isWithin(addresses, index))) return false;
    let last = index - 1;
    while (text.charCodeAt(last) === 0x20) last--;
    if (last < 0) return isFreed(text, index);
    const spaced = last < index - 1;
    const pair = pairs[(classes[text.charCodeAt(last)] ?? 0) * ROW + after];
    if ((pair === BREAK || (pair === BREAK_AFTER_SPACE && spaced)) && mayStart(text, index)) return true;
    return spaced && isFreed(text, index);
  };
}

/** Does `index` stand within one of the matches, behind its first unit? They ascend: the last before it tells. */
function isWithin(matches: readonly RegExpExecArray[], index: number): boolean {
  let low = 0;
  let high = matches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((matches[middle]?.index ?? 0) < index) low = middle + 1;
    else high = middle;
  }
  const before = matches[low - 1];
  return before !== undefined && index < before.index + before[0].length;
}

/** Are all units of `text` in the table, so that `simpleBreaks` can answer for it? */
export function coversBreaks(text: string): boolean {
  const { classes } = breakTable();
  for (let index = 0; index < text.length; index++) if (classes[text.charCodeAt(index)] === 0) return false;
  return true;
}

/** False where a unit has no class in the table: `marks` is then unfinished. */
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
    const pair = before === 0 ? 0 : pairs[before * ROW + after];
    if ((pair === BREAK || (pair === BREAK_AFTER_SPACE && spaced)) && mayStart(text, index)) marks[index] = 1;
    before = after;
    spaced = false;
  }
  return true;
}

/** Marks that by themselves make no start of a row: it would look like a list, a quote or a rule. */
const lone = new Set(Array.from('-–—…·•|/+*=<>&~:;,.»›”’×÷±−≈≠≤≥→', mark => mark.charCodeAt(0)));
const letterOrDigit = lazyRegExp('[\\p{L}\\p{N}]');
const aloneBehindSpace = lazyRegExp(' [/.:!?](?=[\\p{L}\\p{N}_~])', 'gu');

/** The pattern of all letters takes milliseconds to compile: it is left to text that has others than ASCII's. */
function isWordUnit(text: string): boolean {
  return text < '\u0080' ? /^[A-Za-z0-9]$/.test(text) : letterOrDigit().test(text);
}

/** Our rules, stricter than annex 14: may a row start at `index`, where the annex allows a break? */
function mayStart(text: string, index: number): boolean {
  const previous = text.charCodeAt(index - 1);
  if (previous === 0x2d || previous === 0x2010) return splitsWord(text, index);
  if (previous === 0x2f) return isWordUnit(text.charAt(index - 2)) && isWordUnit(text.charAt(index));
  const next = text.charCodeAt(index);
  if (next === 0x2014) return false;
  if (previous === 0x20 && opensQuote(text, index - 2)) return false;
  if (next >= FIRST_HANGUL || previous >= FIRST_HANGUL) {
    if (isHangul(next) && previous !== 0x20) return false;
    if (isHangul(previous) && isWordUnit(text.charAt(index))) return false;
  }
  if (!lone.has(next)) return true;
  return index + 1 < text.length && text.charCodeAt(index + 1) !== 0x20;
}

const FIRST_HANGUL = 0x1100;

/**
 * Korean is written with spaces and is broken at them, its particles kept with what they follow; the annex also allows to break
 * between any two syllables (section 3, "Korean"), as newspapers do where rows are justified.
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
 * A hyphen within a word splits it (`well-|known`), one that begins it does not (`--no-color`, `-x`; annex 14, LB20a), and
 * no row ends in a stub such as `re-` or starts with one.
 */
function splitsWord(text: string, index: number): boolean {
  for (const at of [index - 2, index, index - 3, index + 1, index - 4, index + 2]) {
    if (!isWordUnit(text.charAt(at))) return false;
  }
  const nearby = text.slice(Math.max(0, index - 40), index - 1);
  return text.charCodeAt(Math.max(0, index - 40) + nearby.lastIndexOf(' ') + 1) !== 0x2d;
}

/** A French quotation mark with a space after it; in German the same mark closes, and has a letter before it. */
function opensQuote(text: string, index: number): boolean {
  return (text[index] === '«' || text[index] === '‹') && !isWordUnit(text.charAt(index - 1));
}

/** The annex never breaks before a slash, dot or exclamation mark; before `/usr`, `.gitignore` or `!important` one may. */
function freePaths(text: string, marks: Uint8Array): void {
  for (const match of text.matchAll(aloneBehindSpace())) {
    if (match.index > 0) marks[match.index + 1] = 1;
  }
}

/** The same for one place. */
function isFreed(text: string, index: number): boolean {
  if (index < 2 || text.charCodeAt(index - 1) !== 0x20 || !/[/.:!?]/.test(text.charAt(index))) return false;
  const next = text.charAt(index + 1);
  return next === '_' || next === '~' || isWordUnit(next);
}

const address = /[A-Za-z][\w+.-]*:\/\/[!-~]+/g;

/** An address moves to the next row whole; where it is wider than the measure, `wrap` splits it. */
function keepAddresses(text: string, marks: Uint8Array): void {
  for (const match of text.matchAll(address)) {
    marks.fill(0, match.index + 1, match.index + match[0].length);
  }
}
