import { resolve, sep } from 'node:path';
import { expect, it } from 'vitest';
import { folderPrefix, isInFolder } from '../../src/host/real-path.js';

const ROOT = resolve(sep);
const path = (...parts: string[]) => resolve(ROOT, ...parts);

it.each([
  [path('a', 'b'), path('a'), true],
  [path('a'), path('a'), true],
  [path('ab'), path('a'), false],
  [path(), path('a'), false],
  // The root of the disk ends in a separator.
  [path('a'), ROOT, true],
  [ROOT, ROOT, true],
])('tells whether %s is in %s', (each, folder, expected) => {
  expect(isInFolder(each, folder)).toBe(expected);
});

it('ends the prefix of a folder in one separator', () => {
  expect([folderPrefix(path('a')), folderPrefix(ROOT)]).toEqual([path('a') + sep, ROOT]);
});
