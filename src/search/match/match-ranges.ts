/** Converts matches in stripped text to the ranges of the original text that views highlight. */

import { findTermMatches, removeOverlaps, type SearchTerm } from '../query/search-term.js';
import type { Range } from '../results/search-result.js';
import type { StrippedText } from './strip-ignorable.js';
import type { TextRange } from './word-matcher.js';

/** Finds the ranges that the terms match, in code units of the original text. */
export function findRanges(
  stripped: StrippedText,
  terms: readonly SearchTerm[],
  matchers: 'fieldMatchers' | 'bodyMatchers',
): Range[] {
  return toOriginalRanges(
    stripped,
    terms.flatMap(term => findTermMatches(term[matchers], stripped.text)),
  );
}

/** Converts ranges of stripped text. The result includes combining marks that follow the last letter of a range. */
export function toOriginalRanges(stripped: StrippedText, ranges: readonly TextRange[]): Range[] {
  return removeOverlaps([...ranges]).map(({ start, end }) => [
    stripped.originalOffset(start),
    stripped.originalOffset(end),
  ]);
}
