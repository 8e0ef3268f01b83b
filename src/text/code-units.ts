/**
 * Reads code points, and rewrites texts code unit by code unit. Long texts are rewritten in pieces, because every second unit may
 * change. The loops are functions of their own: V8 compiles a long loop before it knows the code after it, and leaves the compiled
 * code at the end of each call.
 */

declare global {
  /** ES2024, supported by Node 20. */
  interface String {
    isWellFormed(): boolean;
    toWellFormed(): string;
  }
}

/** Code units of a piece: few enough to be passed as arguments. */
export const PIECE_SIZE = 8192;

/** The text of at most `PIECE_SIZE` code units, or one more. */
export function textOf(units: Uint16Array): string {
  return String.fromCharCode.apply(null, units as unknown as number[]);
}

/** Length up to which `replaceAll` and patterns are faster. */
export const MAX_SHORT = 1024;

/** Matches a character outside of Latin-1. A text with one takes two bytes for each character. */
export const TWO_BYTE = /[^\0-\xff]/;

/** Returns an equal text that V8 keeps with one byte for each character, if all are in Latin-1. Parts of other texts have two. */
export function toOneByte(text: string): string {
  return TWO_BYTE.test(text) ? text : Buffer.from(text, 'latin1').toString('latin1');
}

/** Replaces each code unit of a long text by the result of `map`, -1 to remove it. A pattern would create a string for each match. */
export function mapUnits(text: string, map: (unit: number) => number): string {
  return replaceInPieces(text, '', (piece, units) => mapEach(piece, map, units));
}

/** Writes the mapped units of `piece`, and returns their number. */
function mapEach(piece: string, map: (unit: number) => number, units: Uint16Array): number {
  let count = 0;
  for (let index = 0; index < piece.length; index++) {
    const unit = map(piece.charCodeAt(index));
    if (unit >= 0) units[count++] = unit;
  }
  return count;
}

/** Replaces each `\r\n` and `\r` by `\n`, without a string for each match. */
export function normalizeLineEnds(text: string): string {
  return replaceInPieces(text, '\r', normalizeEach);
}

/** Writes the units of `piece` with `\n` for each line end, and returns their number. */
function normalizeEach(piece: string, units: Uint16Array): number {
  let count = 0;
  let previous = 0;
  for (let index = 0; index < piece.length; index++) {
    const unit = piece.charCodeAt(index);
    if (unit !== 0x0a || previous !== 0x0d) units[count++] = unit === 0x0d ? 0x0a : unit;
    previous = unit;
  }
  return count;
}

/** Replaces the pieces of `text` that contain `mark`. `rewrite` writes the units of a new piece, and returns their number. */
function replaceInPieces(
  text: string,
  mark: string,
  rewrite: (piece: string, units: Uint16Array) => number,
): string {
  if (!text.includes(mark)) return text;
  const parts: string[] = [];
  for (let start = 0; start < text.length; ) {
    const end = pieceEnd(text, start);
    const piece = text.slice(start, end);
    const units = piece.includes(mark) ? new Uint16Array(piece.length) : undefined;
    parts.push(units ? textOf(units.subarray(0, rewrite(piece, units))) : piece);
    start = end;
  }
  return parts.join('');
}

/** End of the piece that starts at `start`. It does not part `\r` from `\n`. */
function pieceEnd(text: string, start: number): number {
  const end = start + PIECE_SIZE;
  return text.charCodeAt(end - 1) === 0x0d && text.charCodeAt(end) === 0x0a ? end + 1 : end;
}

/** Characters, and the code unit that replaces each of them, by index. */
export type CharacterForms = readonly [plain: string, forms: string];

/** Returns `text` with each character replaced by its form; undefined if a character has none. */
export function toForms(text: string, [plain, forms]: CharacterForms): string | undefined {
  let out = '';
  for (const character of text) {
    const index = plain.indexOf(character);
    if (index < 0) return undefined;
    out += forms.charAt(index);
  }
  return out;
}

/** The code point at an index as a string; empty at the end. */
export function codePointAt(text: string, at: number): string {
  const code = at < text.length ? text.codePointAt(at) : undefined;
  return code === undefined ? '' : String.fromCodePoint(code);
}

/** The code point before an index as a string; empty at the start. */
export function codePointBefore(text: string, at: number): string {
  if (at === 0) return '';
  const low = text.charCodeAt(at - 1);
  return low >= 0xdc00 && low <= 0xdfff && at > 1 ? text.slice(at - 2, at) : text.charAt(at - 1);
}
