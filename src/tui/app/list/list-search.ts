import { type HandlersFor, type Step, step } from '../reducer.js';
import type { Filter, State } from '../state.js';
import { createField, EDITS, type Edit, EMPTY_FIELD, insertText, type TextField } from '../text-input.js';
import { setCursor } from './list-cursor.js';
import { openSelected } from './open-selected.js';
import { updateItems, updateItemsFromTop } from './visible-items.js';

export const NO_FILTER: Filter = {
  typing: false,
  field: EMPTY_FIELD,
  origin: undefined,
  request: 0,
  answered: 0,
  opensOnAnswer: false,
  results: undefined,
  complete: true,
};

/** Sets the filter's text and searches for it. The old results stay until the new ones arrive. */
export function setFilterText(state: State, field: TextField): Step {
  const { filter } = state.list;
  if (field.text === filter.field.text)
    return step({ ...state, list: { ...state.list, filter: { ...filter, field } } });
  const query = field.text.trim();
  const request = state.request + 1;
  if (!query) return step(showAllItems({ ...state, request }, { typing: filter.typing, field }));
  const origin = filter.results ? filter.origin : state.list.items[state.list.cursor]?.article.path;
  const list = { ...state.list, filter: { ...filter, field, origin, request, complete: false } };
  return step({ ...state, request, list }, { type: 'search', query, request });
}

/** Pastes text into the filter, and opens it if it is closed. */
export function pasteIntoFilter(state: State, text: string): Step {
  const { filter } = state.list;
  return setFilterText(
    { ...state, list: { ...state.list, filter: { ...filter, typing: true } } },
    insertText(filter.field, text.trim()),
  );
}

const edit = (name: Edit) => (state: State) => setFilterText(state, EDITS[name](state.list.filter.field));

function openFilter(state: State): Step {
  const { filter } = state.list;
  const list = { ...state.list, filter: { ...filter, typing: true, field: createField(filter.field.text) } };
  return step({ ...state, list }, { type: 'prepare-search' });
}

/** Clears and closes the filter. */
export function clearFilter(state: State): Step {
  return step(showAllItems({ ...state, request: state.request + 1 }));
}

/**
 * Shows the whole list again. The cursor stays on a result that it was moved to; else it returns to where the filter was opened.
 */
function showAllItems(state: State, change: Partial<Filter> = {}): State {
  const { filter, cursor } = state.list;
  const origin = filter.results && cursor === 0 ? filter.origin : undefined;
  const next = updateItems(state, { filter: { ...NO_FILTER, ...change } });
  const index = next.list.items.findIndex(({ article }) => article.path === origin);
  return index < 0 ? next : setCursor(next, index);
}

export const filterHandlers: HandlersFor<
  'list.filter' | `filter.${Edit}` | 'filter.open' | 'filter.cancel' | 'filter-set' | 'search-answered'
> = {
  'list.filter': openFilter,
  'filter.erase': state => (state.list.filter.field.text ? edit('erase')(state) : clearFilter(state)),
  'filter.erase-word': edit('erase-word'),
  'filter.erase-line': edit('erase-line'),
  'filter.left': edit('left'),
  'filter.right': edit('right'),
  'filter.start': edit('start'),
  'filter.end': edit('end'),
  'filter.cancel': clearFilter,
  'filter.open': openResult,
  'filter-set': (state, { text }) => {
    const filter = { ...state.list.filter, typing: false };
    return text === ''
      ? clearFilter(state)
      : setFilterText({ ...state, list: { ...state.list, filter } }, createField(text));
  },
  'search-answered': (state, { request, results, complete }) => {
    const { filter } = state.list;
    if (request !== filter.request) return step(state);
    // The second answer adds results from bodies. The cursor may have moved since the first, so it stays on its article.
    const rebuild = filter.answered === request && state.list.cursor > 0 ? updateItems : updateItemsFromTop;
    const next = rebuild(state, { filter: { ...filter, results, complete, answered: request } });
    return filter.opensOnAnswer && (complete || next.list.items.length > 0) ? openResult(next) : step(next);
  },
};

/** Opens the result under the cursor, or the first one as soon as the results arrive. */
function openResult(state: State): Step {
  const { filter, items } = state.list;
  const opensOnAnswer = filter.answered !== filter.request || (items.length === 0 && !filter.complete);
  const next = {
    ...state,
    list: {
      ...state.list,
      filter: { ...filter, opensOnAnswer, typing: opensOnAnswer || items.length === 0 },
    },
  };
  return opensOnAnswer ? step(next) : openSelected(next);
}
