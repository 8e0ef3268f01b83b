import type { Action } from '../app/action.js';
import type { Effect } from '../app/effect.js';
import type { State } from '../app/state.js';
import type { ReaderSetup } from '../session/reader-options.js';

/** What effects work with. */
export interface World {
  setup: ReaderSetup;
  state(): State;
  dispatch(action: Action): void;
  /** When the last key came, as `performance.now()` counts; what can wait waits a moment for the next. */
  lastInput(): number;
  /** Gives the terminal to another program until its work is done. */
  lend(work: () => Promise<unknown>): Promise<void>;
  suspend(): void;
  redraw(): void;
  setMouse(on: boolean): void;
  end(code: number): void;
}

export type Runners = {
  [T in Effect['type']]: (effect: Extract<Effect, { type: T }>) => void | Promise<void>;
};
