import { expect, test, vi } from 'vitest';
import type { Library } from '../../../src/library/library.js';
import { createSearcher } from '../../../src/search/search.js';
import type { Action } from '../../../src/tui/app/action.js';
import type { World } from '../../../src/tui/effects/effect-context.js';
import { searching } from '../../../src/tui/effects/run-search.js';
import { makeLibrary } from '../../support/library.js';

function edge(first: Library) {
  const actions: Action[] = [];
  const now = { library: first, arriving: false };
  const searcher = vi.fn(async (library: Library) => createSearcher(library));
  const world = {
    setup: { searcher },
    state: () => now,
    dispatch: (action: Action) => void actions.push(action),
  } as unknown as World;
  const found = () => actions.flatMap(action => (action.type === 'found' ? [action] : []));
  return { now, searcher, found, runners: searching(world) };
}

const one = makeLibrary([{ title: 'Otters', markdown: 'On otters.' }]);
const two = makeLibrary([{ title: 'Otters' }, { title: 'More otters' }]);

test('what replaced a library is searched, with one engine for each', async () => {
  const { now, searcher, found, runners } = edge(one);
  runners.search({ type: 'search', query: 'otters', request: 1 });
  await vi.waitUntil(() => found().some(({ complete }) => complete));
  expect(found().at(-1)?.results.total).toBe(1);
  now.library = two;
  for (const request of [2, 3]) {
    runners.search({ type: 'search', query: 'otters', request });
    await vi.waitUntil(() => found().some(each => each.complete && each.request === request));
    expect(found().at(-1)?.results.total).toBe(2);
  }
  expect(searcher.mock.calls).toEqual([[one], [two]]);
});

test('while more is on its way the metadata alone is searched', async () => {
  const { now, found, runners } = edge(one);
  now.arriving = true;
  runners.search({ type: 'search', query: 'otters', request: 1 });
  await vi.waitUntil(() => found().length > 0);
  for (let turn = 0; turn < 20; turn++) await new Promise(resolve => setImmediate(resolve));
  expect(found().map(({ complete }) => complete)).toEqual([false]);
  expect(one.asked.bodies).toBeLessThanOrEqual(1);
});
