import type { TimeSlicer } from '../../util/time-slicer.js';
import { editDistance, maxTypos } from '../fuzzy/edit-distance.js';
import { fieldText, HEADINGS, type IndexedArticle, TITLE } from '../index/indexed-article.js';
import { hasUnspacedScript, isInWord } from '../match/word-boundaries.js';

/** Minimum length of a typed word. Shorter ones are similar to too many. */
const MIN_LENGTH = 4;
/** Number of letters that are not typed yet. A word with fewer is another word rather than the same one. */
const MIN_MISSING = 2;
/** Cost in steps of an article (see `TimeSlicer`). */
const STEPS = 16_000;

/**
 * Finds words of titles and headings that begin like `typed`, except for typos, the most frequent first. Queries are searched while
 * they are typed, and a few letters with a typo are similar to too many words of bodies.
 */
export async function findStartedWords(
  typed: string,
  articles: readonly IndexedArticle[],
  slicer: TimeSlicer,
): Promise<string[]> {
  if (typed.length < MIN_LENGTH || hasUnspacedScript(typed)) return [];
  const max = maxTypos(typed.length);
  const counts = new Map<string, number>();
  // The second letter first, if the first two were swapped.
  const starts = new Set(typed.slice(0, 2));
  for (const indexed of articles) {
    if (slicer.spend(STEPS)) await slicer.rest();
    for (const field of [TITLE, HEADINGS])
      for (const word of wordsWithStart(fieldText(indexed, field), starts))
        if (word.length >= typed.length + MIN_MISSING && editDistance(typed, word, max, true) <= max)
          counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([word]) => word);
}

function* wordsWithStart(text: string, starts: ReadonlySet<string>): Generator<string> {
  for (const start of starts) {
    for (let at = text.indexOf(start); at >= 0; at = text.indexOf(start, at + 1)) {
      if (at > 0 && isInWord(text, at - 1)) continue;
      let end = at + 1;
      while (end < text.length && isInWord(text, end)) end++;
      yield text.slice(at, end);
    }
  }
}
