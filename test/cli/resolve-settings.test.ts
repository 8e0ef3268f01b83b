import { describe, expect, test } from 'vitest';
import { resolveSettings } from '../../src/cli/resolve-settings.js';
import { isUserError } from '../../src/util/user-error.js';
import { detected, fakeHost } from '../support/host.js';

const unicode = { LANG: 'C.UTF-8' };

async function resolve(
  options: Parameters<typeof resolveSettings>[0],
  env: Record<string, string> = unicode,
  table?: Record<string, unknown>,
) {
  const host = fakeHost({ env });
  const text = table ? Object.keys(table).join(' = \n') : '';
  return resolveSettings(
    options,
    host,
    table && { path: '/etc/lectern/config.toml', text, table },
    await detected(host),
  );
}

describe('resolveSettings prefers flag > variable > config > default', () => {
  test('for the library', async () => {
    expect((await resolve({})).library).toBeUndefined();
    expect((await resolve({}, unicode, { library: 'c' })).library).toEqual(['/etc/lectern/c']);
    const home = { ...unicode, HOME: '/home/ann' };
    expect((await resolve({}, home, { library: ['~/notes', '/n'] })).library).toEqual([
      '/home/ann/notes',
      '/n',
    ]);
    expect((await resolve({}, { ...unicode, LECTERN_LIBRARY: 'v:w' }, { library: 'c' })).library).toEqual([
      'v',
      'w',
    ]);
    expect((await resolve({ library: ['f'] }, { LECTERN_LIBRARY: 'v' })).library).toEqual(['f']);
  });

  test('for the width, and turns 0 into no wrapping', async () => {
    expect((await resolve({ width: 0 }, unicode, { width: 60 })).width).toBe(Number.POSITIVE_INFINITY);
    expect((await resolve({}, unicode, { width: 60 })).width).toBe(60);
  });

  test('for ASCII, with a default by the locale', async () => {
    expect((await resolve({}, { LANG: 'C' })).ascii).toBe(true);
    expect((await resolve({}, unicode)).ascii).toBe(false);
    expect((await resolve({}, { LANG: 'C' }, { ascii: false })).ascii).toBe(false);
  });

  test('for accessible mode, with two variables', async () => {
    expect((await resolve({})).accessible).toBe(false);
    expect((await resolve({ accessible: true })).accessible).toBe(true);
    expect((await resolve({}, { ACCESSIBLE: '1' })).accessible).toBe(true);
    expect((await resolve({}, { INK_SCREEN_READER: 'true' })).accessible).toBe(true);
    expect((await resolve({}, { ACCESSIBLE: '0' })).accessible).toBe(false);
    expect((await resolve({}, { ACCESSIBLE: '0' }, { accessible: true })).accessible).toBe(false);
    expect((await resolve({}, { ACCESSIBLE: '' }, { accessible: true })).accessible).toBe(true);
    expect((await resolve({ accessible: true }, { ACCESSIBLE: '0' })).accessible).toBe(true);
  });
});

describe('resolveSettings reports the line of an invalid setting', () => {
  test.each([
    [{ width: 'wide' }, /config\.toml:1: invalid value for "width": "wide"$/],
    [{ width: -3 }, /invalid value for "width": -3$/],
    [{ width: '60' }, /invalid value for "width": "60"$/],
    [{ width: { toString: 1 } }, /invalid value for "width"$/],
    [{ theme: 'neon\u001b[2J' }, /invalid value for "theme": "neon[^\u001b]*"$/],
    [{ width: 60, colour: 'red' }, /config\.toml:2: unknown setting "colour"/],
    [{ constructor: 1 }, /unknown setting "constructor"/],
    [{ keys: 1 }, /config\.toml:1: invalid value for "keys"/],
    [{ keys: { quit: 1 } }, /invalid value for "keys\.quit": 1$/],
    [{ keys: { quit: 'q', list: { down: 1 } } }, /invalid value for "keys\.list\.down"/],
  ])('%j', async (table, message) => {
    try {
      await resolve({}, unicode, table);
      expect.unreachable();
    } catch (error) {
      expect(isUserError(error) && error.code).toBe(2);
      expect(String(error)).toMatch(message);
    }
  });
});

test('the hint for a width has the range of the option', async () => {
  for (const width of [-3, 1.5, 'wide', '60'])
    await expect(resolve({}, unicode, { width })).rejects.toMatchObject({
      hint: 'expected a whole number from 0 to 999999999',
    });
});

test('resolveSettings reports the line of an invalid key in a table', async () => {
  const config = {
    path: 'config.toml',
    text: 'width = 60\n[keys]\nquit = "q"\n"list.down" = 3\n',
    table: { width: 60, keys: { quit: 'q', 'list.down': 3 } },
  };
  const host = fakeHost({ env: unicode });
  const terminal = await detected(host);
  expect(() => resolveSettings({}, host, config, terminal)).toThrow(
    /^config\.toml:4: invalid value for "keys\.list\.down"/,
  );
});

test('resolveSettings accepts action names with and without quotes', async () => {
  const keys = { 'list.up': 'x', list: { down: ['a', 'b'] }, quit: 'q' };
  const settings = await resolve({}, unicode, { keys });
  expect(settings.keys).toEqual({ 'list.up': 'x', 'list.down': ['a', 'b'], quit: 'q' });
});
