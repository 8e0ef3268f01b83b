import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openFolders, reopeningOf } from '../../src/cli/open-library.js';
import { temporaryFolder } from '../library/temporary.js';
import { detected, fakeHost } from '../support/host.js';

async function means(cache: string, options = {}) {
  return {
    options,
    paths: { config: '', state: '', cache },
    program: { version: '1.0.0' },
    terminal: await detected(fakeHost()),
  };
}

test('a folder is remembered in the cache, and not with --no-cache', async () => {
  const home = temporaryFolder({ 'notes/a.md': '# A\n\nText' });
  const [dir, cache] = [join(home, 'notes'), join(home, 'cache')];
  const without = await openFolders([dir], await means(cache, { cache: false }));
  await without.bodies();
  expect(existsSync(cache)).toBe(false);
  const library = await openFolders([dir], await means(cache));
  await library.bodies();
  expect(readdirSync(cache)).toHaveLength(2);
  expect(library.articles).toEqual(without.articles);
  expect(await library.bodies()).toEqual(await without.bodies());
});

test('what came since is there when it is opened again', async () => {
  const home = temporaryFolder({ 'notes/a.md': '# A\n' });
  const reopen = reopeningOf([join(home, 'notes')], await means(join(home, 'cache')));
  expect((await reopen()).articles).toHaveLength(1);
  mkdirSync(join(home, 'notes/new'));
  writeFileSync(join(home, 'notes/new/b.md'), '# B\n');
  expect((await reopen()).articles.map(({ title }) => title)).toEqual(['A', 'B']);
});
