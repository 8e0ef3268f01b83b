import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { edit } from '../../../src/host/programs/editor.js';

let dir: string;
beforeEach(() => {
  dir = fs.mkdtempSync(join(tmpdir(), 'an editor '));
});
afterEach(() => fs.rmSync(dir, { recursive: true, force: true }));

/** A program of this name that writes its arguments down. */
function program(name: string): { path: string; heard: () => string[] } {
  const path = join(dir, name);
  fs.writeFileSync(path, `#!/bin/sh\nprintf '%s\\n' "$@" > '${path}.heard'\n`, { mode: 0o755 });
  return { path, heard: () => fs.readFileSync(`${path}.heard`, 'utf8').trimEnd().split('\n') };
}

test.skipIf(process.platform === 'win32').each([
  ['vim', ['+42', 'a.md']],
  ['helix', ['a.md:42']],
  ['cursor', ['--wait', '--goto', 'a.md:42']],
  ['code-insiders', ['--wait', '--goto', 'a.md:42']],
  ['constructor', ['+42', 'a.md']],
])('tells %s the line, its path quoted for the spaces in it', async (name, words) => {
  const { path, heard } = program(name);
  expect(await edit('a.md', 42, { env: { EDITOR: `"${path}" -n 'two words'` } })).toBe(0);
  expect(heard()).toEqual(['-n', 'two words', ...words]);
});

test('that cannot be run is 127', async () => {
  expect(await edit('a.md', 1, { env: { VISUAL: '/there/is/none' } })).toBe(127);
});
