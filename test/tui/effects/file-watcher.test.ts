import { mkdtempSync, renameSync, rmSync, unwatchFile, watchFile, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Action } from '../../../src/tui/app/action.js';
import type { State } from '../../../src/tui/app/state.js';
import { watchOpenArticle } from '../../../src/tui/effects/file-watcher.js';
import { createStore } from '../../../src/tui/session/store.js';
import { Driver } from '../driver.js';

function watched() {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-'));
  const [a, b] = [join(folder, 'a.md'), join(folder, 'b.md')];
  for (const file of [a, b]) writeFileSync(file, 'one');
  const { state } = new Driver();
  const actions: string[] = [];
  // The test's own actions say what the state is to become.
  const store = createStore<State, Action, never>(state, (before, action) => {
    actions.push(action.type);
    return [action.type === 'grown' ? { ...before, ...(action.parsing as unknown as State) } : before, []];
  }, () => undefined); // biome-ignore format: one call
  const become = (change: object) => store.dispatch({ type: 'grown', parsing: change as never });
  const article = { ...state.library.articles[0], file: a };
  const end = watchOpenArticle(store, 10);
  onTestFinished(() => {
    end();
    rmSync(folder, { recursive: true, force: true });
  });
  return { a, b, article, become, edits: () => actions.filter(type => type === 'edited').length };
}

test('the open article alone is watched, and told of each change, a file put in its place too', async () => {
  const { a, b, article, become, edits } = watched();
  become({ front: 'reader', reading: { article } });
  // The first look is what later ones are compared with, and nothing tells when it was: so write until it is seen.
  await vi.waitFor(() => {
    writeFileSync(a, `two ${Date.now()} ${performance.now()}`);
    expect(edits()).toBeGreaterThan(0);
  });
  const before = edits();
  renameSync(b, a);
  await vi.waitFor(() => expect(edits()).toBeGreaterThan(before));
});

test('a change waits until nothing is open over the text', async () => {
  const { a, article, become, edits } = watched();
  become({ front: 'reader', reading: { article }, modal: { kind: 'help' } });
  let seen = 0;
  // Told after the watcher, for it came later.
  const count = () => void seen++;
  watchFile(a, { interval: 10 }, count);
  onTestFinished(() => unwatchFile(a, count));
  await vi.waitFor(() => {
    writeFileSync(a, `two ${performance.now()}`);
    expect(seen).toBeGreaterThan(0);
  });
  expect(edits()).toBe(0);
  become({ modal: undefined });
  expect(edits()).toBe(1);
});
