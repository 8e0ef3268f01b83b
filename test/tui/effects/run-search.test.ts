import { expect, test, vi } from 'vitest';
import type { Library } from '../../../src/library/library.js';
import { createSearcher } from '../../../src/search/search.js';
import type { Action } from '../../../src/tui/app/action.js';
import type { EffectContext } from '../../../src/tui/effects/effect-context.js';
import { createSearchRunner } from '../../../src/tui/effects/run-search.js';
import { UserError } from '../../../src/util/user-error.js';
import { makeLibrary } from '../../support/library.js';
import { waitUntil } from '../../support/wait.js';

function createHarness(first: Library) {
  const actions: Action[] = [];
  const current = { library: first, libraryLoading: false };
  const searcher = vi.fn(async (library: Library) => createSearcher(library));
  const context = {
    options: { searcher },
    state: () => current,
    dispatch: (action: Action) => void actions.push(action),
  } as unknown as EffectContext;
  const answers = () => actions.flatMap(action => (action.type === 'search-answered' ? [action] : []));
  const shown = () => actions.filter(({ type }) => type !== 'search-answered');
  return { current, searcher, answers, shown, runners: createSearchRunner(context) };
}

const one = makeLibrary([{ title: 'Otters', markdown: 'On otters.' }]);
const two = makeLibrary([{ title: 'Otters' }, { title: 'More otters' }]);

test('searches a replacing library, with one engine per library', async () => {
  const { current, searcher, answers, runners } = createHarness(one);
  runners.search({ type: 'search', query: 'otters', request: 1 });
  await waitUntil(() => answers().some(({ complete }) => complete));
  expect(answers().at(-1)?.results.total).toBe(1);
  current.library = two;
  for (const request of [2, 3]) {
    runners.search({ type: 'search', query: 'otters', request });
    await waitUntil(() => answers().some(each => each.complete && each.request === request));
    expect(answers().at(-1)?.results.total).toBe(2);
  }
  expect(searcher.mock.calls).toEqual([[one], [two]]);
});

test('loads the engine again after it could not be loaded', async () => {
  const { searcher, answers, shown, runners } = createHarness(two);
  searcher.mockRejectedValueOnce(new Error('cannot load the index'));
  runners.search({ type: 'search', query: 'otters', request: 1 });
  await waitUntil(() => shown().length > 0);
  runners.search({ type: 'search', query: 'otters', request: 2 });
  await waitUntil(() => answers().some(each => each.complete && each.request === 2));
  expect(answers().at(-1)?.results.total).toBe(2);
  expect(shown()).toHaveLength(1);
});

test('searches only metadata while the library is loading', async () => {
  const { current, answers, runners } = createHarness(one);
  current.libraryLoading = true;
  runners.search({ type: 'search', query: 'otters', request: 1 });
  await waitUntil(() => answers().length > 0);
  for (let turn = 0; turn < 20; turn++) await new Promise(resolve => setImmediate(resolve));
  expect(answers().map(({ complete }) => complete)).toEqual([false]);
  expect(one.asked.bodies).toBeLessThanOrEqual(1);
});

test('shows the results of metadata and the error if the bodies cannot be read', async () => {
  const library = {
    ...one,
    bodies: () => Promise.reject(new UserError('cannot read "bodies.txt"', { hint: 'build it again' })),
  };
  const { answers, shown, runners } = createHarness(library);
  runners.search({ type: 'search', query: 'otters', request: 1 });
  await waitUntil(() => shown().length > 0);
  expect(answers().map(({ complete, results }) => [complete, results.total])).toEqual([
    [false, 1],
    [true, 1],
  ]);
  expect(JSON.stringify(shown())).toContain('bodies.txt');
});
