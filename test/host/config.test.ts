import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lineOfKey, readConfig } from '../../src/host/config.js';

function configFile(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'lectern-')), 'config.toml');
  writeFileSync(path, text);
  return path;
}

test('readConfig returns undefined for a missing file', async () => {
  expect(await readConfig(join(tmpdir(), 'no', 'such', 'config.toml'))).toBeUndefined();
});

test('readConfig parses TOML and keeps the text for lineOfKey', async () => {
  const config = await readConfig(configFile('width = 72\n\n[keys]\nquit = "x"\n'));
  expect(config?.table).toEqual({ width: 72, keys: { quit: 'x' } });
  expect(config && lineOfKey(config, 'keys.quit')).toBe(4);
});

test.each([
  ['theme', 1],
  ['keys', 3],
  ['keys.theme', 4],
  ['keys.help', 6],
  ['keys.list.down', 7],
  ['keys.list.up', 9],
  ['nowhere', 1],
])('lineOfKey finds %s on line %i, not a longer key or the same key in another table', (key, line) => {
  const text = `theme = "dark"

[keys]
theme = "x"
"panel.down" = "z"
help = "h"
'list.down' = "d"
[keys.list]
up = "u"
`;
  expect(lineOfKey({ text }, key)).toBe(line);
});

test('lineOfKey returns the line of the inline table that sets the key', () => {
  expect(lineOfKey({ text: 'width = 60\nkeys = { "list.down" = "d" }\n' }, 'keys.list.down')).toBe(2);
});

test('readConfig throws an error with file and line for invalid TOML', async () => {
  const path = configFile('width = 72\nthis is not\n');
  await expect(readConfig(path)).rejects.toThrow(`${path}:2: `);
});

test.each([
  ['a key of 5,000 dots', `a${'.a'.repeat(5000)} = 1\n`],
  ['a table of 5,000 dots', `[keys${'.a'.repeat(5000)}]\nb = "x"\n`],
  ['nested lists', `width = ${'['.repeat(50)}${']'.repeat(50)}\n`],
])('readConfig refuses %s', async (_name, text) => {
  const path = configFile(text);
  await expect(readConfig(path)).rejects.toMatchObject({
    name: 'UserError',
    message: `${path}: tables are nested more than 10 deep`,
    code: 2,
  });
});

test('readConfig ignores a byte order mark', async () => {
  expect((await readConfig(configFile('\ufeffwidth = 72\n')))?.table).toEqual({ width: 72 });
});

test('readConfig accepts the nesting that settings need', async () => {
  const config = await readConfig(configFile('[keys.list]\ndown = ["j", "k"]\n'));
  expect(config?.table).toEqual({ keys: { list: { down: ['j', 'k'] } } });
});

test.skipIf(process.platform === 'win32').each([
  ['a pipe', (path: string) => execFileSync('mkfifo', [path]), 'not a regular file'],
  ['a link to a device', (path: string) => symlinkSync('/dev/zero', path), 'not a regular file'],
  ['a folder', (path: string) => mkdirSync(path), 'is a folder'],
  [
    'a file of more than 1 MB',
    (path: string) => writeFileSync(path, '#'.repeat((1 << 20) + 1)),
    'larger than 1 MB',
  ],
])('readConfig refuses %s without reading it', async (_name, create, reason) => {
  const path = configFile('');
  rmSync(path);
  create(path);
  await expect(readConfig(path)).rejects.toMatchObject({
    name: 'UserError',
    message: `cannot read the config file "${path}": ${reason}`,
  });
});
