/**
 * A word or phrase made ready to be looked for in folded text, and how well it stands where it is found: as a whole
 * word, in another number (`queries` for `query`), as the beginning of a word, or inside one.
 */

import type { Wish } from '../query/query.js';
import { inWord, isUnspaced } from './word-boundaries.js';

/** How good a match is, from 0 to 1. */
export const GRADES = { whole: 1, form: 0.9, start: 0.7, inside: 0.35 } as const;

export interface Needle {
  /** Folded, as typed. */
  readonly text: string;
  /** What is scanned for: `text`, or as much of it as its other forms share. */
  readonly stem: string;
  /** Endings that make `stem` another form of the word, and end it. */
  readonly endings: readonly string[];
  /** The worst grade that counts. */
  readonly least: number;
  /** The grade of a match inside a word. */
  readonly inside: number;
  /** Grades are multiplied by it: less than 1 for a word that was not typed but is near. */
  readonly factor: number;
}

export interface Match {
  at: number;
  end: number;
  /** 0 to 1. */
  grade: number;
}

/** Letters beyond two that tell a part of a word from chance: `osc` is in `autoscaling` too. */
const TELLING = 3;

/** `place`: a few letters occur inside words everywhere, so in a body they must begin one, and a single letter be one. */
export function makeNeedle(wish: Wish, place: 'fields' | 'body', factor = 1): Needle {
  const { text, phrase, open } = wish;
  const unspaced = isUnspaced(text);
  const inside = unspaced ? GRADES.inside : GRADES.inside * Math.min(1, (text.length - 2) / TELLING);
  if (phrase)
    return { text, stem: text, endings: [], least: open ? GRADES.start : GRADES.whole, inside, factor };
  const [stem, endings] = otherForms(text);
  const short = unspaced ? 0 : text.length + (place === 'fields' ? 1 : 0);
  const least = short === 0 || short > 3 ? GRADES.inside : short === 1 ? GRADES.form : GRADES.start;
  return { text, stem, endings, least, inside, factor };
}

/** English plurals alone: what they share with the singular, and the other's ending. A word grown by `s` or `es` needs no entry. */
function otherForms(text: string): [stem: string, endings: string[]] {
  if (!/^[a-z][a-z'-]{2,}$/.test(text)) return [text, []];
  if (text.length > 4 && text.endsWith('ies')) return [text.slice(0, -3), ['y']];
  if (/(?:ch|sh|ss|x|z)es$/.test(text)) return [text.slice(0, -2), ['', 'e']];
  if (/[^siu]s$/.test(text)) return [text.slice(0, -1), ['']];
  if (/[^aeiou]y$/.test(text)) return [text.slice(0, -1), ['ies']];
  return [text, []];
}

/** The first match that starts at `from` or after it. */
export function findMatch(needle: Needle, text: string, from: number): Match | undefined {
  for (let at = text.indexOf(needle.stem, from); at >= 0; at = text.indexOf(needle.stem, at + 1)) {
    const match = matchAt(needle, text, at);
    if (match !== undefined) return match;
  }
  return undefined;
}

/** All matches in order, not overlapping, `most` of them at most. */
export function allMatches(needle: Needle, text: string, most = Number.POSITIVE_INFINITY): Match[] {
  const matches: Match[] = [];
  for (
    let match = findMatch(needle, text, 0);
    match !== undefined;
    match = findMatch(needle, text, match.end)
  ) {
    matches.push(match);
    if (matches.length >= most) break;
  }
  return matches;
}

function matchAt(needle: Needle, text: string, at: number): Match | undefined {
  const starts = !(inWord(text, at - 1) && inWord(text, at));
  if (!starts && needle.least > GRADES.inside) return undefined;
  if (text.startsWith(needle.text, at)) {
    const end = at + needle.text.length;
    if (!starts) return { at, end, grade: needle.inside * needle.factor };
    const grade = gradeOfEnd(text, end);
    return grade < needle.least ? undefined : { at, end, grade: grade * needle.factor };
  }
  for (const ending of starts ? needle.endings : []) {
    const end = at + needle.stem.length + ending.length;
    if (text.startsWith(ending, at + needle.stem.length) && !inWord(text, end)) {
      return { at, end, grade: GRADES.form * needle.factor };
    }
  }
  return undefined;
}

/** How a match that begins a word and ends at `end` stands. */
function gradeOfEnd(text: string, end: number): number {
  if (ends(text, end)) return GRADES.whole;
  if (text[end] === 's' && ends(text, end + 1)) return GRADES.form;
  if (text.startsWith('es', end) && ends(text, end + 2)) return GRADES.form;
  return GRADES.start;
}

function ends(text: string, end: number): boolean {
  return !(inWord(text, end - 1) && inWord(text, end));
}
