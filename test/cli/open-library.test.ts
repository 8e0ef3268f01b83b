import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openFolders } from '../../src/cli/open-library.js';
import { textsOf } from '../support/body-texts.js';
import { detected, fakeHost } from '../support/host.js';
import { temporaryFolder } from '../support/temporary-folder.js';

async function createContext(cache: string, options = {}) {
  return {
    options,
    paths: { config: '', state: '', cache },
    program: { version: '1.0.0' },
    terminal: await detected(fakeHost()),
  };
}

test('openFolders caches a folder, except with --no-cache', async () => {
  const home = temporaryFolder({ 'notes/a.md': '# A\n\nText' });
  const [dir, cache] = [join(home, 'notes'), join(home, 'cache')];
  const { library: uncached } = await openFolders([dir], await createContext(cache, { cache: false }));
  await uncached.bodies();
  expect(existsSync(cache)).toBe(false);
  const { library } = await openFolders([dir], await createContext(cache));
  await library.bodies();
  expect(readdirSync(cache)).toHaveLength(2);
  expect(library.articles).toEqual(uncached.articles);
  expect(textsOf(await library.bodies())).toEqual(textsOf(await uncached.bodies()));
});

test('reload finds files and folders added since', async () => {
  const home = temporaryFolder({ 'notes/a.md': '# A\n' });
  const { library, reload } = await openFolders(
    [join(home, 'notes')],
    await createContext(join(home, 'cache')),
  );
  expect(library.articles).toHaveLength(1);
  mkdirSync(join(home, 'notes/new'));
  writeFileSync(join(home, 'notes/new/b.md'), '# B\n');
  expect((await reload?.())?.articles.map(({ title }) => title)).toEqual(['A', 'B']);
});

test('openFolders with `partial` returns the first articles and the updates', async () => {
  const dir = temporaryFolder({ 'a.md': '# A\n', 'b.md': '# B\n' });
  const { library, updates, stop } = await openFolders(
    [dir],
    await createContext('', { cache: false }),
    true,
  );
  expect(library.articles.length).toBeGreaterThan(0);
  let last = library;
  for await (const update of updates ?? []) last = update;
  expect(last.partial).toBeUndefined();
  expect(last.articles).toHaveLength(2);
  expect(stop).toBeDefined();
});
