/**
 * The store of the reader, outside React. Applies actions one by one, runs their effects, and notifies listeners once per batch.
 * Must not know what states and effects are.
 */
export interface Store<State, Action, Effect = unknown> {
  readonly state: State;
  dispatch(action: Action): void;
  /** Runs `work`, and notifies the listeners once for all actions dispatched in it. */
  batch(work: () => void): void;
  /** Sets the function that runs effects. Effects of earlier actions are dropped. */
  setEffectHandler(run: (effect: Effect) => void): void;
  /** Returns a function that ends the subscription. */
  subscribe(listener: () => void): () => void;
}

export function createStore<State, Action, Effect>(
  initial: State,
  update: (state: State, action: Action) => readonly [State, readonly Effect[]],
): Store<State, Action, Effect> {
  let state = initial;
  let depth = 0;
  let changed = false;
  let run: (effect: Effect) => void = () => undefined;
  const listeners = new Set<() => void>();

  const batch = (work: () => void): void => {
    depth++;
    try {
      work();
    } finally {
      depth--;
      if (depth === 0 && changed) {
        changed = false;
        for (const listener of [...listeners]) listener();
      }
    }
  };

  /** An effect may answer synchronously. Its answer is part of the same batch, and so of the same frame. */
  const dispatch = (action: Action): void =>
    batch(() => {
      const [next, effects] = update(state, action);
      changed ||= next !== state;
      state = next;
      for (const effect of effects) run(effect);
    });

  return {
    get state() {
      return state;
    },
    dispatch,
    batch,
    setEffectHandler(handler) {
      run = handler;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
