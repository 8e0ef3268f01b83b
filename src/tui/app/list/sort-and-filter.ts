import type { ReadingState } from '../../../history/history.js';
import { SORTS, type Sort } from '../../../library/sort-articles.js';
import { type Part, type Step, step, withMessage } from '../reducer.js';
import type { List, State } from '../state.js';
import { clearFilter } from './list-search.js';
import { isRead, relist, relistFromTop } from './visible-items.js';

/** The list arranged anew: on the screen around its cursor; who listens hears it from its beginning. */
function arranged(state: State, change: Partial<List>): State {
  return state.settings.accessible ? relistFromTop(state, change) : relist(state, change);
}

function turnCategory(state: State, by: 1 | -1): Step {
  const tabs = [undefined, ...state.list.categories];
  const now = Math.max(0, tabs.indexOf(state.list.category));
  return step(arranged(state, { category: tabs[(now + by + tabs.length) % tabs.length] }));
}

/** How the list is sorted, in words. */
export const SORT_NAMES: Record<Sort, string> = {
  date: 'newest first',
  title: 'by title',
  category: 'by category',
  time: 'shortest first',
};

function turnSort(state: State): Step {
  const sort = SORTS[(SORTS.indexOf(state.list.sort) + 1) % SORTS.length] ?? 'date';
  return step(withMessage(arranged(state, { sort }), `Sorted ${SORT_NAMES[sort]}.`), {
    type: 'prefer',
    change: { sort },
  });
}

/**
 * A mark says nothing of where the reader is: that is kept. What was read to its end begins at its top again; that is no
 * visit, so the time of the last one stays.
 */
function unread({ place, percent, seen }: ReadingState): ReadingState {
  if (percent !== 100) return { read: false };
  const start: ReadingState = place
    ? { place: { block: 0, offset: 0 }, ...(seen === undefined ? {} : { seen }) }
    : {};
  return { read: false, percent: 0, ...start };
}

function toggleMark(state: State): Step {
  const article = state.list.entries[state.list.cursor]?.article;
  if (!article) return step(state);
  const old = state.kept.get(article.path) ?? {};
  const read = !isRead(state, article);
  const change: ReadingState = read ? { read } : unread(old);
  const kept = new Map(state.kept).set(article.path, { ...old, ...change });
  const said = withMessage(relist({ ...state, kept }), read ? 'Marked as read.' : 'Marked as unread.');
  return step(said, { type: 'keep', path: article.path, change });
}

/** Leaves what narrows the list, one at a time: the filter, then the unread filter and the category. */
function widen(state: State): Step {
  if (state.list.filter.field.text) return clearFilter(state);
  return step(arranged(state, { unread: false, category: undefined }));
}

export const arranging: Part<
  | 'list.next-category'
  | 'list.previous-category'
  | 'list.sort'
  | 'list.mark'
  | 'list.unread'
  | 'list.escape'
  | 'list.leave'
> = {
  'list.next-category': state => turnCategory(state, 1),
  'list.previous-category': state => turnCategory(state, -1),
  'list.sort': turnSort,
  'list.mark': toggleMark,
  'list.unread': state => step(arranged(state, { unread: !state.list.unread })),
  'list.escape': widen,
  'list.leave': state => step(state, { type: 'quit', code: 0 }),
};
