import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeFolder } from '../../src/host/make-dir.js';

let dir: string;
beforeEach(() => {
  dir = fs.mkdtempSync(join(tmpdir(), 'folders-'));
});
afterEach(() => fs.rmSync(dir, { recursive: true, force: true }));

test('makes what is missing, for its owner alone, and nothing where nothing is', () => {
  makeFolder(join(dir, 'a', 'b', 'c'), 0o700);
  expect(fs.readdirSync(dir, { recursive: true }).sort()).toEqual(['a', join('a', 'b'), join('a', 'b', 'c')]);
  if (process.platform !== 'win32') expect(fs.statSync(join(dir, 'a')).mode & 0o777).toBe(0o700);
  makeFolder(join(dir, 'a', 'b'), 0o700);
});

test('throws where it cannot be made', () => {
  fs.writeFileSync(join(dir, 'file'), '');
  expect(() => makeFolder(join(dir, 'file', 'folder'), 0o700)).toThrow(/ENOTDIR/);
});

// Node 20's own recursive way never comes back from there.
test.runIf(process.platform === 'linux')('comes back from a file system that makes no folders', () => {
  expect(() => makeFolder('/proc/lectern-is-not-here/state', 0o700)).toThrow(/ENOENT/);
});
