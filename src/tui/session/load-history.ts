import type { History, ReadingState } from '../../history/history.js';
import type { Article } from '../../library/article.js';

/** What the journal keeps of these articles, by path; of most of them nothing. */
export function keptOf(
  articles: readonly Article[],
  journal: Pick<History, 'kept'>,
): Map<string, ReadingState> {
  const kept = new Map<string, ReadingState>();
  for (const { path } of articles) {
    const known = journal.kept(path);
    if (!isEmpty(known)) kept.set(path, known);
  }
  return kept;
}

function isEmpty(kept: ReadingState): boolean {
  for (const _ in kept) return false;
  return true;
}
