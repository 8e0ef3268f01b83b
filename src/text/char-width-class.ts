/**
 * Width classes of UTF-16 code units. Most units have a width that does not depend on their neighbours; only
 * `COMPLEX` ones need grapheme clusters. A unit is classified at its first use from Node's Unicode data and
 * `get-east-asian-width`.
 */
import { eastAsianWidth } from 'get-east-asian-width';
import { lazyRegExp } from '../util/lazy-regexp.js';

/** May be part of a larger cluster, or has no width. The width of the cluster counts. */
export const COMPLEX = 0;
/** One column, unless a complex unit follows. */
export const NARROW = 1;
/** Two columns, unless a complex unit follows. */
export const WIDE = 2;
/** A mark that adds no width to the character before it. */
export const MARK = 3;
/** No columns, and never part of a cluster: soft hyphen and zero-width space. */
export const ZERO_WIDTH = 4;

const invisible = lazyRegExp(
  '[\\p{Control}\\p{Format}\\p{Surrogate}\\p{Mark}\\p{Default_Ignorable_Code_Point}]',
);
const nonspacing = lazyRegExp('\\p{Nonspacing_Mark}');

/** Nonspacing marks that never join two letters into one cluster (UAX #29, rule GB9c). */
const markRanges: readonly (readonly [number, number])[] = [
  [0x0300, 0x036f],
  [0x0483, 0x0487],
  [0x0591, 0x06ed],
  [0x0e31, 0x0ece],
  [0x1ab0, 0x1aff],
  [0x1dc0, 0x1dff],
  [0x3099, 0x309a],
];

/** Letters that join a neighbour in spite of their category (UAX #29: Extend, SpacingMark, Prepend). */
const joining = new Set([0x0d4e, 0x0e33, 0x0eb3, 0xff9e, 0xff9f]);

/** A unit that is not classified yet. */
const UNKNOWN = 0xff;
const classes = new Uint8Array(0x10000).fill(UNKNOWN);

/** Class of a code unit: `COMPLEX`, `NARROW`, `WIDE`, `MARK` or `ZERO_WIDTH`. */
export function widthClass(unit: number): number {
  const known = classes[unit] ?? COMPLEX;
  if (known !== UNKNOWN) return known;
  const classified = classify(unit);
  classes[unit] = classified;
  return classified;
}

function classify(unit: number): number {
  if (isIdeograph(unit)) return WIDE;
  if (isLatin(unit)) return NARROW;
  if (unit === 0xad || unit === 0x200b) return ZERO_WIDTH;
  if (joining.has(unit) || isJamo(unit)) return COMPLEX;
  const text = String.fromCharCode(unit);
  if (invisible().test(text)) {
    return nonspacing().test(text) && markRanges.some(([from, to]) => unit >= from && unit <= to)
      ? MARK
      : COMPLEX;
  }
  return eastAsianWidth(unit) === 2 ? WIDE : NARROW;
}

/** True for ideographs and Hangul syllables: the most frequent wide units. */
function isIdeograph(unit: number): boolean {
  return (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0xac00 && unit <= 0xd7a3);
}

/** True for Latin, punctuation, arrows, operators and box drawing. A fast path, so that a start need not compile the patterns. */
function isLatin(unit: number): boolean {
  return (
    (unit >= 0xa0 && unit < 0x300 && unit !== 0xad) ||
    (unit >= 0x2010 && unit <= 0x2027) ||
    (unit >= 0x2190 && unit <= 0x22ff) ||
    (unit >= 0x2500 && unit <= 0x25fc)
  );
}

/** True for Hangul letters that compose to syllables. */
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
