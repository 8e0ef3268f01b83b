/** Replaces the library while the reader is open. More of it was loaded, or its files have changed. */
import type { Library } from '../../library/library.js';
import { pluralize } from '../../util/pluralize.js';
import { setCursor } from './list/list-cursor.js';
import { categoriesOf, updateItems, updateItemsFromTop } from './list/visible-items.js';
import { type HandlersFor, type Step, step, withMessage } from './reducer.js';
import { reopenIfChanged } from './reopen-article.js';
import type { List, Reading, State } from './state.js';

/**
 * Replaces the library. The article under the cursor keeps its row on the screen, and the open article its position. A list
 * that is still loading and was not scrolled yet shows its top.
 */
function replaceLibrary(state: State, library: Library): State {
  const { cursor, top, category } = state.list;
  const categories = categoriesOf(library.articles);
  const change: Partial<List> = {
    categories,
    category: category !== undefined && categories.includes(category) ? category : undefined,
  };
  const isUnmoved = state.library.partial === true && cursor === 0 && top === 0;
  const next = { ...state, library, reading: state.reading && refreshArticle(state.reading, library) };
  const updated = (isUnmoved ? updateItemsFromTop : updateItems)(next, change);
  const { list } = updated;
  const withTop = (first: number) => setCursor({ ...updated, list: { ...list, top: first } }, list.cursor);
  // At the top of the list, new items above the cursor stay visible while the cursor fits.
  const fromStart = withTop(0);
  const isAtTop = top === 0 && fromStart.list.top === 0;
  return isAtTop ? fromStart : withTop(Math.max(0, list.cursor - (cursor - top)));
}

/** Replaces the open article's metadata by those of the new library. */
function refreshArticle(reading: Reading, { articles }: Library): Reading {
  const article = articles.find(({ path }) => path === reading.article.path);
  return article && article !== reading.article ? { ...reading, article } : reading;
}

/** Runs the filter's query again. The old results stay until the new ones arrive. */
function repeatSearch(state: State): Step {
  const { filter } = state.list;
  const query = filter.field.text.trim();
  if (query === '') return step(state);
  const request = state.request + 1;
  // Counts as answered if the old one was. The new results are added, and the cursor stays on its article.
  const answered = filter.answered === filter.request ? request : filter.answered;
  const list = { ...state.list, filter: { ...filter, request, answered, complete: false } };
  return step({ ...state, request, list }, { type: 'search', query, request });
}

export const libraryHandlers: HandlersFor<'library-updated' | 'terminal-focused'> = {
  'library-updated': (state, { library, readingStates, requested = false, libraryLoading = false }) => {
    const hasFinished = state.libraryLoading && !libraryLoading;
    const merged = readingStates ? new Map([...readingStates, ...state.readingStates]) : state.readingStates;
    const updated: State = { ...state, libraryLoading, readingStates: merged };
    const count = `Reloaded: ${pluralize(library.articles.length, 'article')}`;
    const announced = requested ? withMessage(updated, count) : updated;
    const isSame = library === state.library;
    const [next, loads] = isSame
      ? step(announced)
      : reopenIfChanged(state, replaceLibrary(announced, library));
    const [searched, searches] = !isSame || hasFinished ? repeatSearch(next) : step(next);
    return [searched, [...loads, ...searches]];
  },
  'terminal-focused': state => step(state, { type: 'check-library' }),
};
