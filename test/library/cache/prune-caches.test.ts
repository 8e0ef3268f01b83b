import { existsSync, mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseToml } from '../../../src/host/toml.js';
import { openFolder } from '../../support/open-folder.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const DAY = 24 * 60 * 60 * 1000;

function home() {
  const root = temporaryFolder({ 'a/a.md': 'A', 'b/b.md': 'B', 'c/c.md': 'C' });
  const dir = join(root, 'cache');
  const open = async (name: string, days = 0) => {
    const now = () => Date.now() + 60_000 + days * DAY;
    const library = await openFolder([join(root, name)], { parseToml, cache: { dir, version: '1', now } });
    await library.bodies();
  };
  return { root, dir, open, count: () => readdirSync(dir).length };
}

it('pruneCaches deletes the cache of a folder that is gone', async () => {
  const { root, open, count } = home();
  await open('a');
  await open('b');
  expect(count()).toBe(4);
  rmSync(join(root, 'a'), { recursive: true });
  await open('c');
  expect(count()).toBe(4);
});

it('pruneCaches deletes caches that were not used for 90 days', async () => {
  const { root, open, count } = home();
  await open('a');
  await open('b');
  await open('a', 60);
  await open('c', 89);
  expect(count()).toBe(6);
  // Only `b` has not been opened since; the next write deletes its cache.
  writeFileSync(join(root, 'c/new.md'), 'New');
  await open('c', 100);
  expect(count()).toBe(4);
});

it('pruneCaches deletes old temporary files, and no files of others', async () => {
  const { dir, open } = home();
  mkdirSync(dir);
  const part = join(dir, `${'0'.repeat(24)}.entries.123456`);
  const fresh = join(dir, `${'1'.repeat(24)}.bodies.123456`);
  const foreign = join(dir, 'notes.txt');
  for (const file of [part, fresh, foreign]) writeFileSync(file, 'x');
  for (const file of [part, foreign]) utimesSync(file, 1, 1);
  await open('a');
  expect([part, fresh, foreign].map(file => existsSync(file))).toEqual([false, true, true]);
});
