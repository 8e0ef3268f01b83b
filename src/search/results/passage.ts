/** Finds the passage of a body to open for a result. It has the most terms, closest together. */
import { findTermMatches, type SearchTerm } from '../query/search-term.js';

export interface Passage {
  /** Start of the first match and end of the last one, in the stripped body. */
  start: number;
  end: number;
  /** Number of terms in the passage. */
  termCount: number;
  /** Number of characters that belong to no match. */
  gap: number;
}

/** Maximum length of a passage in characters. */
const MAX_LENGTH = 240;
/** Maximum number of matches to consider for one term. */
const MAX_MATCHES = 200;

interface TermMatch {
  start: number;
  end: number;
  grade: number;
  /** Index of the term. */
  term: number;
}

/** Finds the best passage, the first among equals; undefined if no term occurs. */
export function findBestPassage(text: string, terms: readonly SearchTerm[]): Passage | undefined {
  const matches = terms
    .flatMap((term, index): TermMatch[] =>
      findTermMatches(term.bodyMatchers, text, MAX_MATCHES).map(match => ({ ...match, term: index })),
    )
    .sort((a, b) => a.start - b.start);
  let best: Passage | undefined;
  let bestScore = 0;
  for (let index = 0; index < matches.length; index++) {
    const passage = passageFrom(matches, index);
    const score = passage.score - passage.gap / (4 * MAX_LENGTH);
    if (score <= bestScore) continue;
    bestScore = score;
    best = passage;
  }
  return best;
}

/** Returns the shortest passage from match `first` that has every term within `MAX_LENGTH`. */
function passageFrom(matches: readonly TermMatch[], first: number): Passage & { score: number } {
  const terms = new Set<number>();
  const start = matches[first]?.start ?? 0;
  let end = start;
  let matched = 0;
  let score = 0;
  for (let index = first; index < matches.length; index++) {
    const match = matches[index];
    if (match === undefined || match.end > start + MAX_LENGTH) break;
    if (terms.has(match.term)) continue;
    terms.add(match.term);
    score += 1 + match.grade;
    matched += match.end - match.start;
    end = match.end;
  }
  return { start, end, termCount: terms.size, gap: Math.max(0, end - start - matched), score };
}
