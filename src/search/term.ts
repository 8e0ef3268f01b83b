/** One thing that an article must have: what was typed, or any of what is searched for in its stead. */
import { allMatches, findMatch, type Match, makeNeedle, type Needle } from './needle.js';
import type { Wish } from './query.js';

export interface Term {
  readonly wish: Wish;
  readonly inFields: readonly Needle[];
  readonly inBody: readonly Needle[];
}

export function makeTerm(wish: Wish): Term {
  return { wish, inFields: [makeNeedle(wish, 'fields')], inBody: [makeNeedle(wish, 'body')] };
}

/** What a word counts for that was not typed but is near to one that was. */
const NEAR = 0.6;

/** A term that any of `words` (folded) meets, in place of what was typed. */
export function insteadOf(wish: Wish, words: readonly string[]): Term {
  const wishes = words.map(text => ({ ...wish, text, phrase: /[ ._-]/.test(text) }));
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
