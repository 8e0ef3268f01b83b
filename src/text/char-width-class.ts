/**
 * What one UTF-16 code unit is to the width of a text: most have a width of their own whatever stands beside
 * them, and only the rest need grapheme clusters. The table is made from the running Node's Unicode data, a
 * unit at a time, when a text first asks; East Asian width comes from `get-east-asian-width`.
 */
import { eastAsianWidth } from 'get-east-asian-width';
import { lazyRegExp } from '../util/lazy-regexp.js';

/** Part of a larger cluster, or of no width: ask the cluster. */
export const COMPLEX = 0;
/** One column, unless what follows is complex. */
export const NARROW = 1;
/** Two columns, unless what follows is complex. */
export const WIDE = 2;
/** Adds nothing to the character before it. */
export const MARK = 3;
/** No columns, and never part of a cluster: soft hyphens and zero-width spaces. */
export const ALONE = 4;

const invisible = lazyRegExp(
  '[\\p{Control}\\p{Format}\\p{Surrogate}\\p{Mark}\\p{Default_Ignorable_Code_Point}]',
);
const nonspacing = lazyRegExp('\\p{Nonspacing_Mark}');

/** Nonspacing marks of scripts in which a mark never joins two letters into one cluster (annex 29, rule GB9c). */
const markRanges: readonly (readonly [number, number])[] = [
  [0x0300, 0x036f],
  [0x0483, 0x0487],
  [0x0591, 0x06ed],
  [0x0e31, 0x0ece],
  [0x1ab0, 0x1aff],
  [0x1dc0, 0x1dff],
  [0x3099, 0x309a],
];

/** Letters by their category that are joined to a neighbour all the same (annex 29: Extend, SpacingMark, Prepend). */
const joining = new Set([0x0d4e, 0x0e33, 0x0eb3, 0xff9e, 0xff9f]);

/** Kinds found so far; `UNKNOWN` until a text asks. */
const UNKNOWN = 0xff;
const kinds = new Uint8Array(0x10000).fill(UNKNOWN);

/** The kind of a code unit: `COMPLEX`, `NARROW`, `WIDE`, `MARK` or `ALONE`. */
export function kindOf(unit: number): number {
  const kind = kinds[unit] ?? COMPLEX;
  if (kind !== UNKNOWN) return kind;
  const found = classify(unit);
  kinds[unit] = found;
  return found;
}

function classify(unit: number): number {
  if (isIdeograph(unit)) return WIDE;
  if (isLatin(unit)) return NARROW;
  if (unit === 0xad || unit === 0x200b) return ALONE;
  if (joining.has(unit) || isJamo(unit)) return COMPLEX;
  const text = String.fromCharCode(unit);
  if (invisible().test(text)) {
    return nonspacing().test(text) && markRanges.some(([from, to]) => unit >= from && unit <= to)
      ? MARK
      : COMPLEX;
  }
  return eastAsianWidth(unit) === 2 ? WIDE : NARROW;
}

/** Ideographs and Hangul syllables, which are the many. */
function isIdeograph(unit: number): boolean {
  return (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0xac00 && unit <= 0xd7a3);
}

/** Latin, the punctuation of prose, and what is drawn with: known without compiling the patterns, at every start. */
function isLatin(unit: number): boolean {
  return (
    (unit >= 0xa0 && unit < 0x300 && unit !== 0xad) ||
    (unit >= 0x2010 && unit <= 0x2027) ||
    (unit >= 0x2190 && unit <= 0x21ff) ||
    (unit >= 0x2500 && unit <= 0x259f)
  );
}

/** Hangul letters, which compose to syllables. */
export function isJamo(code: number): boolean {
  return isLeadingJamo(code) || isVowelJamo(code) || isTrailingJamo(code);
}
export function isLeadingJamo(code: number): boolean {
  return (code >= 0x1100 && code <= 0x115f) || (code >= 0xa960 && code <= 0xa97c);
}
export function isVowelJamo(code: number): boolean {
  return (code >= 0x1160 && code <= 0x11a7) || (code >= 0xd7b0 && code <= 0xd7c6);
}
export function isTrailingJamo(code: number): boolean {
  return (code >= 0x11a8 && code <= 0x11ff) || (code >= 0xd7cb && code <= 0xd7fb);
}
