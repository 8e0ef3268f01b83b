import type { Action, ActionOf } from './action.js';
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

export function tell(state: State, text: string, error = false): State {
  return { ...state, message: { text, error } };
}
