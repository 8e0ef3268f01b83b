import { expect, test, vi } from 'vitest';
import { createStore } from '../../../src/tui/session/store.js';

type Effect = { double: number };

function counter(run: (effect: Effect, dispatch: (action: number) => void) => void = () => undefined) {
  const store = createStore<number, number, Effect>(0, (state, by) => [
    state + by,
    by === 10 ? [{ double: by }] : [],
  ]);
  store.setEffectHandler(effect => run(effect, store.dispatch));
  return store;
}

test('notifies listeners once per batch', () => {
  const store = counter();
  const listener = vi.fn();
  store.subscribe(listener);
  store.batch(() => {
    for (let count = 0; count < 5; count++) store.dispatch(1);
    expect(store.state).toBe(5);
    expect(listener).not.toHaveBeenCalled();
  });
  expect(listener).toHaveBeenCalledTimes(1);
});

test('includes synchronous answers of effects in the batch', () => {
  const store = counter(({ double }, dispatch) => dispatch(double * 2));
  const seen: number[] = [];
  store.subscribe(() => seen.push(store.state));
  store.dispatch(10);
  expect(seen).toEqual([30]);
});

test('notifies no one without a change, or after unsubscribing', () => {
  const store = counter();
  const listener = vi.fn();
  const leave = store.subscribe(listener);
  store.dispatch(0);
  leave();
  store.dispatch(1);
  expect(listener).not.toHaveBeenCalled();
});

test('stays usable after a reducer throws', () => {
  const store = createStore<number, number, never>(0, (state, by) => {
    if (by < 0) throw new Error('no');
    return [state + by, []];
  });
  expect(() => store.dispatch(-1)).toThrow('no');
  const listener = vi.fn();
  store.subscribe(listener);
  store.dispatch(1);
  expect(listener).toHaveBeenCalledTimes(1);
});
