import type { History } from '../../history/history.js';
import type { ReadingState } from '../../history/reading-state.js';
import type { Article } from '../../library/article.js';

/** Loads the saved reading states of articles, by path. Most articles have none. */
export function loadReadingStates(
  articles: readonly Article[],
  history: Pick<History, 'readingState'>,
): Map<string, ReadingState> {
  const readingStates = new Map<string, ReadingState>();
  for (const { path } of articles) {
    const state = history.readingState(path);
    if (!isEmpty(state)) readingStates.set(path, state);
  }
  return readingStates;
}

function isEmpty(state: ReadingState): boolean {
  for (const _ in state) return false;
  return true;
}
