/** Splits a word that is wider than a row at the least confusing place. */
import { lazyRegExp } from '../../util/lazy-regexp.js';
import type { WrapState } from './wrap-state.js';

/**
 * End of the row that the word at `start` begins. It is after a part of the word, else between graphemes. `limit` is the first
 * code unit that no longer fits.
 */
export function splitLongWord(
  { text, widths, width, mayBreak, isUnsplittable }: WrapState,
  start: number,
  limit: number,
): number {
  if (isUnsplittable(start)) {
    let end = limit;
    while (end < text.length && !mayBreak(end)) end++;
    return end;
  }
  const earliest = start + Math.max(1, Math.floor((limit - start) / 3));
  const mayEndAt = (index: number): boolean => widths?.[index] !== 0 && !isClosing(text, index);
  let namePart = 0;
  for (let index = limit; index > earliest; index--) {
    const isPath = endsPathPart(text, index);
    if (!isPath && (namePart > 0 || !endsNamePart(text, index))) continue;
    if (!mayEndAt(index)) continue;
    if (isPath) return index;
    namePart = index;
  }
  if (namePart > 0) return namePart;
  // Closing punctuation never starts the next row on its own. Move a letter or two with it.
  for (let index = limit; index > limit - 4 && index > start + width / 2; index--) {
    if (mayEndAt(index)) return index;
  }
  return limit;
}

/** True after a part of a path or an address, but not between `https://` and its host. */
function endsPathPart(text: string, index: number): boolean {
  const previous = text.charCodeAt(index - 1);
  if (!isPathMark(previous) || isPathMark(text.charCodeAt(index))) return false;
  return previous !== 0x2f || text.charCodeAt(index - 2) !== 0x2f;
}

/** True for `/`, `?`, `&` and `#`. */
function isPathMark(unit: number): boolean {
  return unit === 0x2f || unit === 0x3f || unit === 0x26 || unit === 0x23;
}

const lower = lazyRegExp('\\p{Ll}');
const otherUpper = lazyRegExp('\\p{Lu}');
const closing = lazyRegExp(
  '[\\p{Pe}\\p{Pf}!,.:;?"\'%\\u3001\\u3002\\u30fb\\u30fc\\uff01\\uff0c\\uff0e\\uff1a\\uff1b\\uff1f\\u2026]',
);

const JOINTS = '._-=:,+@~%';

/** True after a dot, hyphen, underscore and the like, or between the words of `camelCase`. */
function endsNamePart(text: string, index: number): boolean {
  const previous = text.charCodeAt(index - 1);
  // Fast path: most calls are for ASCII letters inside a word.
  if (previous >= 0x61 && previous <= 0x7a) return isUpper(text.charCodeAt(index));
  if (previous >= 0x30 && previous <= 0x39) return false;
  if (previous < 0x80) return JOINTS.includes(text.charAt(index - 1)) && !JOINTS.includes(text.charAt(index));
  return isUpper(text.charCodeAt(index)) && lower().test(text.charAt(index - 1));
}

/**
 * Cache of capitals for code units beyond ASCII. 1: capital, 2: not a capital, 0: not computed. Most rows of other scripts need
 * it for each unit.
 */
const capitals = new Uint8Array(0x10000);

function isUpper(unit: number): boolean {
  if (unit < 0x80) return unit >= 0x41 && unit <= 0x5a;
  if (capitals[unit] === 0) capitals[unit] = otherUpper().test(String.fromCharCode(unit)) ? 1 : 2;
  return capitals[unit] === 1;
}

/** True for closing punctuation, which must not start a row. */
function isClosing(text: string, index: number): boolean {
  return closing().test(text.charAt(index));
}
