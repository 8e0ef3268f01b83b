/** Where words begin and end in folded text. */
import { lazyRegExp } from '../../util/lazy-regexp.js';

const UNKNOWN = 0;
const SIGN = 1;
const LETTER = 2;

/** By code unit, filled in as units are met. */
const kinds = new Uint8Array(0x10000);

/**
 * Whether the code unit at `at` is part of a word: a letter, digit, mark or underscore of a script that puts spaces
 * between its words. Chinese, Japanese, Thai and their like do not, so in them every character is a word's border.
 */
export function inWord(text: string, at: number): boolean {
  if (at < 0 || at >= text.length) return false;
  const unit = text.charCodeAt(at);
  const kind = kinds[unit] ?? UNKNOWN;
  if (kind !== UNKNOWN) return kind === LETTER;
  const letter = isLetter(String.fromCharCode(unit));
  kinds[unit] = letter ? LETTER : SIGN;
  return letter;
}

const letterOrDigit = lazyRegExp('[\\p{L}\\p{N}\\p{M}_]');
const unspacedScript = lazyRegExp(
  `[${['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar'].map(name => `\\p{Script=${name}}`).join('')}\u30fc]`,
);

/** ASCII and the General Punctuation block are told without the patterns, which take a millisecond to compile. */
function isLetter(character: string): boolean {
  if (/[\0-\x7f\u2000-\u206f]/.test(character)) return /\w/.test(character);
  return letterOrDigit().test(character) && !isUnspaced(character);
}

/** Whether a word in this script has no spaces around it: Thai is the first of them in Unicode's order. */
export function isUnspaced(text: string): boolean {
  return /[\u0e00-\uffff]/.test(text) && unspacedScript().test(text);
}

/** The words of folded text: runs of letters and digits, and where they start. */
export function* eachWord(text: string): Generator<{ text: string; at: number }> {
  let start = -1;
  for (let at = 0; at <= text.length; at++) {
    if (inWord(text, at)) {
      if (start < 0) start = at;
    } else if (start >= 0) {
      yield { text: text.slice(start, at), at: start };
      start = -1;
    }
  }
}
