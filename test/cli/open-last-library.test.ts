import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Context } from '../../src/cli/context.js';
import { openLastLibrary } from '../../src/cli/open-last-library.js';
import { History } from '../../src/history/history.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const position = { block: 0, offset: 0, fingerprint: 'x' } as never;

function createHistory() {
  const state = temporaryFolder();
  const visit = (key: string, path: string) =>
    new History({ dir: state, key, clock: () => new Date() }).save(path, { position });
  const open = (given: object = {}) =>
    openLastLibrary({
      options: { cache: false, ...given },
      settings: { accessible: true },
      paths: { state },
      program: { version: '1' },
      terminal: { stderr: false },
      library: async () => ({ library: { key: 'lectern' } }),
    } as unknown as Context);
  return { visit, open };
}

it('opens the folder that the last article was read in', async () => {
  const { visit, open } = createHistory();
  const one = temporaryFolder({ 'a.md': '# A', 'sub/b.md': '# B' });
  const two = temporaryFolder({ 'c.md': '# C' });
  visit('lectern', 'welcome.md');
  visit(one, 'sub/b.md');
  visit(two, 'c.md');
  visit(one, 'a.md');
  const opened = await open();
  expect(opened?.library.key).toBe(one);
  expect(opened?.library.articles.map(({ slug }) => slug).sort()).toEqual(['a', 'b']);
  expect(opened?.problemsCommand).toBe(`list --library ${one}`);
});

it('opens the library in use if the last article was read there, or nothing was read', async () => {
  const { visit, open } = createHistory();
  expect(await open()).toBeUndefined();
  visit(temporaryFolder({ 'a.md': '# A' }), 'a.md');
  visit('lectern', 'welcome.md');
  expect(await open()).toBeUndefined();
  expect(await open({ history: false })).toBeUndefined();
});

it('skips articles that have gone, and libraries that it cannot find by their key', async () => {
  const { visit, open } = createHistory();
  const one = temporaryFolder({ 'a.md': '# A' });
  const two = temporaryFolder({ 'c.md': '# C' });
  visit(one, 'a.md');
  visit(one, 'gone.md');
  visit(two, 'c.md');
  visit('ann-notes', 'x.md');
  rmSync(join(two, 'c.md'));
  expect((await open())?.library.key).toBe(one);
});

it('opens only the file if its name is not one of an article', async () => {
  const { visit, open } = createHistory();
  const dir = temporaryFolder({ 'notes.txt': '# Notes', 'a.md': '# A' });
  visit(dir, 'notes.txt');
  const opened = await open();
  expect(opened?.library.articles.map(({ title }) => title)).toEqual(['Notes']);
  expect(opened?.article?.title).toBe('Notes');
});

it('opens several folders that were read as one library', async () => {
  const { visit, open } = createHistory();
  const dirs = [temporaryFolder({ 'a.md': '# A' }), temporaryFolder({ 'b.md': '# B' })];
  visit(dirs.join('\n'), 'x/a.md');
  expect((await open())?.library.articles).toHaveLength(2);
});
