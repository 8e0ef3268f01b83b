import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Library } from '../../../src/library/library.js';
import type { Action } from '../../../src/tui/app/action.js';
import type { EffectContext } from '../../../src/tui/effects/effect-context.js';
import { createLibraryUpdates } from '../../../src/tui/effects/library-updates.js';
import { makeLibrary } from '../../support/library.js';
import { waitUntil } from '../../support/wait.js';

const libraryOf = (count: number): Library =>
  makeLibrary(Array.from({ length: count }, (_, index) => ({ title: `Number ${index}` })));

interface Sources {
  libraryUpdates?: AsyncIterable<Library>;
  reloadLibrary?: () => Promise<Library>;
}

function createHarness(sources: Sources) {
  const actions: Action[] = [];
  let library = libraryOf(1);
  const context = {
    options: {
      library,
      history: { readingState: (path: string) => (path.includes('1') ? { read: true } : {}) },
      ...sources,
    },
    state: () => ({ library }),
    dispatch: (action: Action) => {
      actions.push(action);
      if (action.type === 'library-updated') library = action.library;
    },
  } as unknown as EffectContext;
  const messages = () => actions.flatMap(action => (action.type === 'message-shown' ? [action.text] : []));
  return { actions, messages, runners: createLibraryUpdates(context) };
}

async function* updates(...libraries: (Library | Error)[]): AsyncGenerator<Library> {
  for (const library of libraries) {
    if (library instanceof Error) throw library;
    yield library;
  }
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

test('replaces the library by each partial one, with its reading states', async () => {
  const [first, second] = [libraryOf(2), libraryOf(3)];
  const { actions } = createHarness({ libraryUpdates: updates(first, second) });
  await waitUntil(() => actions.length === 3);
  expect(actions).toMatchObject([
    {
      type: 'library-updated',
      library: first,
      libraryLoading: true,
      readingStates: new Map([['number-1.md', { read: true }]]),
    },
    { type: 'library-updated', library: second, libraryLoading: true },
    { type: 'library-updated', library: second },
  ]);
  expect(actions[2]).not.toHaveProperty('libraryLoading');
});

test('shows the error of a failed load and keeps the partial library', async () => {
  const { actions, messages } = createHarness({
    libraryUpdates: updates(libraryOf(2), new Error('Folder not found')),
  });
  await waitUntil(() => messages().length > 0);
  expect(messages()).toEqual(['Folder not found']);
  expect(actions.filter(({ type }) => type === 'library-updated').at(-1)).not.toHaveProperty(
    'libraryLoading',
  );
});

test('checks the folders on focus, at most every few seconds, and reports only changes', async () => {
  const same = libraryOf(1);
  const reloadLibrary = vi.fn(async () => same);
  const { actions, runners } = createHarness({ reloadLibrary });
  runners['check-library']({ type: 'check-library' });
  expect(reloadLibrary).not.toHaveBeenCalled();
  for (let turn = 1; turn <= 2; turn++) {
    vi.advanceTimersByTime(6000);
    runners['check-library']({ type: 'check-library' });
    runners['check-library']({ type: 'check-library' });
    expect(reloadLibrary).toHaveBeenCalledTimes(turn);
    await waitUntil(() => actions.length === 1);
    for (let rest = 0; rest < 5; rest++) await Promise.resolve();
  }
  expect(actions).toMatchObject([{ type: 'library-updated', library: same, requested: false }]);
});

test('reloads at once or after the running load, and reports that a bundled library has nothing to reload', async () => {
  const reloadLibrary = vi.fn(async () => libraryOf(2));
  const { actions, runners } = createHarness({ reloadLibrary });
  for (let press = 0; press < 3; press++) runners['reload-library']({ type: 'reload-library' });
  expect(reloadLibrary).toHaveBeenCalledTimes(1);
  await waitUntil(() => actions.length === 2);
  expect(reloadLibrary).toHaveBeenCalledTimes(2);
  expect(actions).toMatchObject([
    { type: 'library-updated', requested: true },
    { type: 'library-updated', requested: true },
  ]);
  const bundle = createHarness({});
  bundle.runners['reload-library']({ type: 'reload-library' });
  expect(bundle.messages()).toEqual(['Nothing to reload: this library is built in']);
});

test('checks the folders at once after an edit of the open article, and again after a running load', async () => {
  const reloadLibrary = vi.fn(async () => libraryOf(2));
  const { actions, runners } = createHarness({ reloadLibrary });
  runners['check-library']({ type: 'check-library', now: true });
  runners['check-library']({ type: 'check-library', now: true });
  runners['check-library']({ type: 'check-library' });
  expect(reloadLibrary).toHaveBeenCalledTimes(1);
  await waitUntil(() => actions.length === 2);
  expect(reloadLibrary).toHaveBeenCalledTimes(2);
  expect(actions).toMatchObject([
    { type: 'library-updated', requested: false },
    { type: 'library-updated', requested: false },
  ]);
});
