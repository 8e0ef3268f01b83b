import type { Motion } from '../action.js';
import { indexAfter } from '../motion.js';
import { type Part, step } from '../reducer.js';
import { listLayout } from '../screen-layout.js';
import type { Entry, State } from '../state.js';
import { passageOf } from './passage.js';

/** Rows that an entry takes: its title, and a second row for a snippet, or for the description of the selected one. */
export function entryRows(state: Pick<State, 'size' | 'list'>, entry: Entry, selected: boolean): 1 | 2 {
  const { small, preview } = listLayout(state);
  if (small) return 1;
  if (passageOf(entry)) return 2;
  return selected && !preview && entry.article.description ? 2 : 1;
}

/** The state with the cursor on `cursor` (clamped), scrolled by as little as brings it into view. */
export function scrolled(state: State, cursor: number): State {
  const { entries } = state.list;
  const held = Math.max(0, Math.min(cursor, entries.length - 1));
  const top = Math.max(
    highestTop(state, held),
    Math.min(state.list.top, held, Math.max(0, entries.length - 1)),
  );
  return { ...state, list: { ...state.list, cursor: held, top } };
}

/** The least `top` with which entry `cursor` is still wholly on the screen. */
function highestTop(state: State, cursor: number): number {
  const { body } = listLayout(state);
  let rows = 0;
  for (let index = cursor; index >= 0; index--) {
    const entry = state.list.entries[index];
    if (entry) rows += entryRows(state, entry, index === cursor);
    if (rows > body) return Math.min(index + 1, cursor);
  }
  return 0;
}

export function cursorMoved(state: State, motion: Motion): State {
  const { cursor, entries } = state.list;
  return scrolled(state, indexAfter(motion, cursor, entries.length - 1, listLayout(state).body));
}

const go = (motion: Motion) => (state: State) => step(cursorMoved(state, motion));

export const listMoving: Part<
  `list.${Motion}` | 'filter.down' | 'filter.up' | 'filter.page-down' | 'filter.page-up'
> = {
  'list.down': go('down'),
  'list.up': go('up'),
  'list.page-down': go('page-down'),
  'list.page-up': go('page-up'),
  'list.half-down': go('half-down'),
  'list.half-up': go('half-up'),
  'list.top': go('top'),
  'list.bottom': go('bottom'),
  'filter.down': go('down'),
  'filter.up': go('up'),
  'filter.page-down': go('page-down'),
  'filter.page-up': go('page-up'),
};
