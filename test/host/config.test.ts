import { mkdtempSync, writeFileSync } from 'node:fs';
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
