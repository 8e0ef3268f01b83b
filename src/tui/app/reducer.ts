import { cleanLine } from '../../text/sanitise.js';
import type { Action, ActionOf, KeyAction } from './action.js';
import type { Effect } from './effect.js';
import type { State } from './state.js';

/** What a reducer gives: the next state, and what the world is asked to do. */
export type Step = readonly [State, readonly Effect[]];

export type Handlers = { [T in Action['type']]: (state: State, action: ActionOf<T>) => Step };

/** The reducers of one idea, by action. */
export type Part<T extends Action['type']> = Pick<Handlers, T>;

export function step(state: State, ...effects: Effect[]): Step {
  return [state, effects];
}

/** Stands in what is said for the key of an action: which key that is the binding table alone says. */
export function keyOf(action: KeyAction): string {
  return `{${action}}`;
}

export const KEY_OF = /\{([a-z]+(?:[.-][a-z]+)*)\}/g;

/**
 * Says something in one line. This is the gate for it: a path, an address or an error's text is shown here as it came,
 * and nothing in it may reach the terminal as a control character.
 */
export function withMessage(state: State, text: string, error = false): State {
  return { ...state, message: { text: cleanLine(text), error } };
}
