import { filterBy, pasteIntoFilter } from './list/list-search.js';
import { typeIntoContents } from './reader/contents/contents-filter.js';
import { findBy, pasteIntoFind } from './reader/find/find-input.js';
import { type Part, type Step, step } from './reducer.js';
import type { State } from './state.js';
import { insert } from './text-input.js';

/** Text goes to the field that is being typed into; where there is none, typed text is dropped, and pasted text opens one. */
function typed(state: State, text: string): Step {
  const { filter } = state.list;
  const { find, contents } = state.reading ?? {};
  if (state.front === 'list')
    return filter.typing ? filterBy(state, insert(filter.field, text)) : step(state);
  if (contents?.narrowed) return typeIntoContents(state, text);
  return find?.typing ? findBy(state, insert(find.field, text)) : step(state);
}

export const typing: Part<'typed' | 'pasted'> = {
  typed: (state, { text }) => typed(state, text),
  pasted: (state, { text }) => {
    if (state.modal) return step(state);
    if (state.front === 'list') return pasteIntoFilter(state, text);
    return state.reading?.contents.narrowed
      ? typeIntoContents(state, text.trim())
      : pasteIntoFind(state, text);
  },
};
