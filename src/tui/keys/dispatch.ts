import type { Action } from '../app/action.js';
import type { State } from '../app/state.js';
import type { Binding, Bindings, Context } from './bindings.js';
import { contextsOf, takesText } from './context.js';
import { textOf } from './key-names.js';
import { panelLength } from './panel.js';
import type { InputEvent } from './parser.js';

/** What an event asks for in this state; undefined where nothing. */
export function actionFor(state: State, event: InputEvent, bindings: Bindings): Action | undefined {
  if (event.kind === 'paste') return { type: 'pasted', text: event.text };
  if (event.kind === 'wheel') return { type: 'wheeled', rows: event.rows };
  if (event.kind === 'focus') return event.on ? { type: 'focused' } : undefined;
  if (event.kind === 'click') return { type: 'clicked', column: event.column, row: event.row };
  const contexts = contextsOf(state);
  const text = textOf(event.key);
  if (text !== undefined && takesText(contexts[0])) return { type: 'typed', text };
  for (const context of contexts) {
    const binding = bindingOf(bindings, context, event.key);
    if (binding) return actionOf(binding, state, bindings);
  }
  return undefined;
}

/** What a key of the binding asks for: a motion is told through how many rows it goes. */
function actionOf({ does: type }: Binding, state: State, bindings: Bindings): Action {
  const length = panelLength(state, bindings);
  return (length === undefined ? { type } : { type, length }) as Action;
}

/** Whether the event must wait: an article is on its way, and what is typed ahead is meant for it. */
export function mustWait(state: State, event: InputEvent, bindings: Bindings): boolean {
  if (event.kind === 'focus' || !contextsOf(state).includes('opening')) return false;
  return event.kind !== 'key' || actionFor(state, event, bindings) === undefined;
}

function bindingOf(bindings: Bindings, context: Context, key: string): Binding | undefined {
  return bindings.find(binding => binding.in.includes(context) && binding.keys.includes(key));
}
