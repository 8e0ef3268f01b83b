import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isFolder } from '../../src/host/is-folder.js';
import { temporaryFolder } from '../support/temporary-folder.js';

it('isFolder is true for folders and links to them, and for nothing else', () => {
  const dir = temporaryFolder({ 'a.md': '' });
  symlinkSync(dir, join(dir, 'link'));
  symlinkSync('nowhere', join(dir, 'broken'));
  const names = ['.', 'link', 'a.md', 'a.md/x', 'broken', 'missing', '\0', 'x'.repeat(5000)];
  expect(names.filter(name => isFolder(`${dir}/${name}`))).toEqual(['.', 'link']);
  expect(isFolder('')).toBe(false);
});
