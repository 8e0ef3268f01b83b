import type { Article } from '../../../library/article.js';
import { type Sort, sortArticles } from '../../../library/sort-articles.js';
import { fold } from '../../../text/case-fold.js';
import type { ArticleItem, List, State } from '../state.js';
import { setCursor } from './list-cursor.js';

/**
 * Rebuilds the items after the filter, sort, category, marks or library changed. The cursor stays on its article if that is
 * still visible; else it goes to the first item.
 */
export function updateItems(state: State, change: Partial<List> = {}): State {
  const list = { ...state.list, ...change };
  const items = visibleItems({ ...state, list });
  const current = state.list.items[state.list.cursor]?.article;
  // Compared by path: a reloaded library has new article objects.
  const index = current ? items.findIndex(({ article }) => article.path === current.path) : 0;
  return setCursor({ ...state, list: { ...list, items } }, Math.max(0, index));
}

/** Rebuilds the items and moves the cursor to the first one: the best search result. */
export function updateItemsFromTop(state: State, change: Partial<List>): State {
  const list = { ...state.list, ...change };
  return setCursor({ ...state, list: { ...list, items: visibleItems({ ...state, list }), top: 0 } }, 0);
}

/** Search results by rank if the filter has any, else all articles, sorted. */
function visibleItems(state: State): ArticleItem[] {
  const { list, library } = state;
  const isVisible = ({ article }: ArticleItem): boolean =>
    (list.category === undefined || article.category === list.category) &&
    !(list.unread && isRead(state, article));
  const { results } = list.filter;
  if (results) return results.results.map(result => ({ article: result.article, result })).filter(isVisible);
  return sortedArticles(library.articles, list.sort)
    .map(article => ({ article }))
    .filter(isVisible);
}

export function isRead(state: Pick<State, 'readingStates'>, article: Article): boolean {
  return state.readingStates.get(article.path)?.read === true;
}

/** The last order. Cached, so that a mark or a cleared filter does not sort 10,000 titles again. */
let last: { articles: readonly Article[]; sort: Sort; order: readonly Article[] } | undefined;

function sortedArticles(articles: readonly Article[], sort: Sort): readonly Article[] {
  if (last?.articles !== articles || last.sort !== sort)
    last = { articles, sort, order: sortArticles(articles, sort) };
  return last.order;
}

/** Categories of a library, by number of articles, then by name. */
export function categoriesOf(articles: readonly Article[]): string[] {
  const counts = new Map<string, number>();
  for (const { category } of articles) if (category) counts.set(category, (counts.get(category) ?? 0) + 1);
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || (fold(a) < fold(b) ? -1 : 1))
    .map(([category]) => category);
}
