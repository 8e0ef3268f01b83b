import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findLastVisit } from '../../src/cli/find-last-visit.js';
import { temporaryFolder } from '../support/temporary-folder.js';

/** Visits, last first. */
const visits = (...rows: [library: string, path: string][]) =>
  rows.map(([library, path]) => ({ library, path }));

it('finds the folder that the last article was read in', () => {
  const one = temporaryFolder({ 'a.md': '', 'sub/b.md': '' });
  const two = temporaryFolder({ 'c.md': '' });
  expect(findLastVisit(visits([one, 'a.md'], [two, 'c.md'], ['lectern', 'w.md']), 'lectern')).toEqual({
    folders: [one],
  });
  expect(findLastVisit(visits([one, 'sub/b.md'], [two, 'c.md']), 'lectern')).toEqual({ folders: [one] });
});

it('finds nothing if the last article was read in the library in use, or none was read', () => {
  const one = temporaryFolder({ 'a.md': '' });
  expect(findLastVisit([], 'lectern')).toBeUndefined();
  expect(findLastVisit(visits(['lectern', 'w.md'], [one, 'a.md']), 'lectern')).toBeUndefined();
});

it('skips articles that have gone, and libraries that cannot be found by their key', () => {
  const one = temporaryFolder({ 'a.md': '' });
  const two = temporaryFolder({ 'c.md': '' });
  rmSync(join(two, 'c.md'));
  const rows = visits(
    ['ann-notes', 'x.md'],
    [two, 'c.md'],
    [one, 'gone.md'],
    ['relative', 'a.md'],
    [one, 'a.md'],
  );
  expect(findLastVisit(rows, 'lectern')).toEqual({ folders: [one] });
});

it('finds only the file if its name is not one of an article', () => {
  const dir = temporaryFolder({ 'notes.txt': '', 'a.md': '' });
  expect(findLastVisit(visits([dir, 'notes.txt']), undefined)).toEqual({ file: join(dir, 'notes.txt') });
});

it('finds several folders that were read as one library', () => {
  const folders = [temporaryFolder({ 'a.md': '' }), temporaryFolder({ 'b.md': '' })];
  expect(findLastVisit(visits([folders.join('\n'), 'x/a.md']), undefined)).toEqual({ folders });
});
