import type { Article } from '../../../library/article.js';
import { type Sort, sorted } from '../../../library/sort-articles.js';
import { fold } from '../../../text/case-fold.js';
import type { Entry, List, State } from '../state.js';
import { scrolled } from './list-cursor.js';

/**
 * The list made anew after its filter, sort, category, marks or library changed. The article under the cursor
 * stays under it where it is still there; else the first is taken.
 */
export function relist(state: State, change: Partial<List> = {}): State {
  const list = { ...state.list, ...change };
  const entries = entriesOf({ ...state, list });
  const held = state.list.entries[state.list.cursor]?.article;
  // By its path: in a library that was read anew it may be another object.
  const place = held ? entries.findIndex(({ article }) => article.path === held.path) : 0;
  return scrolled({ ...state, list: { ...list, entries } }, Math.max(0, place));
}

/** As `relist`, with the cursor on the first entry: what was searched for is on top. */
export function relistFromTop(state: State, change: Partial<List>): State {
  const list = { ...state.list, ...change };
  return scrolled({ ...state, list: { ...list, entries: entriesOf({ ...state, list }), top: 0 } }, 0);
}

/** While a filter has an answer, its hits by rank; else all articles as they are sorted. */
function entriesOf(state: State): Entry[] {
  const { list, library } = state;
  const shown = ({ article }: Entry): boolean =>
    (list.category === undefined || article.category === list.category) &&
    !(list.unread && isRead(state, article));
  const { results } = list.filter;
  if (results) return results.hits.map(hit => ({ article: hit.article, hit })).filter(shown);
  return ordered(library.articles, list.sort)
    .map(article => ({ article }))
    .filter(shown);
}

export function isRead(state: Pick<State, 'kept'>, article: Article): boolean {
  return state.kept.get(article.path)?.read === true;
}

/** The last order made: a mark or an emptied filter must not sort ten thousand titles again. */
let last: { articles: readonly Article[]; sort: Sort; order: readonly Article[] } | undefined;

function ordered(articles: readonly Article[], sort: Sort): readonly Article[] {
  if (last?.articles !== articles || last.sort !== sort)
    last = { articles, sort, order: sorted(articles, sort) };
  return last.order;
}

/** The categories of a library, those with most articles first; equals by their letters. */
export function categoriesOf(articles: readonly Article[]): string[] {
  const counts = new Map<string, number>();
  for (const { category } of articles) if (category) counts.set(category, (counts.get(category) ?? 0) + 1);
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || (fold(a) < fold(b) ? -1 : 1))
    .map(([category]) => category);
}
