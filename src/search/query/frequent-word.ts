/**
 * Suggests a frequent word for a rare one that is one letter away from it: `vulnerability` for `vulnerabilty`, which one article
 * has. The frequent word is looked for in a sample of the bodies, so that a search for a rare word stays fast.
 */
import type { TimeSlicer } from '../../util/time-slicer.js';
import { editDistance } from '../fuzzy/edit-distance.js';
import type { BodyIndex } from '../index/body-index.js';
import type { SearchIndex } from '../index/search-index.js';
import { hasUnspacedScript, isInWord, isWord } from '../match/word-boundaries.js';
import type { WordSuggestion } from '../results/search-result.js';
import type { QueryTerm } from './query.js';
import { createSearchTerm, matchesAny, type SearchTerm } from './search-term.js';

/** Minimum length of a rare word. Shorter ones are near to too many others. */
const MIN_LENGTH = 5;
const MAX_LENGTH = 40;
/** Expected number of sampled bodies with a word that is frequent enough: 1 of 20 such words is missed. */
const SAMPLED = 3;
/** Cost in steps of scanning a character (see `TimeSlicer`). */
const SCAN_STEPS = 4;

interface SuggestionContext {
  index: SearchIndex;
  slicer: TimeSlicer;
  /** Largest number of articles that have a rare word. */
  mostRare: number;
  /** A frequent word is in at least this many times as many articles. */
  moreFrequent: number;
}

/** `found`: number of articles that have all terms as typed. */
export async function suggestFrequentWords(
  { index, slicer, mostRare, moreFrequent }: SuggestionContext,
  terms: readonly SearchTerm[],
  found: number,
): Promise<WordSuggestion[]> {
  const suggestions: WordSuggestion[] = [];
  for (const term of terms) {
    const { text, typed } = term.queryTerm;
    if (!isPlainWord(term.queryTerm)) continue;
    const count = terms.length === 1 ? found : await index.countArticles(term, mostRare + 1, slicer);
    if (count > mostRare) continue;
    const least = count * moreFrequent;
    const word = await findNeighbour(await index.bodyIndex(), text, term, least, slicer);
    if (word === undefined) continue;
    const frequent = createSearchTerm({ ...term.queryTerm, text: word, typed: word });
    if ((await index.countArticles(frequent, least, slicer)) >= least)
      suggestions.push({ word: typed, suggestion: word });
  }
  return suggestions;
}

function isPlainWord({ phrase, titleOnly, unknownKey, text }: QueryTerm): boolean {
  if (phrase || titleOnly || unknownKey !== undefined) return false;
  return text.length >= MIN_LENGTH && text.length <= MAX_LENGTH && !hasUnspacedScript(text) && isWord(text);
}

/** Returns the most frequent word that is one letter away, in a sample of the bodies. */
async function findNeighbour(
  bodies: BodyIndex,
  text: string,
  term: SearchTerm,
  least: number,
  slicer: TimeSlicer,
): Promise<string | undefined> {
  const step = Math.max(1, Math.floor(least / SAMPLED));
  const counts = new Map<string, number>();
  for (let index = 0; index < bodies.size; index += step) {
    const body = bodies.body(index).text;
    for (const word of neighboursIn(body, text)) {
      if (!matchesAny(term.bodyMatchers, word)) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    if (slicer.spend(body.length * SCAN_STEPS)) await slicer.rest();
  }
  const [best] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return best?.[0];
}

/** Returns the different words of a body that are one letter away from `text`. */
function neighboursIn(body: string, text: string): Set<string> {
  const seen = new Set<string>();
  const neighbours = new Set<string>();
  // One typo, also two swapped letters, leaves the letters before or after the middle one as they are.
  const half = Math.floor((text.length - 1) / 2);
  for (const part of [text.slice(0, half), text.slice(-half)]) {
    for (let at = body.indexOf(part); at >= 0; at = body.indexOf(part, at + part.length)) {
      const word = wordAt(body, at, text.length + 1);
      if (word === undefined || word === text || seen.has(word)) continue;
      seen.add(word);
      if (editDistance(text, word, 1) <= 1) neighbours.add(word);
    }
  }
  return neighbours;
}

/** Returns the word around offset `at`; undefined if it is longer than `max`. */
function wordAt(body: string, at: number, max: number): string | undefined {
  let [start, end] = [at, at + 1];
  while (isInWord(body, start - 1) && end - start <= max) start--;
  while (isInWord(body, end) && end - start <= max) end++;
  return end - start > max ? undefined : body.slice(start, end);
}
