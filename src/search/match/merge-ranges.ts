/** From matches in packed text to the ranges that views paint. */

import { matchesOf, type Term, withoutOverlaps } from '../query/term.js';
import type { Range } from '../results/result.js';
import type { Packed } from './strip-ignorable.js';

/** A stretch of packed text, `end` not in it. */
export interface Span {
  at: number;
  end: number;
}

/** What the terms match in a field or a body's snippet, in code units of the text that was packed. */
export function rangesIn(packed: Packed, terms: readonly Term[], needles: 'inFields' | 'inBody'): Range[] {
  return toRanges(
    packed,
    terms.flatMap(term => matchesOf(term[needles], packed.text)),
  );
}

/** The same for stretches of packed text that are known. A range takes in the marks that follow its last letter. */
export function toRanges(packed: Packed, spans: readonly Span[]): Range[] {
  return withoutOverlaps([...spans]).map(({ at, end }) => [packed.back(at), packed.back(end)]);
}
