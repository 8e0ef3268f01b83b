/** One thing that an article must have: what was typed, or any of what is searched for in its stead. */
import { allMatches, findMatch, type Match, makeNeedle, type Needle } from '../match/word-matcher.js';
import type { Wish } from './query.js';

export interface Term {
  readonly wish: Wish;
  readonly inFields: readonly Needle[];
  readonly inBody: readonly Needle[];
}

/** A term for each word that was typed. */
export function makeTerms(wishes: readonly Wish[]): Term[] {
  return wishes.map((wish, index) => makeTerm(wish, wishes[index - 1]?.text));
}

/** `before`: the word typed before it. */
export function makeTerm(wish: Wish, before = ''): Term {
  const wishes = [wish, ...otherwiseWritten(wish, before)];
  return {
    wish,
    inFields: wishes.map((other, index) => makeNeedle(other, 'fields', index === 0 ? 1 : OTHERWISE)),
    inBody: wishes.map((other, index) => makeNeedle(other, 'body', index === 0 ? 1 : OTHERWISE)),
  };
}

/** What a word counts for that is written apart or in one where a hyphen was typed. */
const OTHERWISE = 0.9;

/** `screen-reader` is `screen reader` and `screenreader` too, and the `V` of `230 V` is in `230V`. */
function otherwiseWritten(wish: Wish, before: string): Wish[] {
  const { text, phrase } = wish;
  if (phrase) return [];
  if (/^[a-z]{1,3}$/.test(text) && /^\d+$/.test(before)) return [{ ...wish, text: before + text }];
  if (!/^[a-z]{2,}(?:-[a-z]{2,})+$/.test(text)) return [];
  return [
    { ...wish, text: text.replaceAll('-', ' '), phrase: true, open: true },
    { ...wish, text: text.replaceAll('-', '') },
  ];
}

/** What a word counts for that was not typed but is near to one that was. */
const NEAR = 0.6;

/** A term that any of `words` (folded) meets, in place of what was typed. */
export function insteadOf(wish: Wish, words: readonly string[]): Term {
  const wishes = words.map(text => ({ ...wish, text, phrase: /[ ._-]/.test(text), open: true }));
  return {
    wish,
    inFields: wishes.map(other => makeNeedle(other, 'fields', NEAR)),
    inBody: wishes.map(other => makeNeedle(other, 'body', NEAR)),
  };
}

export function occursIn(needles: readonly Needle[], text: string): boolean {
  return needles.some(needle => findMatch(needle, text, 0) !== undefined);
}

/** The matches of any of the needles, in order, not overlapping; `most` of each needle at most. */
export function matchesOf(needles: readonly Needle[], text: string, most?: number): Match[] {
  const [only, ...others] = needles;
  if (only === undefined) return [];
  if (others.length === 0) return allMatches(only, text, most);
  return withoutOverlaps(needles.flatMap(needle => allMatches(needle, text, most)));
}

/** In order; of two that overlap the one that starts first, and of those the longer one. */
export function withoutOverlaps<T extends { at: number; end: number }>(matches: T[]): T[] {
  const kept: T[] = [];
  let reached = 0;
  for (const match of matches.sort((a, b) => a.at - b.at || b.end - a.end)) {
    if (match.at < reached) continue;
    kept.push(match);
    reached = match.end;
  }
  return kept;
}
