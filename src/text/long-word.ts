/** A word that is wider than the measure: where it is split, so that it is read as one. */
import { lazyRegExp } from '../util/lazy-regexp.js';
import type { WrapState } from './wrap-state.js';

/**
 * Where the row ends that the word at `start` is the first of: after a sensible character, else between graphemes.
 * `limit` is the first code unit that no longer fits.
 */
export function splitWord(
  { text, widths, measure, mayBreak, isWhole }: WrapState,
  start: number,
  limit: number,
): number {
  if (isWhole(start)) {
    let end = limit;
    while (end < text.length && !mayBreak(end)) end++;
    return end;
  }
  const earliest = start + Math.max(1, Math.floor((limit - start) / 3));
  const may = (index: number): boolean => widths?.[index] !== 0 && !mustFollow(text, index);
  for (const isSensible of [afterPart, afterPiece]) {
    for (let index = limit; index > earliest; index--) {
      if (isSensible(text, index) && may(index)) return index;
    }
  }
  // Never a lone full stop on the next row: take a letter or two with it.
  for (let index = limit; index > limit - 4 && index > start + measure / 2; index--) {
    if (may(index)) return index;
  }
  return limit;
}

/** After a part of a path or an address, but not between `https://` and its host. */
function afterPart(text: string, index: number): boolean {
  const previous = text.charAt(index - 1);
  if (previous === '/' && text.charAt(index - 2) === '/') return false;
  return isPart(previous) && !isPart(text.charAt(index));
}

function isPart(character: string): boolean {
  return character === '/' || character === '?' || character === '&' || character === '#';
}

const lower = lazyRegExp('\\p{Ll}');
const otherUpper = lazyRegExp('\\p{Lu}');
const closing = lazyRegExp(
  '[\\p{Pe}\\p{Pf}!,.:;?"\'%\\u3001\\u3002\\u30fb\\u30fc\\uff01\\uff0c\\uff0e\\uff1a\\uff1b\\uff1f\\u2026]',
);

const JOINTS = '._-=:,+@~%';

/** After a dot, hyphen, underscore and their like, or between the humps of `camelCase`. */
function afterPiece(text: string, index: number): boolean {
  const previous = text.charCodeAt(index - 1);
  // most of what is asked about is a word's ASCII letters
  if (previous >= 0x61 && previous <= 0x7a) return isUpper(text.charCodeAt(index));
  if (previous < 0x80) return JOINTS.includes(text.charAt(index - 1)) && !JOINTS.includes(text.charAt(index));
  return isUpper(text.charCodeAt(index)) && lower().test(text.charAt(index - 1));
}

/** What is known of code units beyond ASCII: 1 for a capital, 2 for none. Most rows of other scripts ask about each. */
const capitals = new Uint8Array(0x10000);

function isUpper(unit: number): boolean {
  if (unit < 0x80) return unit >= 0x41 && unit <= 0x5a;
  if (capitals[unit] === 0) capitals[unit] = otherUpper().test(String.fromCharCode(unit)) ? 1 : 2;
  return capitals[unit] === 1;
}

/** Closing punctuation, which no row starts with. */
function mustFollow(text: string, index: number): boolean {
  return closing().test(text.charAt(index));
}
