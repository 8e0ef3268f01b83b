import type { Transfer } from '../../render/images/kitty-graphics.js';
import type { Action } from '../app/action.js';
import type { Effect } from '../app/effect.js';
import { errorText } from '../app/reducer.js';
import type { State } from '../app/state.js';
import type { ReaderOptions } from '../session/reader-options.js';

/** Everything that effects may use: the reader's options, the state, the store and the terminal. */
export interface EffectContext {
  options: ReaderOptions;
  state(): State;
  dispatch(action: Action): void;
  /** `performance.now()` of the last key. Background work waits a moment after it, because another key may follow. */
  lastInput(): number;
  /** Lends the terminal to another program until `work` is done. */
  lend(work: () => Promise<unknown>): Promise<void>;
  suspend(): void;
  redraw(): void;
  setMouse(on: boolean): void;
  /** The images that the terminal itself shows. */
  images: {
    query(): void;
    show(image: Omit<Transfer, 'id'>): number;
  };
  quit(code: number): void;
}

/** One function per effect type. */
export type EffectRunners = {
  [T in Effect['type']]: (effect: Extract<Effect, { type: T }>) => void | Promise<void>;
};

/** Shows a note in the status row. */
export function showMessage({ dispatch }: Pick<EffectContext, 'dispatch'>, text: string): void {
  dispatch({ type: 'message-shown', text, error: false });
}

/** Shows an error in the status row. */
export function showError({ dispatch }: Pick<EffectContext, 'dispatch'>, error: unknown): void {
  dispatch({ type: 'message-shown', text: errorText(error), error: true });
}
