/**
 * The loop of the reader, outside React: actions go in one by one, each with its effects, and whoever listens is told
 * once a batch. It knows neither what a state is nor what an effect does.
 */
export interface Store<State, Action> {
  readonly state: State;
  dispatch(action: Action): void;
  /** Runs `work`, and tells the listeners once for everything dispatched in it. */
  batch(work: () => void): void;
  /** Gives the function that ends the subscription. */
  subscribe(listener: () => void): () => void;
}

export function createStore<State, Action, Effect>(
  initial: State,
  update: (state: State, action: Action) => readonly [State, readonly Effect[]],
  run: (effect: Effect, dispatch: (action: Action) => void) => void,
): Store<State, Action> {
  let state = initial;
  let depth = 0;
  let changed = false;
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

  /** An effect may answer at once: its answer belongs to the same batch, and so to the same frame. */
  const dispatch = (action: Action): void =>
    batch(() => {
      const [next, effects] = update(state, action);
      changed ||= next !== state;
      state = next;
      for (const effect of effects) run(effect, dispatch);
    });

  return {
    get state() {
      return state;
    },
    dispatch,
    batch,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
