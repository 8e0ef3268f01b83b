import { expect, test, vi } from 'vitest';
import type { ReadingState } from '../../../src/history/history.js';
import type { Library } from '../../../src/library/library.js';
import type { Action } from '../../../src/tui/app/action.js';
import { createEffects } from '../../../src/tui/effects/create-effects.js';
import type { World } from '../../../src/tui/effects/effect-context.js';
import { Driver } from '../driver.js';
import { makeShelf } from '../sample-library.js';

/** The edge of a reader that opens `guest` for any file. */
function edge(guest: Promise<Library>) {
  const { state } = new Driver();
  const actions: Action[] = [];
  const kept: string[] = [];
  const opened: string[] = [];
  const journal = { trouble: undefined, keep: (path: string, _: ReadingState) => void kept.push(path) };
  const openFile = (path: string): Promise<Library> => {
    opened.push(path);
    return guest;
  };
  const world = {
    setup: { library: state.library, journal, openFile },
    state: () => state,
    dispatch: (action: Action) => void actions.push(action),
  } as unknown as World;
  return { actions, kept, opened, effects: createEffects(world) };
}

const guest = (key: string): Library => ({
  ...makeShelf([
    { title: 'Guest', path: 'scaling.md', file: '/there/scaling.md', markdown: 'I am a guest.' },
  ]),
  key,
});

test('a guest is read from its own library, and its place is not kept as another article’s', async () => {
  const { actions, kept, opened, effects } = edge(Promise.resolve(guest('/there')));
  effects.run({ type: 'open-file', path: '/there/scaling.md', anchor: 'part' });
  await vi.waitUntil(() => actions.length > 0);
  expect(opened).toEqual(['/there/scaling.md']);
  const [first] = actions;
  if (first?.type !== 'file-opened') throw new Error('not opened');
  expect(first).toMatchObject({ anchor: 'part', article: { title: 'Guest', path: '/there/scaling.md' } });
  effects.run({ type: 'load', article: first.article, request: 3 });
  await vi.waitUntil(() => actions.length > 1);
  const [, loaded] = actions;
  expect(loaded?.type === 'loaded' && loaded.parsing.document.blocks).toMatchObject([
    { spans: [{ text: 'I am a guest.' }] },
  ]);
  effects.run({ type: 'keep', path: first.article.path, change: { percent: 5 } });
  expect(kept).toEqual([]);
  effects.run({ type: 'keep', path: 'scaling.md', change: { percent: 5 } });
  expect(kept).toEqual(['scaling.md']);
});

test('a guest of the same folder is kept under its own path', async () => {
  const { actions, kept, effects } = edge(Promise.resolve(guest('samples')));
  effects.run({ type: 'open-file', path: '/there/scaling.md', anchor: undefined });
  await vi.waitUntil(() => actions.length > 0);
  expect(actions).toMatchObject([{ article: { path: 'scaling.md' } }]);
  effects.run({ type: 'keep', path: 'scaling.md', change: { percent: 5 } });
  expect(kept).toEqual(['scaling.md']);
});

test('one that cannot be opened is said', async () => {
  const { actions, effects } = edge(Promise.reject(new Error('there is no such file')));
  effects.run({ type: 'open-file', path: '/gone.md', anchor: undefined });
  await vi.waitUntil(() => actions.length > 0);
  expect(actions).toEqual([{ type: 'told', text: 'there is no such file', error: true }]);
});
