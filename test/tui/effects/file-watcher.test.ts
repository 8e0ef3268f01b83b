import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Action } from '../../../src/tui/app/action.js';
import type { State } from '../../../src/tui/app/state.js';
import { watchOpenArticle } from '../../../src/tui/effects/file-watcher.js';
import { createStore } from '../../../src/tui/session/store.js';
import { waitFor } from '../../support/wait.js';
import { Driver } from '../driver.js';

function watchSample() {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-'));
  const [a, b] = [join(folder, 'a.md'), join(folder, 'b.md')];
  for (const file of [a, b]) writeFileSync(file, 'one');
  const { state } = new Driver();
  const actions: string[] = [];
  // The test's own actions carry the changes of the state.
  const store = createStore<State, Action, never>(state, (before, action) => {
    actions.push(action.type);
    return [action.type === 'document-grown' ? { ...before, ...(action.parsing as unknown as State) } : before, []];
  }); // biome-ignore format: one call
  const changeState = (change: object) =>
    store.dispatch({ type: 'document-grown', parsing: change as never });
  const reading = { article: { ...state.library.articles[0], file: a }, contents: { focused: false } };
  const unwatch = watchOpenArticle(store, 10);
  onTestFinished(() => {
    unwatch();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    a,
    b,
    reading,
    changeState,
    actions,
    edits: () => actions.filter(type => type === 'file-changed').length,
  };
}

test('reports each change of the open file, also a replacement by another file', async () => {
  const { a, b, reading, changeState, edits } = watchSample();
  changeState({ screen: 'reader', reading });
  writeFileSync(a, 'written at once');
  await waitFor(() => expect(edits()).toBeGreaterThan(0));
  const before = edits();
  renameSync(b, a);
  await waitFor(() => expect(edits()).toBeGreaterThan(before));
});

test('reports once that the open file was removed, and its return as a change', async () => {
  const { a, reading, changeState, actions } = watchSample();
  changeState({ screen: 'reader', reading });
  rmSync(a);
  await waitFor(() => expect(actions).toContain('file-removed'));
  // The watcher has checked as often as the other, created later, which has seen two removals.
  for (const other of [watchSample(), watchSample()]) {
    other.changeState({ screen: 'reader', reading: other.reading });
    rmSync(other.a);
    await waitFor(() => expect(other.actions).toContain('file-removed'));
  }
  expect(actions.filter(type => type === 'file-removed')).toHaveLength(1);
  writeFileSync(a, 'written again');
  await waitFor(() => expect(actions).toContain('file-changed'));
});

test.each([
  ['a panel over the text is closed', { modal: { kind: 'help' } }, {}],
  ['the text of a search is entered', {}, { find: { typing: true } }],
  ['the contents lose the focus', {}, { contents: { focused: true } }],
  ['the full view is closed', {}, { fullView: {} }],
])('reports a change only after %s', async (_, change, readingChange) => {
  const { a, reading, changeState, edits } = watchSample();
  changeState({ screen: 'reader', reading: { ...reading, ...readingChange }, ...change });
  const other = watchSample();
  other.changeState({ screen: 'reader', reading });
  // The watcher has seen the first edit when the other, created later, has seen two: a write may count as two.
  for (const count of [1, 2]) {
    writeFileSync(a, `edit ${count}: ${'x'.repeat(count)}`);
    await waitFor(() => expect(other.edits()).toBeGreaterThanOrEqual(count));
  }
  expect(edits()).toBe(0);
  changeState({ modal: undefined, reading });
  expect(edits()).toBe(1);
});
