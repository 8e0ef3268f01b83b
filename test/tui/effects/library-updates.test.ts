import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Library } from '../../../src/library/library.js';
import type { Action } from '../../../src/tui/app/action.js';
import type { World } from '../../../src/tui/effects/effect-context.js';
import { arriving } from '../../../src/tui/effects/library-updates.js';
import { makeLibrary } from '../../support/library.js';

const libraryOf = (count: number): Library =>
  makeLibrary(Array.from({ length: count }, (_, index) => ({ title: `Number ${index}` })));

interface Coming {
  arriving?: AsyncIterable<Library>;
  reopen?: () => Promise<Library>;
}

function edge(setup: Coming) {
  const actions: Action[] = [];
  let library = libraryOf(1);
  const world = {
    setup: {
      library,
      journal: { kept: (path: string) => (path.includes('1') ? { read: true } : {}) },
      ...setup,
    },
    state: () => ({ library }),
    dispatch: (action: Action) => {
      actions.push(action);
      if (action.type === 'reopened') library = action.library;
    },
  } as unknown as World;
  const told = () => actions.flatMap(action => (action.type === 'told' ? [action.text] : []));
  return { actions, told, runners: arriving(world) };
}

async function* coming(...libraries: (Library | Error)[]): AsyncGenerator<Library> {
  for (const library of libraries) {
    if (library instanceof Error) throw library;
    yield library;
  }
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

test('each library that comes replaces the one before, with what is kept of it; the last is whole', async () => {
  const [first, second] = [libraryOf(2), libraryOf(3)];
  const { actions } = edge({ arriving: coming(first, second) });
  await vi.waitUntil(() => actions.length === 3);
  expect(actions).toMatchObject([
    { type: 'reopened', library: first, arriving: true, kept: new Map([['number-1.md', { read: true }]]) },
    { type: 'reopened', library: second, arriving: true },
    { type: 'reopened', library: second },
  ]);
  expect(actions[2]).not.toHaveProperty('arriving');
});

test('where that fails it is said, and what is there stays', async () => {
  const { actions, told } = edge({ arriving: coming(libraryOf(2), new Error('The folder is not there.')) });
  await vi.waitUntil(() => told().length > 0);
  expect(told()).toEqual(['The folder is not there.']);
  expect(actions.filter(({ type }) => type === 'reopened').at(-1)).not.toHaveProperty('arriving');
});

test('the focus has folders looked through, not more often than every few seconds, and tells only of changes', async () => {
  const same = libraryOf(1);
  const reopen = vi.fn(async () => same);
  const { actions, runners } = edge({ reopen });
  runners['look-again']({ type: 'look-again' });
  expect(reopen).not.toHaveBeenCalled();
  for (let turn = 1; turn <= 2; turn++) {
    vi.advanceTimersByTime(6000);
    runners['look-again']({ type: 'look-again' });
    runners['look-again']({ type: 'look-again' });
    expect(reopen).toHaveBeenCalledTimes(turn);
    await vi.waitUntil(() => actions.length === 1);
    for (let rest = 0; rest < 5; rest++) await Promise.resolve();
  }
  expect(actions).toMatchObject([{ type: 'reopened', library: same, asked: false }]);
});

test('r reads at once, or after what is being read, and says where nothing can have changed', async () => {
  const reopen = vi.fn(async () => libraryOf(2));
  const { actions, runners } = edge({ reopen });
  for (let press = 0; press < 3; press++) runners.reopen({ type: 'reopen' });
  expect(reopen).toHaveBeenCalledTimes(1);
  await vi.waitUntil(() => actions.length === 2);
  expect(reopen).toHaveBeenCalledTimes(2);
  expect(actions).toMatchObject([
    { type: 'reopened', asked: true },
    { type: 'reopened', asked: true },
  ]);
  const bundle = edge({});
  bundle.runners.reopen({ type: 'reopen' });
  expect(bundle.told()).toEqual(['The library cannot have changed.']);
});
