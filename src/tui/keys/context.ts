import type { State } from '../app/state.js';
import type { Context } from './bindings.js';

/** The contexts whose bindings hold now: a key is looked up in the first that knows it. */
export function contextsOf(state: State): readonly Context[] {
  const { modal, opening, front, list, reading } = state;
  if (opening || list.filter.awaited) return ['opening', 'any'];
  if (modal) return [modal.kind, 'any'];
  if (front === 'list') return [list.filter.typing ? 'filter' : 'list', 'any'];
  if (reading?.find?.typing) return ['find', 'any'];
  if (reading?.contents.narrowed) return ['headings', 'any'];
  return reading?.contents.focused ? ['contents', 'reader', 'any'] : ['reader', 'any'];
}

/** Whether printable keys are text there. */
export function takesText(context: Context | undefined): boolean {
  return context === 'filter' || context === 'headings' || context === 'find';
}
