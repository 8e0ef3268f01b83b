import { expect, test } from 'vitest';
import type { ReadingState } from '../../../src/history/reading-state.js';
import type { Library } from '../../../src/library/library.js';
import type { Action } from '../../../src/tui/app/action.js';
import { createEffects } from '../../../src/tui/effects/create-effects.js';
import type { EffectContext } from '../../../src/tui/effects/effect-context.js';
import { waitUntil } from '../../support/wait.js';
import { Driver } from '../driver.js';
import { makeParsedLibrary } from '../sample-library.js';

/** Effects of a reader that opens `library` for any file. */
function createHarness(library: Promise<Library>) {
  const { state } = new Driver();
  const actions: Action[] = [];
  const saved: string[] = [];
  const opened: string[] = [];
  const history = { warning: undefined, save: (path: string, _: ReadingState) => void saved.push(path) };
  const openExternalArticle = (path: string): Promise<Library> => {
    opened.push(path);
    return library;
  };
  const context = {
    options: { library: state.library, history, openExternalArticle },
    state: () => state,
    dispatch: (action: Action) => void actions.push(action),
  } as unknown as EffectContext;
  return { actions, saved, opened, effects: createEffects(context) };
}

const externalLibrary = (key: string): Library => ({
  ...makeParsedLibrary([
    { title: 'External', path: 'scaling.md', file: '/there/scaling.md', markdown: 'An external text.' },
  ]),
  key,
});

test('loads an external article from its own library, and does not save its position as another article’s', async () => {
  const { actions, saved, opened, effects } = createHarness(Promise.resolve(externalLibrary('/there')));
  effects.run({ type: 'open-external-article', request: 2, path: '/there/scaling.md', anchor: 'part' });
  await waitUntil(() => actions.length > 0);
  expect(opened).toEqual(['/there/scaling.md']);
  const [first] = actions;
  if (first?.type !== 'external-article-opened') throw new Error('not opened');
  expect(first).toMatchObject({
    request: 2,
    anchor: 'part',
    article: { title: 'External', path: '/there/scaling.md' },
  });
  effects.run({ type: 'load', article: first.article, request: 3 });
  await waitUntil(() => actions.length > 1);
  const [, loaded] = actions;
  expect(loaded?.type === 'loaded' && loaded.parsing.document.blocks).toMatchObject([
    { spans: [{ text: 'An external text.' }] },
  ]);
  effects.run({ type: 'save', path: first.article.path, change: { percent: 5 } });
  expect(saved).toEqual([]);
  effects.run({ type: 'save', path: 'scaling.md', change: { percent: 5 } });
  expect(saved).toEqual(['scaling.md']);
});

test('saves an external article of the same folder under its own path', async () => {
  const { actions, saved, effects } = createHarness(Promise.resolve(externalLibrary('samples')));
  effects.run({ type: 'open-external-article', request: 2, path: '/there/scaling.md', anchor: undefined });
  await waitUntil(() => actions.length > 0);
  expect(actions).toMatchObject([{ article: { path: 'scaling.md' } }]);
  effects.run({ type: 'save', path: 'scaling.md', change: { percent: 5 } });
  expect(saved).toEqual(['scaling.md']);
});

test('shows the error of an article that cannot be opened', async () => {
  const { actions, effects } = createHarness(Promise.reject(new Error('there is no such file')));
  effects.run({ type: 'open-external-article', request: 2, path: '/gone.md', anchor: undefined });
  await waitUntil(() => actions.length > 0);
  expect(actions).toEqual([{ type: 'message-shown', text: 'There is no such file', error: true }]);
});
