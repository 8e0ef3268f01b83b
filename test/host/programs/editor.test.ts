import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openEditor } from '../../../src/host/programs/editor.js';

let dir: string;
beforeEach(() => {
  dir = fs.mkdtempSync(join(tmpdir(), 'an editor '));
});
afterEach(() => fs.rmSync(dir, { recursive: true, force: true }));

/** A program of this name that records its arguments. */
function program(name: string): { path: string; args: () => string[] } {
  const path = join(dir, name);
  fs.writeFileSync(path, `#!/bin/sh\nprintf '%s\\n' "$@" > "$0.args"\n`, { mode: 0o755 });
  return { path, args: () => fs.readFileSync(`${path}.args`, 'utf8').trimEnd().split('\n') };
}

test.skipIf(process.platform === 'win32').each([
  ['vim', ['+42', 'a.md']],
  ['helix', ['a.md:42']],
  ['cursor', ['--wait', '--goto', 'a.md:42']],
  ['code-insiders', ['--wait', '--goto', 'a.md:42']],
  ['constructor', ['+42', 'a.md']],
  ['ed', ['a.md']],
])('openEditor passes the line to %s, given by a quoted path with spaces', async (name, words) => {
  const { path, args } = program(name);
  expect(await openEditor('a.md', 42, { env: { EDITOR: `"${path}" -n 'two words'` } })).toBe(0);
  expect(args()).toEqual(['-n', 'two words', ...words]);
});

test.each(['/there/is/none', '""'])(
  'openEditor returns 127 if the editor cannot be run: %s',
  async VISUAL => {
    expect(await openEditor('a.md', 1, { env: { VISUAL } })).toBe(127);
  },
);
