import type { Action, KeyAction } from '../app/action.js';
import type { State } from '../app/state.js';
import type { Binding, Bindings, KeyContext } from './bindings.js';
import { panelLength } from './help-layout.js';
import { contextsOf, takesText } from './key-contexts.js';
import { keyLabel, keyText } from './key-names.js';
import type { InputEvent } from './parser.js';

/** The action of an input event in this state; undefined if there is none. */
export function actionFor(state: State, event: InputEvent, bindings: Bindings): Action | undefined {
  if (event.kind === 'paste') return { type: 'pasted', text: event.text };
  if (event.kind === 'wheel') return { type: 'wheel-turned', rows: event.rows };
  if (event.kind === 'focus') return event.on ? { type: 'terminal-focused' } : undefined;
  if (event.kind === 'graphics') return { type: 'graphics-supported' };
  if (event.kind === 'click') return { type: 'clicked', column: event.column, row: event.row };
  const contexts = contextsOf(state);
  const text = keyText(event.key);
  if (text !== undefined && takesText(contexts[0])) return { type: 'typed', text };
  for (const context of contexts) {
    const binding = bindingOf(bindings, context, event.key);
    if (binding) return actionOf(binding, state, bindings);
    const closed = closingAction(bindings, context, event.key);
    if (closed) return { type: closed };
  }
  return undefined;
}

/** Action that opens each panel, and action that closes it. */
const PANELS: Partial<Record<KeyContext, { opens: KeyAction; closes: CloseAction }>> = {
  help: { opens: 'help', closes: 'panel.close' },
  problems: { opens: 'problems', closes: 'panel.close' },
  bookmarks: { opens: 'reader.bookmarks', closes: 'bookmarks.close' },
  contents: { opens: 'reader.contents', closes: 'contents.close' },
  'full-view': { opens: 'reader.full-view', closes: 'full-view.close' },
};

type CloseAction = 'panel.close' | 'bookmarks.close' | 'contents.close' | 'full-view.close';

/** The key that opens a panel closes it too, also one that the user has bound. */
function closingAction(bindings: Bindings, context: KeyContext, key: string): CloseAction | undefined {
  const panel = PANELS[context];
  const isOpener = panel && bindings.some(({ action, keys }) => action === panel.opens && keys.includes(key));
  return isOpener ? panel.closes : undefined;
}

/** Contexts whose status row can show a message. A text field keeps what was typed. */
const ANSWERING: readonly KeyContext[] = ['list', 'reader', 'contents', 'bookmarks', 'full-view'];

/** The action of a key without a binding. It names the key where that can be shown. */
export function unboundAction(state: State, key: string): Action {
  const [context] = contextsOf(state);
  if (!context || !ANSWERING.includes(context)) return { type: 'unbound' };
  return { type: 'unbound', key: keyLabel(key, state.settings.ascii) };
}

/** The action of a binding. In a panel it carries the panel's length, which only this layer can compute. */
function actionOf({ action: type }: Binding, state: State, bindings: Bindings): Action {
  const length = panelLength(state, bindings);
  return (length === undefined ? { type } : { type, length }) as Action;
}

/** True if the event must wait for an article that is being loaded. Keys typed ahead are for the article. */
export function mustWait(state: State, event: InputEvent, bindings: Bindings): boolean {
  const isOpening = state.opening !== undefined || state.list.filter.opensOnAnswer;
  if (event.kind === 'focus' || event.kind === 'graphics' || !isOpening) return false;
  return event.kind !== 'key' || actionFor(state, event, bindings) === undefined;
}

function bindingOf(bindings: Bindings, context: KeyContext, key: string): Binding | undefined {
  return bindings.find(binding => binding.contexts.includes(context) && binding.keys.includes(key));
}
