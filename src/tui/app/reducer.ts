import { sanitiseLine } from '../../text/sanitise.js';
import { isUserError } from '../../util/user-error.js';
import type { Action, ActionOf, KeyAction } from './action.js';
import type { Effect } from './effect.js';
import type { State } from './state.js';

/** Result of a reducer: the next state, and the effects to run. */
export type Step = readonly [State, readonly Effect[]];

export type Handlers = { [T in Action['type']]: (state: State, action: ActionOf<T>) => Step };

/** Handlers of some actions, exported by the file of one feature. */
export type HandlersFor<T extends Action['type']> = Pick<Handlers, T>;

export function step(state: State, ...effects: Effect[]): Step {
  return [state, effects];
}

/** Placeholder for an action's key in a message; replaced from the binding table when shown. */
export function keyPlaceholder(action: KeyAction): string {
  return `{${action}}`;
}

export const KEY_PLACEHOLDER = /\{([a-z]+(?:[.-][a-z]+)*)\}/g;

/**
 * Sets the message of the status row. All untrusted text (paths, addresses, errors) passes here, so control characters
 * are removed here.
 */
export function withMessage(state: State, text: string, error = false): State {
  return { ...state, message: { text: sanitiseLine(text), error } };
}

/** Sets the message of the status row to an error. */
export function withError(state: State, text: string): State {
  return withMessage(state, text, true);
}

/** The text of an error for the status row, followed by its hint. */
export function errorText(error: unknown): string {
  const message = capitalize(error instanceof Error ? error.message : String(error));
  return isUserError(error) && error.hint ? `${message}; ${sanitiseLine(error.hint)}` : message;
}

/** Capitalizes the first word, unless it is a file name or a quoted value. */
function capitalize(text: string): string {
  return sanitiseLine(text).replace(
    /^[a-z]+(?=[ :,]|$)/,
    word => word.charAt(0).toUpperCase() + word.slice(1),
  );
}
