/**
 * Matches one word or phrase in folded text and grades each match. Grades: whole word, other number (`queries` for `query`),
 * start of a word, or inside one.
 */

import type { QueryTerm } from '../query/query.js';
import { scanTexts } from './kana.js';
import { hasUnspacedScript, isInWord, isWordBoundary } from './word-boundaries.js';

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
  /** True for a number or a version: `22`, `1.2`. */
  readonly isNumber: boolean;
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
 * With `withForms`, other forms of an English verb match, too.
 * In bodies, words of up to three letters must begin a word and a single letter must be a word, because they occur inside words everywhere.
 */
export function createWordMatcher(
  { text, phrase, open }: QueryTerm,
  target: 'fields' | 'body',
  factor = 1,
  withForms = false,
): WordMatcher {
  const isNumber = /^\d+(?:\.\d+)*$/.test(text);
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
      isNumber,
      factor,
    };
  const [stem, endings] = pluralForms(text) ?? (withForms ? verbForms(text) : undefined) ?? [text, []];
  const length = unspaced ? 0 : text.length + (target === 'fields' ? 1 : 0);
  const minGrade = length === 0 || length > 3 ? GRADES.inside : length === 1 ? GRADES.form : GRADES.start;
  return { text, stem, scanTexts: scanTexts(stem), endings, minGrade, insideGrade, isNumber, factor };
}

type Forms = [stem: string, endings: string[]];

/**
 * Returns the common prefix of an English singular and plural. Also returns the endings of the other form. Forms with an added
 * `s` or `es` need no ending here.
 */
function pluralForms(text: string): Forms | undefined {
  if (!/^[a-z][a-z'-]{2,}$/.test(text)) return undefined;
  if (text.length > 4 && text.endsWith('ies')) return [text.slice(0, -3), ['y']];
  if (/(?:ch|sh|ss|x|z)es$/.test(text)) return [text.slice(0, -2), ['', 'e']];
  if (/[^siu]s$/.test(text)) return [text.slice(0, -1), ['']];
  if (/[^aeiou]y$/.test(text)) return [text.slice(0, -1), ['ies']];
  return undefined;
}

/** Returns the common prefix of the forms of an English verb, and the endings of those that do not begin with `text`. */
function verbForms(text: string): Forms | undefined {
  if (/^[a-z]{3,}[^aeo\W\d_]e$/.test(text)) return [text.slice(0, -1), ['ing', 'ings']];
  const [, stem] = /^([a-z]{4,})(?:ing|ed)$/.exec(text) ?? [];
  if (stem === undefined) return undefined;
  // The last letter may be doubled, as in `planning`.
  const doubled = /([^aeiouls])\1$/.test(stem) ? stem.slice(-1) : '';
  const endings = ['', 's', 'e', 'es', 'ed', 'ing'].map(
    ending => (/^[ei]/.test(ending) ? doubled : '') + ending,
  );
  return [stem.slice(0, stem.length - doubled.length), endings];
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
  if (matcher.isNumber) return matchNumberAt(matcher, text, start);
  const beginsWord = isWordBoundary(text, start);
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

/**
 * Matches a number. `22` is whole in `Node 22`, the head of a version in `v22.0.0`, and a part of another one in `0.8.22`. A part
 * has the grade of a match inside a word, also for a short number.
 */
function matchNumberAt(matcher: WordMatcher, text: string, start: number): Match | undefined {
  const end = start + matcher.text.length;
  const isPart = text[start - 1] === '.' && isDigit(text, start - 2);
  const follows = text[start - 1] === 'v' ? start - 1 : start;
  if (!isPart && !isWordBoundary(text, follows)) {
    if (matcher.minGrade > GRADES.inside) return undefined;
    return { start, end, grade: matcher.insideGrade * matcher.factor };
  }
  const isHead = text[end] === '.' && isDigit(text, end + 1);
  const grade = isHead ? GRADES.form : gradeByEnd(text, end);
  if (isPart) return { start, end, grade: GRADES.inside * grade * matcher.factor };
  return grade < matcher.minGrade ? undefined : { start, end, grade: grade * matcher.factor };
}

function isDigit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0x30 && unit <= 0x39;
}

/** Grades a match that begins a word and ends at `end`. */
function gradeByEnd(text: string, end: number): number {
  if (isWordBoundary(text, end)) return GRADES.whole;
  if (text[end] === 's' && isWordBoundary(text, end + 1)) return GRADES.form;
  if (text.startsWith('es', end) && isWordBoundary(text, end + 2)) return GRADES.form;
  return GRADES.start;
}
