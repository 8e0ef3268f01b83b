// @ts-check
/**
 * Display width of plain text, styled or not. Plain means: each character is a grapheme of its own, and its width follows from its
 * UTF-16 code unit. For other text, the patched library does what it always did.
 */

/**
 * Widths by UTF-16 code unit: 1, 2, or 0 for "not plain". Not plain are combining marks, joiners, variation selectors, jamo, surrogates,
 * controls, soft hyphens, other characters that join their neighbours to one grapheme, and unassigned code points.
 */
const WIDTHS = new Uint8Array(0x10000);
for (const [first, last, width] of [
  [0x20, 0x7e, 1], // ASCII
  [0xa0, 0xac, 1], // Latin-1, without the soft hyphen
  [0xae, 0x2ff, 1], // Latin, IPA, modifier letters
  [0x391, 0x3a1, 1], // Greek
  [0x3a3, 0x3ff, 1],
  [0x400, 0x482, 1], // Cyrillic, without its combining marks
  [0x48a, 0x52f, 1],
  [0x5d0, 0x5ea, 1], // Hebrew and Arabic letters
  [0x621, 0x63f, 1],
  [0x641, 0x64a, 1],
  [0x1e00, 0x1eff, 1], // Latin with two accents
  [0x2010, 0x2027, 1], // dashes, quotes, ellipsis
  [0x2030, 0x205e, 1],
  [0x2074, 0x208e, 1], // raised and lowered digits
  [0x20a0, 0x20c0, 1], // currencies
  [0x2100, 0x218b, 1], // letter-like signs, fractions
  [0x2190, 0x2319, 1], // arrows, mathematics
  [0x2460, 0x25fc, 1], // enclosed digits, lines, blocks, shapes
  [0x270c, 0x2727, 1], // ticks and crosses
  [0x2758, 0x2794, 1],
  [0x27c0, 0x2aff, 1], // more arrows and mathematics
  [0x3001, 0x3029, 2], // CJK punctuation
  [0x3041, 0x3096, 2], // Hiragana
  [0x30a0, 0x30ff, 2], // Katakana
  [0x3400, 0x4dbf, 2], // Han
  [0x4e00, 0x9fff, 2],
  [0xac00, 0xd7a3, 2], // Hangul syllables; a jamo after one is not plain
  [0xff01, 0xff60, 2], // full-width forms
]) {
  WIDTHS.fill(width ?? 0, first, (last ?? 0) + 1);
}

const ESCAPE = 0x1b;

/**
 * @param {string} text
 * @returns {number} columns, or -1 if the text is not plain
 */
export function plainWidth(text) {
  let width = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const columns = WIDTHS[unit] ?? 0;
    if (columns > 0) {
      width += columns;
      continue;
    }
    if (unit !== ESCAPE) return -1;
    at = styleEnd(text, at);
    if (at < 0) return -1;
  }
  return width;
}

/**
 * @param {string} text
 * @param {number} at index of an escape character
 * @returns {number} index of the `m` that ends the style sequence at `at`, or -1 if there is none
 */
export function styleEnd(text, at) {
  if (text.charCodeAt(at + 1) !== 0x5b) return -1;
  for (let end = at + 2; end < text.length; end++) {
    const unit = text.charCodeAt(end);
    if (unit === 0x6d) return end;
    if (unit !== 0x3b && (unit < 0x30 || unit > 0x39)) return -1;
  }
  return -1;
}
