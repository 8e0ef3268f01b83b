/** Full-screen panels: the help, and the problems of the library. */
import type { Motion } from '../action.js';
import { indexAfter } from '../motion.js';
import { type HandlersFor, type Step, step, withMessage } from '../reducer.js';
import type { Modal, Size, State } from '../state.js';
import { hasProblems } from './problem-rows.js';

/** Rows of a panel's text, without the rule and the footer. */
export function panelRows({ rows }: Size): number {
  return rows > 2 ? rows - 2 : 1;
}

/** Scrolls a panel of `length` rows. */
function scroll(state: State, motion: Motion, length: number): Step {
  const { modal, size } = state;
  if (modal?.kind !== 'help' && modal?.kind !== 'problems') return step(state);
  const rows = panelRows(size);
  const scrolled: Modal = { ...modal, top: indexAfter(motion, modal.top, length - rows, rows) };
  return step({ ...state, modal: scrolled });
}

const scrollBy =
  (motion: Motion) =>
  (state: State, { length = 0 }: { length?: number }) =>
    scroll(state, motion, length);

function showProblems(state: State): Step {
  if (!hasProblems(state.library)) return step(withMessage(state, 'No problems found in the library'));
  return step({ ...state, modal: { kind: 'problems', top: 0 } });
}

export const overlayHandlers: HandlersFor<'help' | `panel.${Motion}` | 'panel.close' | 'problems'> = {
  help: state => step({ ...state, modal: { kind: 'help', top: 0 } }),
  problems: showProblems,
  'panel.down': scrollBy('down'),
  'panel.up': scrollBy('up'),
  'panel.page-down': scrollBy('page-down'),
  'panel.page-up': scrollBy('page-up'),
  'panel.half-down': scrollBy('half-down'),
  'panel.half-up': scrollBy('half-up'),
  'panel.top': scrollBy('top'),
  'panel.bottom': scrollBy('bottom'),
  'panel.close': state => step({ ...state, modal: undefined }),
};
