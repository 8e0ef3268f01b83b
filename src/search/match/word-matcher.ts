/**
 * Matches one word or phrase in folded text and grades each match. Grades: whole word, other number (`queries` for `query`),
 * start of a word, or inside one.
 */

import type { QueryTerm } from '../query/query.js';
import { scanTexts } from './kana.js';
import { hasUnspacedScript, isInWord } from './word-boundaries.js';

/** Quality of a match, from 0 to 1. */
export const GRADES = { whole: 1, form: 0.9, start: 0.7, inside: 0.35 } as const;

export interface WordMatcher {
  /** Folded text as typed. */
  readonly text: string;
  /** The text to scan for: `text`, or the prefix that it shares with its other forms. */
  readonly stem: string;
  /** Texts to scan a body for: each match contains one of them. */
  readonly scanTexts: readonly string[];
  /** Endings that turn `stem` into another complete form of the word. */
  readonly endings: readonly string[];
  /** The lowest grade that counts as a match. */
  readonly minGrade: number;
  /** Grade of a match inside a word. */
  readonly insideGrade: number;
  /** Multiplier of the grades, below 1 for a word that was not typed but is similar. */
  readonly factor: number;
}

/** A half-open range of stripped text. */
export interface TextRange {
  start: number;
  end: number;
}

export interface Match extends TextRange {
  /** 0 to 1. */
  grade: number;
}

/** Letters after the second at which a match inside a word counts in full. Fewer match by chance: `osc` occurs in `autoscaling`. */
const FULL_GRADE_LETTERS = 3;

/**
 * Creates a matcher for a term.
 * In bodies, words of up to three letters must begin a word and a single letter must be a word, because they occur inside words everywhere.
 */
export function createWordMatcher(
  { text, phrase, open }: QueryTerm,
  target: 'fields' | 'body',
  factor = 1,
): WordMatcher {
  const unspaced = hasUnspacedScript(text);
  const insideGrade = unspaced
    ? GRADES.inside
    : GRADES.inside * Math.min(1, (text.length - 2) / FULL_GRADE_LETTERS);
  if (phrase)
    return {
      text,
      stem: text,
      scanTexts: scanTexts(text),
      endings: [],
      minGrade: open ? GRADES.start : GRADES.whole,
      insideGrade,
      factor,
    };
  const [stem, endings] = otherForms(text);
  const length = unspaced ? 0 : text.length + (target === 'fields' ? 1 : 0);
  const minGrade = length === 0 || length > 3 ? GRADES.inside : length === 1 ? GRADES.form : GRADES.start;
  return { text, stem, scanTexts: scanTexts(stem), endings, minGrade, insideGrade, factor };
}

/**
 * Returns the common prefix of an English singular and plural. Also returns the endings of the other form. Forms with an added
 * `s` or `es` need no ending here.
 */
function otherForms(text: string): [stem: string, endings: string[]] {
  if (!/^[a-z][a-z'-]{2,}$/.test(text)) return [text, []];
  if (text.length > 4 && text.endsWith('ies')) return [text.slice(0, -3), ['y']];
  if (/(?:ch|sh|ss|x|z)es$/.test(text)) return [text.slice(0, -2), ['', 'e']];
  if (/[^siu]s$/.test(text)) return [text.slice(0, -1), ['']];
  if (/[^aeiou]y$/.test(text)) return [text.slice(0, -1), ['ies']];
  return [text, []];
}

/** Finds the first match that starts at or after `from`. */
export function findMatch(matcher: WordMatcher, text: string, from: number): Match | undefined {
  for (let at = text.indexOf(matcher.stem, from); at >= 0; at = text.indexOf(matcher.stem, at + 1)) {
    const match = matchAt(matcher, text, at);
    if (match !== undefined) return match;
  }
  return undefined;
}

/** Finds up to `limit` matches, in order, without overlaps. */
export function findAllMatches(
  matcher: WordMatcher,
  text: string,
  limit = Number.POSITIVE_INFINITY,
): Match[] {
  const matches: Match[] = [];
  for (
    let match = findMatch(matcher, text, 0);
    match !== undefined;
    match = findMatch(matcher, text, match.end)
  ) {
    matches.push(match);
    if (matches.length >= limit) break;
  }
  return matches;
}

function matchAt(matcher: WordMatcher, text: string, start: number): Match | undefined {
  const beginsWord = !(isInWord(text, start - 1) && isInWord(text, start));
  if (!beginsWord && matcher.minGrade > GRADES.inside) return undefined;
  if (text.startsWith(matcher.text, start)) {
    const end = start + matcher.text.length;
    if (!beginsWord) return { start, end, grade: matcher.insideGrade * matcher.factor };
    const grade = gradeByEnd(text, end);
    return grade < matcher.minGrade ? undefined : { start, end, grade: grade * matcher.factor };
  }
  for (const ending of beginsWord ? matcher.endings : []) {
    const end = start + matcher.stem.length + ending.length;
    if (text.startsWith(ending, start + matcher.stem.length) && !isInWord(text, end)) {
      return { start, end, grade: GRADES.form * matcher.factor };
    }
  }
  return undefined;
}

/** Grades a match that begins a word and ends at `end`. */
function gradeByEnd(text: string, end: number): number {
  if (isWordEnd(text, end)) return GRADES.whole;
  if (text[end] === 's' && isWordEnd(text, end + 1)) return GRADES.form;
  if (text.startsWith('es', end) && isWordEnd(text, end + 2)) return GRADES.form;
  return GRADES.start;
}

function isWordEnd(text: string, end: number): boolean {
  return !(isInWord(text, end - 1) && isInWord(text, end));
}
