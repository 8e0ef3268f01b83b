/** A query term prepared for matching. Matchers for the typed word, its other spellings, or its replacements. */
import { foldKana } from '../match/fold-kana.js';
import { kanaSpellings } from '../match/kana.js';
import {
  createWordMatcher,
  findAllMatches,
  findMatch,
  type Match,
  type WordMatcher,
} from '../match/word-matcher.js';
import type { QueryTerm } from './query.js';

export interface SearchTerm {
  readonly queryTerm: QueryTerm;
  readonly fieldMatchers: readonly WordMatcher[];
  readonly bodyMatchers: readonly WordMatcher[];
}

/** `withForms`: whether metadata may also have another form of a verb: `merging` for `merge`. */
export function createSearchTerms(terms: readonly QueryTerm[], withForms = true): SearchTerm[] {
  return terms.map((term, index) => createSearchTerm(term, terms[index - 1]?.text, withForms));
}

/** Prepares one term. `previous` is the word typed before it. */
export function createSearchTerm(queryTerm: QueryTerm, previous = '', withForms = false): SearchTerm {
  const spellings = [queryTerm, ...otherSpellings(queryTerm, previous)];
  const factor = (index: number) => (index === 0 ? 1 : OTHER_SPELLING_FACTOR);
  return {
    queryTerm,
    fieldMatchers: spellings.map((spelling, index) =>
      createWordMatcher(spelling, 'fields', factor(index), withForms),
    ),
    bodyMatchers: spellings.map((spelling, index) => createWordMatcher(spelling, 'body', factor(index))),
  };
}

/** Factor for the spelling without hyphen of a word typed with one. */
const OTHER_SPELLING_FACTOR = 0.9;

/**
 * Returns other spellings: `screen reader`, `screenreader` and `screen_reader` for `screen-reader`, `230v` for the `V` of `230 V`,
 * `22` for `v22`.
 */
function otherSpellings(term: QueryTerm, previous: string): QueryTerm[] {
  const { text, phrase, typed } = term;
  const japanese = kanaSpellings(typed).map(spelling => ({ ...term, text: spelling }));
  if (phrase || japanese.length > 0) return japanese;
  if (/^[a-z]{1,3}$/.test(text) && /^\d+$/.test(previous)) return [{ ...term, text: previous + text }];
  if (/^v\d+(?:\.\d+)*$/.test(text)) return [{ ...term, text: text.slice(1) }];
  if (!/^[a-z]{2,}(?:[-_][a-z]{2,})+$/.test(text)) return [];
  const joined = (sign: string): string => text.replace(/[-_]/g, sign);
  const signs = ['-', '_'].filter(sign => !text.includes(sign));
  return [
    { ...term, text: joined(' '), phrase: true, open: true },
    ...['', ...signs].map(sign => ({ ...term, text: joined(sign) })),
  ];
}

/** Factor for a word that was not typed but is similar to one that was. */
const REPLACEMENT_FACTOR = 0.6;

/** Creates a replacement for a typed word, which any of the folded `words` matches. */
export function createReplacementTerm(queryTerm: QueryTerm, words: readonly string[]): SearchTerm {
  const replacements = words.map(word => {
    const text = foldKana(word);
    return { ...queryTerm, text, phrase: /[ ._-]/.test(text), open: true };
  });
  return {
    queryTerm,
    fieldMatchers: replacements.map(word => createWordMatcher(word, 'fields', REPLACEMENT_FACTOR)),
    bodyMatchers: replacements.map(word => createWordMatcher(word, 'body', REPLACEMENT_FACTOR)),
  };
}

export function matchesAny(matchers: readonly WordMatcher[], text: string): boolean {
  return matchers.some(matcher => findMatch(matcher, text, 0) !== undefined);
}

/** Finds the matches of any matcher, in order, without overlaps. Each matcher gives at most `limit`. */
export function findTermMatches(matchers: readonly WordMatcher[], text: string, limit?: number): Match[] {
  const [only, ...others] = matchers;
  if (only === undefined) return [];
  if (others.length === 0) return findAllMatches(only, text, limit);
  return removeOverlaps(matchers.flatMap(matcher => findAllMatches(matcher, text, limit)));
}

/** Sorts ranges and removes overlaps: the range that starts first wins, then the longer one. */
export function removeOverlaps<T extends { start: number; end: number }>(ranges: T[]): T[] {
  const result: T[] = [];
  let end = 0;
  for (const range of ranges.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (range.start < end) continue;
    result.push(range);
    end = range.end;
  }
  return result;
}
