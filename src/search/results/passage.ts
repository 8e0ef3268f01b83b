/** Where in a body to open a hit: the stretch in which most of the terms stand closest together. */
import { matchesOf, type Term } from '../query/term.js';

export interface Passage {
  /** Where the first match of the stretch starts, and the last ends, in the packed body. */
  at: number;
  end: number;
  /** How many of the terms stand in it. */
  terms: number;
  /** Characters in it that belong to no match. */
  gap: number;
}

/** Wider stretches are not read as one passage. */
const WIDEST = 240;
/** Matches of one term that are looked at. */
const LOOKED_AT = 200;

interface Found {
  at: number;
  end: number;
  grade: number;
  term: number;
}

/** The best passage of `text`; among equals the first. Undefined where no term occurs. */
export function bestPassage(text: string, terms: readonly Term[]): Passage | undefined {
  const found = terms
    .flatMap((term, index): Found[] =>
      matchesOf(term.inBody, text, LOOKED_AT).map(match => ({ ...match, term: index })),
    )
    .sort((a, b) => a.at - b.at);
  let best: Passage | undefined;
  let bestWorth = 0;
  for (let index = 0; index < found.length; index++) {
    const passage = passageFrom(found, index);
    const worth = passage.worth - passage.gap / (4 * WIDEST);
    if (worth <= bestWorth) continue;
    bestWorth = worth;
    best = passage;
  }
  return best;
}

/** The shortest stretch from match `first` on that holds every term that stands within reach. */
function passageFrom(found: readonly Found[], first: number): Passage & { worth: number } {
  const seen = new Set<number>();
  const start = found[first]?.at ?? 0;
  let end = start;
  let matched = 0;
  let worth = 0;
  for (let index = first; index < found.length; index++) {
    const match = found[index];
    if (match === undefined || match.end > start + WIDEST) break;
    if (seen.has(match.term)) continue;
    seen.add(match.term);
    worth += 1 + match.grade;
    matched += match.end - match.at;
    end = match.end;
  }
  return { at: start, end, terms: seen.size, gap: Math.max(0, end - start - matched), worth };
}
