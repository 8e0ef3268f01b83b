import { parseQuery } from '../../../search/query/query.js';
import type { Results } from '../../../search/results/result.js';

/** What to look for in an article that a filter found: its words, and for those that occur nowhere what was found instead. */
export function wordsFound(query: string, results: Results | undefined): string[] {
  const words = parseQuery(query).wanted.filter(({ title }) => !title);
  return words.flatMap(({ typed, text }) => {
    const instead = results?.tried.find(({ word }) => word === typed || word === text)?.instead ?? [];
    return instead.length > 0 ? instead : [typed];
  });
}
