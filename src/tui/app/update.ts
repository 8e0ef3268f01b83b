/**
 * `update(state, action) → [state, effects]`: the one way in which the state changes. Each idea has its reducers in a
 * file of its own; this one puts them together, and adds what follows from every step. It must not know keys.
 */
import type { Action } from './action.js';
import { choosing } from './choosing.js';
import { helping } from './helping.js';
import { arranging } from './list/arranging.js';
import { filtering } from './list/filtering.js';
import { listMoving } from './list/moving.js';
import { listOpening } from './list/opening.js';
import { previewing, previewNext } from './list/previewing.js';
import { machine } from './machine.js';
import { opening } from './opening.js';
import { pointing } from './pointing.js';
import { bookmarking } from './reader/bookmarks.js';
import { browsing } from './reader/browsing.js';
import { contents } from './reader/contents.js';
import { copying } from './reader/copying.js';
import { finding } from './reader/finding.js';
import { growing } from './reader/growing.js';
import { leaving } from './reader/leaving.js';
import { linking } from './reader/linking.js';
import { looking } from './reader/looks.js';
import { narrowing } from './reader/narrowing.js';
import { scrolling } from './reader/scrolling.js';
import { settle } from './reader/settling.js';
import { trailing } from './reader/trail.js';
import { renewing } from './renewing.js';
import type { State } from './state.js';
import type { Handlers, Step } from './step.js';
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
