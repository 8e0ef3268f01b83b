/** Finds where words begin and end in folded text. */
import { lazyRegExp } from '../../util/lazy-regexp.js';

const UNKNOWN = 0;
const SIGN = 1;
const LETTER = 2;
/** An underscore is in a word, and joins two: `worker_threads`. */
const JOINT = 3;

/** Class of each code unit, computed when the unit first occurs. */
const classes = new Uint8Array(0x10000);

/**
 * True for a code unit in a word: a letter, digit, mark or underscore. False in scripts without spaces between words (Chinese,
 * Japanese, Thai and others), where every character is a boundary.
 */
export function isInWord(text: string, offset: number): boolean {
  return classAt(text, offset) >= LETTER;
}

/** True if a word begins or ends at `offset`, also beside an underscore. */
export function isWordBoundary(text: string, offset: number): boolean {
  return classAt(text, offset - 1) !== LETTER || classAt(text, offset) !== LETTER;
}

/** True for a letter, digit, mark or underscore. */
export function isWordUnit(unit: number): boolean {
  return classOf(unit) >= LETTER;
}

function classAt(text: string, offset: number): number {
  return offset < 0 || offset >= text.length ? SIGN : classOf(text.charCodeAt(offset));
}

function classOf(unit: number): number {
  const known = classes[unit] ?? UNKNOWN;
  if (known !== UNKNOWN) return known;
  const character = String.fromCharCode(unit);
  const found = character === '_' ? JOINT : isLetter(character) ? LETTER : SIGN;
  classes[unit] = found;
  return found;
}

/** True if all characters are part of a word. */
export function isWord(text: string): boolean {
  for (let offset = 0; offset < text.length; offset++) if (!isInWord(text, offset)) return false;
  return text !== '';
}

const letterOrDigit = lazyRegExp('[\\p{L}\\p{N}\\p{M}_]');
const unspacedScript = lazyRegExp(
  `[${['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar'].map(name => `\\p{Script=${name}}`).join('')}\u30fc]`,
);

/** ASCII and General Punctuation are tested without the Unicode patterns, which take a millisecond to compile. */
function isLetter(character: string): boolean {
  if (/[\0-\x7f\u2000-\u206f]/.test(character)) return /\w/.test(character);
  return letterOrDigit().test(character) && !hasUnspacedScript(character);
}

/** True if the text has characters of a script without spaces between words. Thai is the first of these in Unicode order. */
export function hasUnspacedScript(text: string): boolean {
  return /[\u0e00-\uffff]/.test(text) && unspacedScript().test(text);
}

/** Yields the words of folded text with their offsets. */
export function* iterateWords(text: string): Generator<{ text: string; start: number }> {
  let start = -1;
  for (let offset = 0; offset <= text.length; offset++) {
    if (isInWord(text, offset)) {
      if (start < 0) start = offset;
    } else if (start >= 0) {
      yield { text: text.slice(start, offset), start };
      start = -1;
    }
  }
}
