import { expect, test, vi } from 'vitest';
import { createStore } from '../../../src/tui/session/store.js';

type Effect = { double: number };

function counter(run: (effect: Effect, dispatch: (action: number) => void) => void = () => undefined) {
  return createStore<number, number, Effect>(
    0,
    (state, by) => [state + by, by === 10 ? [{ double: by }] : []],
    run,
  );
}

test('tells its listeners once a batch', () => {
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

test('an effect that answers at once is in the same batch', () => {
  const store = counter(({ double }, dispatch) => dispatch(double * 2));
  const seen: number[] = [];
  store.subscribe(() => seen.push(store.state));
  store.dispatch(10);
  expect(seen).toEqual([30]);
});

test('tells nobody where nothing changed, or who has left', () => {
  const store = counter();
  const listener = vi.fn();
  const leave = store.subscribe(listener);
  store.dispatch(0);
  leave();
  store.dispatch(1);
  expect(listener).not.toHaveBeenCalled();
});

test('a reducer that throws leaves the store usable', () => {
  const store = createStore<number, number, never>(
    0,
    (state, by) => {
      if (by < 0) throw new Error('no');
      return [state + by, []];
    },
    () => undefined,
  );
  expect(() => store.dispatch(-1)).toThrow('no');
  const listener = vi.fn();
  store.subscribe(listener);
  store.dispatch(1);
  expect(listener).toHaveBeenCalledTimes(1);
});
