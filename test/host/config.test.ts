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

test('a file that is not there is no config', async () => {
  expect(await readConfig(join(tmpdir(), 'no', 'such', 'config.toml'))).toBeUndefined();
});

test('reads TOML, and knows the line of a key', async () => {
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
])('%s is set on line %i: not where another begins so, or is called so in another table', (key, line) => {
  const text = `theme = "dark"

[keys]
theme = "x"
"help.down" = "z"
help = "h"
'list.down' = "d"
[keys.list]
up = "u"
`;
  expect(lineOfKey({ text }, key)).toBe(line);
});

test('what is set within a table of one row is on that row', () => {
  expect(lineOfKey({ text: 'width = 60\nkeys = { "list.down" = "d" }\n' }, 'keys.list.down')).toBe(2);
});

test('what is not TOML is an error that names file and line', async () => {
  const path = configFile('width = 72\nthis is not\n');
  await expect(readConfig(path)).rejects.toThrow(`${path}:2: `);
});
