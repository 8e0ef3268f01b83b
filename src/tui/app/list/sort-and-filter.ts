import type { ReadingState } from '../../../history/reading-state.js';
import { SORTS, type Sort } from '../../../library/sort-articles.js';
import { type HandlersFor, type Step, step, withMessage } from '../reducer.js';
import type { List, State } from '../state.js';
import { clearFilter } from './list-search.js';
import { isRead, updateItems, updateItemsFromTop } from './visible-items.js';

/** Rebuilds the items around the cursor. In accessible mode, rebuilds them from the top, because the list is printed again. */
function rearrangeItems(state: State, change: Partial<List>): State {
  return state.settings.accessible ? updateItemsFromTop(state, change) : updateItems(state, change);
}

function cycleCategory(state: State, by: 1 | -1): Step {
  const tabs = [undefined, ...state.list.categories];
  const now = Math.max(0, tabs.indexOf(state.list.category));
  return step(rearrangeItems(state, { category: tabs[(now + by + tabs.length) % tabs.length] }));
}

/** Names of the sort orders for messages. */
export const SORT_NAMES: Record<Sort, string> = {
  date: 'newest first',
  title: 'by title',
  category: 'by category',
  time: 'shortest first',
};

function cycleSort(state: State): Step {
  const sort = SORTS[(SORTS.indexOf(state.list.sort) + 1) % SORTS.length] ?? 'date';
  const text = state.list.filter.results
    ? `The list is sorted ${SORT_NAMES[sort]}; search results keep their order`
    : `Sorted ${SORT_NAMES[sort]}`;
  return step(withMessage(rearrangeItems(state, { sort }), text), {
    type: 'save-preferences',
    change: { sort },
  });
}

/**
 * Change that marks an article as unread. Keeps the position, except of a finished article, which restarts at the top. It is
 * no visit, so `lastVisit` stays.
 */
function unreadChange({ position, percent, lastVisit }: ReadingState): ReadingState {
  if (percent !== 100) return { read: false };
  const start: ReadingState = position
    ? { position: { block: 0, offset: 0 }, ...(lastVisit === undefined ? {} : { lastVisit }) }
    : {};
  return { read: false, percent: 0, ...start };
}

function toggleMark(state: State): Step {
  const article = state.list.items[state.list.cursor]?.article;
  if (!article) return step(state);
  const old = state.readingStates.get(article.path) ?? {};
  const read = !isRead(state, article);
  const change: ReadingState = read ? { read } : unreadChange(old);
  const readingStates = new Map(state.readingStates).set(article.path, { ...old, ...change });
  const marked = withMessage(
    updateItems({ ...state, readingStates }),
    read ? 'Marked as read' : 'Marked as unread',
  );
  return step(marked, { type: 'save', path: article.path, change });
}

/** Clears the filter; if there is none, shows all categories and read articles again. */
function removeOneFilter(state: State): Step {
  if (state.list.filter.field.text) return clearFilter(state);
  return step(rearrangeItems(state, { unread: false, category: undefined }));
}

export const sortAndFilterHandlers: HandlersFor<
  | 'list.next-category'
  | 'list.previous-category'
  | 'list.sort'
  | 'list.mark'
  | 'list.unread'
  | 'list.escape'
  | 'list.leave'
> = {
  'list.next-category': state => cycleCategory(state, 1),
  'list.previous-category': state => cycleCategory(state, -1),
  'list.sort': cycleSort,
  'list.mark': toggleMark,
  'list.unread': state => step(rearrangeItems(state, { unread: !state.list.unread })),
  'list.escape': removeOneFilter,
  'list.leave': state => step(state, { type: 'quit', code: 0 }),
};
