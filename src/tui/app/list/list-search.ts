import { type Part, type Step, step } from '../reducer.js';
import type { Filter, State } from '../state.js';
import { EDITS, type Edit, EMPTY_FIELD, type Field, fieldOf, insert } from '../text-input.js';
import { scrolled } from './list-cursor.js';
import { openSelected } from './open-selected.js';
import { relist, relistFromTop } from './visible-items.js';

export const NO_FILTER: Filter = {
  typing: false,
  field: EMPTY_FIELD,
  origin: undefined,
  request: 0,
  answered: 0,
  awaited: false,
  results: undefined,
  complete: true,
};

/** The filter's text has changed: it is asked for anew, and the old answer stays until the new one is there. */
export function filterBy(state: State, field: Field): Step {
  const { filter } = state.list;
  if (field.text === filter.field.text)
    return step({ ...state, list: { ...state.list, filter: { ...filter, field } } });
  const query = field.text.trim();
  const request = state.request + 1;
  if (!query) return step(unfiltered({ ...state, request }, { typing: filter.typing, field }));
  const origin = filter.results ? filter.origin : state.list.entries[state.list.cursor]?.article.path;
  const list = { ...state.list, filter: { ...filter, field, origin, request, complete: false } };
  return step({ ...state, request, list }, { type: 'search', query, request });
}

/** Text for the filter that was pasted while nobody typed into it opens it. */
export function pasteIntoFilter(state: State, text: string): Step {
  const { filter } = state.list;
  return filterBy(
    { ...state, list: { ...state.list, filter: { ...filter, typing: true } } },
    insert(filter.field, text.trim()),
  );
}

const edit = (name: Edit) => (state: State) => filterBy(state, EDITS[name](state.list.filter.field));

function openFilter(state: State): Step {
  const { filter } = state.list;
  const list = { ...state.list, filter: { ...filter, typing: true, field: fieldOf(filter.field.text) } };
  return step({ ...state, list }, { type: 'prepare-search' });
}

/** Clears the filter and leaves it. */
export function clearFilter(state: State): Step {
  return step(unfiltered({ ...state, request: state.request + 1 }));
}

/**
 * The whole list again. The article that was gone to among the hits stays under the cursor; who only typed is back
 * where that began.
 */
function unfiltered(state: State, change: Partial<Filter> = {}): State {
  const { filter, cursor } = state.list;
  const origin = filter.results && cursor === 0 ? filter.origin : undefined;
  const next = relist(state, { filter: { ...NO_FILTER, ...change } });
  const index = next.list.entries.findIndex(({ article }) => article.path === origin);
  return index < 0 ? next : scrolled(next, index);
}

export const filtering: Part<
  'list.filter' | `filter.${Edit}` | 'filter.open' | 'filter.cancel' | 'filtered' | 'found'
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
  'filter.open': openFound,
  filtered: (state, { text }) => {
    const filter = { ...state.list.filter, typing: false };
    return text === ''
      ? clearFilter(state)
      : filterBy({ ...state, list: { ...state.list, filter } }, fieldOf(text));
  },
  found: (state, { request, results, complete }) => {
    const { filter } = state.list;
    if (request !== filter.request) return step(state);
    // The second answer adds hits in bodies: by then the reader may have moved down the first, so the cursor stays on its article.
    const place = filter.answered === request && state.list.cursor > 0 ? relist : relistFromTop;
    const next = place(state, { filter: { ...filter, results, complete, answered: request } });
    return filter.awaited && (complete || next.list.entries.length > 0) ? openFound(next) : step(next);
  },
};

/** Opens the hit under the cursor; where the answer is still to come, opens the first one when it does. */
function openFound(state: State): Step {
  const { filter, entries } = state.list;
  const awaited = filter.answered !== filter.request || (entries.length === 0 && !filter.complete);
  const next = {
    ...state,
    list: { ...state.list, filter: { ...filter, awaited, typing: awaited || entries.length === 0 } },
  };
  return awaited ? step(next) : openSelected(next);
}
