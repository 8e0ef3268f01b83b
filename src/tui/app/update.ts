/**
 * `update(state, action) → [state, effects]`: the one way in which the state changes. Each idea has its reducers in a
 * file of its own; this one puts them together, and adds what follows from every step. It must not know keys.
 */
import type { Action } from './action.js';
import { renewing } from './library-reload.js';
import { listMoving } from './list/list-cursor.js';
import { filtering } from './list/list-search.js';
import { listOpening } from './list/open-selected.js';
import { previewing, previewNext } from './list/preview.js';
import { arranging } from './list/sort-and-filter.js';
import { pointing } from './mouse.js';
import { opening } from './open-article.js';
import { helping } from './overlays/overlay.js';
import { choosing } from './overlays/pick-by-number.js';
import { settle } from './reader/after-update.js';
import { looking } from './reader/appearance.js';
import { contents } from './reader/contents/contents-cursor.js';
import { narrowing } from './reader/contents/contents-filter.js';
import { copying } from './reader/copy.js';
import { growing } from './reader/document-growth.js';
import { leaving } from './reader/exit-and-neighbours.js';
import { finding } from './reader/find/find-input.js';
import { trailing } from './reader/history/back-forward.js';
import { browsing } from './reader/links/open-in-browser.js';
import { linking } from './reader/links/select-link.js';
import { bookmarking } from './reader/notes/bookmarks.js';
import { scrolling } from './reader/scroll.js';
import type { Handlers, Step } from './reducer.js';
import type { State } from './state.js';
import { machine } from './system.js';
import { typing } from './typing.js';

const handlers: Handlers = {
  ...helping,
  ...choosing,
  ...arranging,
  ...filtering,
  ...listMoving,
  ...listOpening,
  ...previewing,
  ...machine,
  ...opening,
  ...renewing,
  ...pointing,
  ...bookmarking,
  ...browsing,
  ...contents,
  ...copying,
  ...finding,
  ...growing,
  ...leaving,
  ...linking,
  ...looking,
  ...narrowing,
  ...scrolling,
  ...trailing,
  ...typing,
};

/** What comes back from the world by itself, or says what an action is about; anything else was done by the person reading, who has read the last message. */
const ANSWERS: ReadonlySet<Action['type']> = new Set<Action['type']>([
  'resized', 'loaded', 'load-failed', 'grown', 'previewed', 'found', 'colour-loaded', 'edited', 'reopened', 'focused', 'file-opened', 'told', 'pointed',
]); // biome-ignore format: a list

export function update(state: State, action: Action): Step {
  const handle = handlers[action.type] as (state: State, action: Action) => Step;
  const before = state.message && !ANSWERS.has(action.type) ? { ...state, message: undefined } : state;
  return previewNext(state, settle(state, handle(before, action)));
}
