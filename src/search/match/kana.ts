/**
 * Spellings of Japanese words: with and without a long vowel at the end, in katakana and in hiragana, with a voicing mark as a
 * character of its own.
 */
import { foldForSearch, toKatakana } from './fold-kana.js';

/** A long vowel mark that ends a word of at least three letters, which may be written without it (JIS Z 8301). */
const FINAL_LONG_VOWEL = /([\u3041-\u3096\u30a1-\u30f6\u30fc]{3})\u30fc(?![\u3041-\u3096\u30a1-\u30fc])/g;
/** A katakana word of at least three letters before another script, which may be written with the mark. */
const SHORT_END = /([\u30a1-\u30f6\u30fc]{2}[\u30a1-\u30f6])(?=[^\u30a1-\u30fc])/g;

/**
 * Returns the folded other spellings of a word: `サーバ` for `サーバー`, `サーバー監視` for `サーバ監視`, and each of them as the fold of
 * half-width kana has it.
 */
export function kanaSpellings(typed: string): string[] {
  if (!/[\u3041-\u30fc]/.test(typed)) return [];
  const spellings = [typed.replace(FINAL_LONG_VOWEL, '$1'), typed.replace(SHORT_END, '$1\u30fc')];
  const composed = [typed, ...spellings.filter(spelling => spelling !== typed)];
  return [...composed.slice(1), ...composed.flatMap(separateVoicing)].map(foldForSearch);
}

/** Returns kana with each voicing mark as a character of its own, as in `ｶﾞ`. Empty if there is none. */
export function separateVoicing(text: string): string[] {
  const separated = text.replace(/[\u3041-\u30fa]+/g, run => run.normalize('NFD'));
  return separated === text ? [] : [separated];
}

/** Composes kana with a voicing mark after it: `ガ` for `ｶﾞ`. */
export function composeKana(text: string): string {
  return text.replace(/[\uff66-\uff9f]+/g, run => run.normalize('NFKC')).normalize('NFC');
}

const KANA = /[\u3041-\u3096\u309d\u309e]/;

/** True for folded text of at least three kana and no other characters. */
export function isKanaWord(text: string): boolean {
  return /^[\u3041-\u3096\u309d\u309e\u30fc]{3,}$/.test(text);
}

/**
 * Returns texts to scan bodies for, whose kana are not folded. Each match of the folded `stem` contains one of them: its longest
 * part without kana, or its first two letters in both scripts.
 */
export function scanTexts(stem: string): string[] {
  if (!KANA.test(stem)) return [stem];
  const parts = stem.split(/[\u3041-\u3096\u309d\u309e\u30fc]+/).sort((a, b) => b.length - a.length);
  if (parts[0]) return [parts[0]];
  const [first = '', second = ''] = stem;
  const seconds = second === '' ? [''] : [second, toKatakana(second)];
  return [first, toKatakana(first)].flatMap(one => seconds.map(other => one + other));
}
