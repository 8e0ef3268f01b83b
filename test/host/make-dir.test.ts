import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeDir } from '../../src/host/make-dir.js';

let dir: string;
beforeEach(() => {
  dir = fs.mkdtempSync(join(tmpdir(), 'make-dir-'));
});
afterEach(() => fs.rmSync(dir, { recursive: true, force: true }));

test('makeDir creates missing folders for the owner only, and accepts existing ones', () => {
  makeDir(join(dir, 'a', 'b', 'c'), 0o700);
  expect(fs.readdirSync(dir, { recursive: true }).sort()).toEqual(['a', join('a', 'b'), join('a', 'b', 'c')]);
  if (process.platform !== 'win32') expect(fs.statSync(join(dir, 'a')).mode & 0o777).toBe(0o700);
  makeDir(join(dir, 'a', 'b'), 0o700);
});

test('makeDir throws if a folder cannot be created', () => {
  fs.writeFileSync(join(dir, 'file'), '');
  expect(() => makeDir(join(dir, 'file', 'folder'), 0o700)).toThrow(/ENOTDIR/);
});

// Node 20's `recursive` never returns there.
test.runIf(process.platform === 'linux')('makeDir throws on a file system that refuses new folders', () => {
  expect(() => makeDir('/proc/lectern-is-not-here/state', 0o700)).toThrow(/ENOENT/);
});
