import { describe, expect, test } from 'vitest';
import { settle } from '../../src/cli/resolve-settings.js';
import { isUserError } from '../../src/util/user-error.js';
import { detected, fakeHost } from '../support/host.js';

const unicode = { LANG: 'C.UTF-8' };

async function settled(
  options: Parameters<typeof settle>[0],
  env: Record<string, string> = unicode,
  table?: Record<string, unknown>,
) {
  const host = fakeHost({ env });
  const text = table ? Object.keys(table).join(' = \n') : '';
  return settle(
    options,
    host,
    table && { path: '/etc/lectern/config.toml', text, table },
    await detected(host),
  );
}

describe('flag > variable > config > default', () => {
  test('the library', async () => {
    expect((await settled({})).library).toBeUndefined();
    expect((await settled({}, unicode, { library: 'c' })).library).toEqual(['/etc/lectern/c']);
    const home = { ...unicode, HOME: '/home/ann' };
    expect((await settled({}, home, { library: ['~/notes', '/n'] })).library).toEqual([
      '/home/ann/notes',
      '/n',
    ]);
    expect((await settled({}, { ...unicode, LECTERN_LIBRARY: 'v:w' }, { library: 'c' })).library).toEqual([
      'v',
      'w',
    ]);
    expect((await settled({ library: ['f'] }, { LECTERN_LIBRARY: 'v' })).library).toEqual(['f']);
  });

  test('width 0 means no wrapping', async () => {
    expect((await settled({ width: 0 }, unicode, { width: 60 })).width).toBe(Number.POSITIVE_INFINITY);
    expect((await settled({}, unicode, { width: 60 })).width).toBe(60);
  });

  test('ASCII by itself where the locale is not UTF-8, unless the config says otherwise', async () => {
    expect((await settled({}, { LANG: 'C' })).ascii).toBe(true);
    expect((await settled({}, unicode)).ascii).toBe(false);
    expect((await settled({}, { LANG: 'C' }, { ascii: false })).ascii).toBe(false);
  });

  test('accessible by flag, ACCESSIBLE or INK_SCREEN_READER', async () => {
    expect((await settled({})).accessible).toBe(false);
    expect((await settled({ accessible: true })).accessible).toBe(true);
    expect((await settled({}, { ACCESSIBLE: '1' })).accessible).toBe(true);
    expect((await settled({}, { INK_SCREEN_READER: 'true' })).accessible).toBe(true);
    expect((await settled({}, { ACCESSIBLE: '0' })).accessible).toBe(false);
    expect((await settled({}, { ACCESSIBLE: '0' }, { accessible: true })).accessible).toBe(false);
    expect((await settled({}, { ACCESSIBLE: '' }, { accessible: true })).accessible).toBe(true);
    expect((await settled({ accessible: true }, { ACCESSIBLE: '0' })).accessible).toBe(true);
  });
});

describe('a config that is wrong names its line', () => {
  test.each([
    [{ width: 'wide' }, /config\.toml:1: width must be/],
    [{ theme: 'neon' }, /theme must be one of terminal/],
    [{ width: 60, colour: 'red' }, /config\.toml:2: there is no setting colour/],
    [{ constructor: 1 }, /no setting constructor/],
    [{ keys: 1 }, /config\.toml:1: keys must be a table/],
    [{ keys: { quit: 1 } }, /keys\.quit must be a key/],
    [{ keys: { quit: 'q', list: { down: 1 } } }, /keys\.list\.down must be a key/],
  ])('%j', async (table, message) => {
    try {
      await settled({}, unicode, table);
      expect.unreachable();
    } catch (error) {
      expect(isUserError(error) && error.code).toBe(2);
      expect(String(error)).toMatch(message);
    }
  });
});

test('a key that is none names its line', async () => {
  const config = {
    path: 'config.toml',
    text: 'width = 60\n[keys]\nquit = "q"\n"list.down" = 3\n',
    table: { width: 60, keys: { quit: 'q', 'list.down': 3 } },
  };
  const host = fakeHost({ env: unicode });
  const terminal = await detected(host);
  expect(() => settle({}, host, config, terminal)).toThrow(/^config\.toml:4: keys\.list\.down must be a key/);
});

test('keys are by the name of the action, with quotes around it or without', async () => {
  const keys = { 'list.up': 'x', list: { down: ['a', 'b'] }, quit: 'q' };
  const settings = await settled({}, unicode, { keys });
  expect(settings.keys).toEqual({ 'list.up': 'x', 'list.down': ['a', 'b'], quit: 'q' });
});
