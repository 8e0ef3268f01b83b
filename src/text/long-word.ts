/** A word that is wider than the measure: where it is split, so that it is read as one. */
import { pattern } from './pattern.js';
import type { Stretch } from './stretch.js';

/**
 * Where the row ends that the word at `start` is the first of: after a sensible character, else between graphemes.
 * `limit` is the first code unit that no longer fits.
 */
export function splitWord(
  { text, widths, measure, mayBreak, isWhole }: Stretch,
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

const lower = pattern('\\p{Ll}');
const otherUpper = pattern('\\p{Lu}');
const closing = pattern(
  '[\\p{Pe}\\p{Pf}!,.:;?"\'%\\u3001\\u3002\\u30fb\\u30fc\\uff01\\uff0c\\uff0e\\uff1a\\uff1b\\uff1f\\u2026]',
);

/** After a dot, hyphen, underscore and their like, or between the humps of `camelCase`. */
function afterPiece(text: string, index: number): boolean {
  const previous = text.charAt(index - 1);
  // most of what is asked about is a word's ASCII letters
  if (previous >= 'a' && previous <= 'z') return isUpper(text.charAt(index));
  if (/[._\-=:,+@~%]/.test(previous)) return !/[._\-=:,+@~%]/.test(text.charAt(index));
  return previous >= '\u0080' && isUpper(text.charAt(index)) && lower().test(previous);
}

function isUpper(character: string): boolean {
  return character < '\u0080' ? character >= 'A' && character <= 'Z' : otherUpper().test(character);
}

/** Closing punctuation, which no row starts with. */
function mustFollow(text: string, index: number): boolean {
  return closing().test(text.charAt(index));
}
