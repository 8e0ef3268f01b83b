/** Folds katakana to hiragana, one code unit to one. A search ignores the difference. */
import { fold } from '../../text/case-fold.js';

/** Katakana with a hiragana letter of the same sound, and their iteration marks. */
const KATAKANA = /[\u30a1-\u30f6\u30fd\u30fe]/;
const EACH_KATAKANA = /[\u30a1-\u30f6\u30fd\u30fe]+/g;
const EACH_HIRAGANA = /[\u3041-\u3096\u309d\u309e]+/g;
/** Code units from a hiragana letter to the katakana letter. */
const DISTANCE = 0x60;

/** Code units that are folded at a time, because a pattern keeps a list of all its matches. */
const PIECE_SIZE = 1 << 16;

/** Folds a text of a query or of metadata. The stored text of a body is folded already, except its kana. */
export function foldForSearch(text: string): string {
  return foldKana(fold(text));
}

export function foldKana(text: string): string {
  if (!KATAKANA.test(text)) return text;
  let folded = '';
  for (let start = 0; start < text.length; start += PIECE_SIZE)
    folded += text.slice(start, start + PIECE_SIZE).replace(EACH_KATAKANA, run => shift(run, -DISTANCE));
  return folded;
}

/** Returns the katakana spelling of a short text. */
export function toKatakana(text: string): string {
  return text.replace(EACH_HIRAGANA, run => shift(run, DISTANCE));
}

function shift(run: string, by: number): string {
  let shifted = '';
  for (let at = 0; at < run.length; at++) shifted += String.fromCharCode(run.charCodeAt(at) + by);
  return shifted;
}
