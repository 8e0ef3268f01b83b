/** What lies over the whole screen to be read: the help, and what is wrong with the library. */
import type { Motion } from '../action.js';
import { indexAfter } from '../motion.js';
import { type Part, type Step, step, withMessage } from '../reducer.js';
import type { Modal, Size, State } from '../state.js';

/** Rows for what is to be read: all but a rule and the footer. */
export function panelRows({ rows }: Size): number {
  return rows > 2 ? rows - 2 : 1;
}

/** Scrolls by a motion through `length` rows. */
function scroll(state: State, motion: Motion, length: number): Step {
  const { modal, size } = state;
  if (modal?.kind !== 'help' && modal?.kind !== 'problems') return step(state);
  const rows = panelRows(size);
  const scrolled: Modal = { ...modal, top: indexAfter(motion, modal.top, length - rows, rows) };
  return step({ ...state, modal: scrolled });
}

const go =
  (motion: Motion) =>
  (state: State, { length = 0 }: { length?: number }) =>
    scroll(state, motion, length);

function showProblems(state: State): Step {
  if (state.library.problems.length === 0)
    return step(withMessage(state, 'No problem was found in the library.'));
  return step({ ...state, modal: { kind: 'problems', top: 0 } });
}

export const helping: Part<'help' | `help.${Motion}` | 'help.close' | 'problems'> = {
  help: state => step({ ...state, modal: { kind: 'help', top: 0 } }),
  problems: showProblems,
  'help.down': go('down'),
  'help.up': go('up'),
  'help.page-down': go('page-down'),
  'help.page-up': go('page-up'),
  'help.half-down': go('half-down'),
  'help.half-up': go('half-up'),
  'help.top': go('top'),
  'help.bottom': go('bottom'),
  'help.close': state => step({ ...state, modal: undefined }),
};
