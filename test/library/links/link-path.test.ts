import { expect, it } from 'vitest';
import { resolvePath } from '../../../src/library/links/find-linked-article.js';
import { normalizePath } from '../../../src/library/links/link-path.js';

it.each([
  ['a/b.md', 'a/b.md'],
  ['/a', 'a'],
  ['a/', 'a'],
  ['a//b', 'a/b'],
  ['./a', 'a'],
  ['a/./b', 'a/b'],
  ['a/.', 'a'],
  ['a/..', ''],
  ['../a/../b', 'b'],
  ['a\\b', 'a/b'],
  ['.a/b..', '.a/b..'],
  ['a/...', 'a/...'],
  ['', ''],
  ['.', ''],
])('normalizes %j', (path, expected) => {
  expect(normalizePath(path)).toBe(expected);
});

it.each([
  ['', 'a.md', 'a.md'],
  ['', '../a.md', 'a.md'],
  ['b', 'a.md', 'b/a.md'],
  ['b/c', '../a.md', 'b/a.md'],
])('resolves a path in the folder %j', (folder, path, expected) => {
  expect(resolvePath(folder, path)).toBe(expected);
});
