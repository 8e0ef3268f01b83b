/**
 * Folding: the form of a text in which words are compared. One UTF-16 code unit becomes one, whatever stands
 * beside it, so an offset into folded text is an offset into the text, ranges need no table, and
 * `fold(a + b) === fold(a) + fold(b)`. It knows nothing of words, queries or languages.
 */

/** `mapped[unit]` is the folded unit plus one; 0 where it was not asked for yet. Units are mapped when first met. */
let mapped: Uint32Array | undefined;

/**
 * `text` without case, accents and width, for comparing; the same number of UTF-16 code units.
 *
 * For each code unit: Unicode's compatibility decomposition (UAX #15, NFKD: accents split off, full-width and
 * half-width forms, superscripts), its nonspacing marks dropped, then lower case. Where that leaves more or less than one unit, the unit is kept: `ß`, `ﬁ`, Hangul syllables,
 * kana with voicing marks (which are letters of their own) and surrogates. White space becomes a space, and a
 * few letters and signs that have no decomposition are folded as their readers type them (`ø` → `o`, `’` → `'`).
 */
export function fold(text: string): string {
  if (!FOREIGN.test(text)) return foldAscii(text);
  let folded = '';
  for (let start = 0; start < text.length; start += PIECE)
    folded += text.slice(start, start + PIECE).replace(STRETCH, foldStretch);
  return folded;
}

const FOREIGN = /[^\0-\x7f]/;

/** Strings are folded so many units at a time: few enough to be passed as arguments. */
const PIECE = 8192;

/**
 * A row of ASCII, or what has other characters close together. Unit by unit is slow until the engine has compiled it, and most of an
 * English text with a dash here and there need not be.
 */
const STRETCH = /[\0-\x7f]{24,}|(?:[^\0-\x7f]+[\0-\x7f]{0,23})+|[\0-\x7f]+/g;

function foldStretch(text: string): string {
  if (!FOREIGN.test(text)) return foldAscii(text);
  return text.length < 64 ? foldShort(text) : foldLong(text);
}

function foldAscii(text: string): string {
  const lower = text.toLowerCase();
  return /[\t-\r]/.test(lower) ? lower.replace(/[\t-\r]/g, ' ') : lower;
}

function foldShort(text: string): string {
  let folded = '';
  for (let i = 0; i < text.length; i++) folded += String.fromCharCode(foldUnit(text.charCodeAt(i)));
  return folded;
}

function foldLong(text: string): string {
  const units = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) units[i] = foldUnit(text.charCodeAt(i));
  return String.fromCharCode.apply(null, units as unknown as number[]);
}

function foldUnit(unit: number): number {
  mapped ??= new Uint32Array(0x10000);
  const known = mapped[unit] ?? 0;
  if (known !== 0) return known - 1;
  const folded = mapUnit(unit);
  mapped[unit] = folded + 1;
  return folded;
}

/** Letters and signs without a decomposition that are searched for by another key of the keyboard. */
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
  // Decomposed, then lowered, then decomposed again: İ lowers to i and a dot above.
  const base = baseOf(baseOf(character).toLowerCase());
  const folded = TYPED_AS[base] ?? base;
  return folded.length === 1 ? folded.charCodeAt(0) : unit;
}

/** What is left of a character without its nonspacing marks; the character itself where that is not one letter or sign. */
function baseOf(character: string): string {
  const parts = character.normalize('NFKD');
  const base = parts.replace(/[^\P{Mn}\u3099\u309a]/gu, '');
  return base.length === 1 && base !== ' ' ? base : character;
}
