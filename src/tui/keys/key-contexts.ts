import type { State } from '../app/state.js';
import type { KeyContext } from './bindings.js';

/** The active contexts, in order: the first one with a binding for a key handles it. */
export function contextsOf(state: State): readonly KeyContext[] {
  const { modal, opening, screen, list, reading } = state;
  // Keys for the article wait until all of it is loaded.
  if (opening?.before) return ['any'];
  if (opening || list.filter.opensOnAnswer) return ['opening', 'any'];
  if (modal) return [modal.kind, 'any'];
  if (screen === 'list') return [list.filter.typing ? 'filter' : 'list', 'any'];
  if (reading?.fullView) return ['full-view', 'any'];
  if (reading?.find?.typing) return ['find', 'any'];
  if (reading?.contents.filter) return ['contents-filter', 'any'];
  return reading?.contents.focused ? ['contents', 'reader', 'any'] : ['reader', 'any'];
}

/** True if printable keys are text in this context. */
export function takesText(context: KeyContext | undefined): boolean {
  return context === 'filter' || context === 'contents-filter' || context === 'find';
}
