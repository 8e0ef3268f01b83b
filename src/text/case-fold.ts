/**
 * Folds text for comparison. Each UTF-16 code unit becomes one unit, independent of its neighbours: an offset into
 * the folded text is an offset into the text, and `fold(a + b) === fold(a) + fold(b)`.
 */

import { PIECE_SIZE, textOf } from './code-units.js';

/** `mapped[unit]` is the folded unit plus one; 0 if it is not computed yet. */
let mapped: Uint32Array | undefined;

/**
 * Removes case, accents and width, and keeps the number of UTF-16 code units.
 *
 * Each code unit is decomposed (UAX #15, NFKD: accents, full-width and half-width forms, superscripts), loses its
 * nonspacing marks and becomes lower case. Units for which that gives more or less than one unit stay as they are: `ß`,
 * `ﬁ`, Hangul syllables, kana with voicing marks (which are separate letters) and surrogates. White space becomes a space.
 * Some letters and signs without a decomposition are folded as they are typed (`ø` → `o`, `’` → `'`).
 */
export function fold(text: string): string {
  if (!NON_ASCII.test(text)) return foldAscii(text);
  let folded = '';
  for (let start = 0; start < text.length; start += PIECE_SIZE)
    folded += text.slice(start, start + PIECE_SIZE).replace(SEGMENT, foldSegment);
  return folded;
}

const NON_ASCII = /[^\0-\x7f]/;

/** Length up to which a text is folded with patterns. */
const MAX_SHORT = 256;

/**
 * Matches a sequence of ASCII, or one with other characters close together. ASCII has a fast path: mapping unit by unit is
 * slow until the engine has compiled it, and most of an English text with a few dashes does not need it.
 */
const SEGMENT = /[\0-\x7f]{24,}|(?:[^\0-\x7f]+[\0-\x7f]{0,23})+|[\0-\x7f]+/g;

function foldSegment(text: string): string {
  if (!NON_ASCII.test(text)) return foldAscii(text);
  return text.length < 64 ? foldShort(text) : foldLong(text);
}

function foldAscii(text: string): string {
  const lower = text.toLowerCase();
  // Tabs and line breaks, one code unit each.
  if (lower.length <= MAX_SHORT) return lower.replace(/[\t-\r]/g, ' ');
  if (!/[\t-\r]/.test(lower)) return lower;
  // A pattern makes a tree of strings with a leaf for each match, and a text may have millions.
  const bytes = Buffer.from(lower, 'latin1');
  bytes.forEach((byte, at) => {
    if (byte > 8 && byte < 14) bytes[at] = 32;
  });
  return bytes.toString('latin1');
}

function foldShort(text: string): string {
  let folded = '';
  for (let i = 0; i < text.length; i++) folded += String.fromCharCode(foldUnit(text.charCodeAt(i)));
  return folded;
}

function foldLong(text: string): string {
  const units = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) units[i] = foldUnit(text.charCodeAt(i));
  return textOf(units);
}

function foldUnit(unit: number): number {
  mapped ??= new Uint32Array(0x10000);
  const known = mapped[unit] ?? 0;
  if (known !== 0) return known - 1;
  const folded = mapUnit(unit);
  mapped[unit] = folded + 1;
  return folded;
}

/** Letters and signs without a decomposition that readers type as another character. */
const TYPED_AS: Record<string, string> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ŀ: 'l',
  ĸ: 'k',
  ɨ: 'i',
  ƶ: 'z',
  ς: 'σ',
  '‘': "'",
  '’': "'",
  ʼ: "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '−': '-',
  '\x85': ' ',
};

function mapUnit(unit: number): number {
  const character = String.fromCharCode(unit);
  if (unit >= 0xd800 && unit <= 0xdfff) return unit;
  if (/\s/.test(character)) return 0x20;
  // Decomposed again after lower-casing: İ becomes i and a combining dot.
  const base = baseOf(baseOf(character).toLowerCase());
  const folded = TYPED_AS[base] ?? base;
  return folded.length === 1 ? folded.charCodeAt(0) : unit;
}

/** A character without its nonspacing marks. The character itself if that is not one letter or sign. */
function baseOf(character: string): string {
  const parts = character.normalize('NFKD');
  const base = parts.replace(/[^\P{Mn}\u3099\u309a]/gu, '');
  return base.length === 1 && base !== ' ' ? base : character;
}
