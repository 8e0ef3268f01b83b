import type { Journal, Kept } from '../journal/journal.js';
import type { Article } from '../library/article.js';

/** What the journal keeps of these articles, by path; of most of them nothing. */
export function keptOf(articles: readonly Article[], journal: Pick<Journal, 'kept'>): Map<string, Kept> {
  const kept = new Map<string, Kept>();
  for (const { path } of articles) {
    const known = journal.kept(path);
    if (!isEmpty(known)) kept.set(path, known);
  }
  return kept;
}

function isEmpty(kept: Kept): boolean {
  for (const _ in kept) return false;
  return true;
}
