import type { Modal, State } from './state.js';
import { type Part, type Step, step } from './step.js';

/** Scrolls the help. Its length is the view's affair, which stops at the end; here it only never goes above the top. */
function scroll(state: State, by: number): Step {
  if (state.modal?.kind !== 'help') return step(state);
  const modal: Modal = { kind: 'help', top: Math.max(0, state.modal.top + by) };
  return step({ ...state, modal });
}

const page = ({ size }: State): number => Math.max(1, size.rows - 4);

export const helping: Part<
  'help' | 'help.down' | 'help.up' | 'help.page-down' | 'help.page-up' | 'help.close'
> = {
  help: state => step({ ...state, modal: { kind: 'help', top: 0 } }),
  'help.down': state => scroll(state, 1),
  'help.up': state => scroll(state, -1),
  'help.page-down': state => scroll(state, page(state)),
  'help.page-up': state => scroll(state, -page(state)),
  'help.close': state => step({ ...state, modal: undefined }),
};
