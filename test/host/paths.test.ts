import { describe, expect, test } from 'vitest';
import { pathsOf } from '../../src/host/paths.js';

describe('pathsOf', () => {
  test('uses XDG variables that are set, on every platform', () => {
    const env = { XDG_CONFIG_HOME: '/c', XDG_STATE_HOME: '/s', XDG_CACHE_HOME: '/k', HOME: '/home/ann' };
    for (const platform of ['linux', 'darwin'] as const)
      expect(pathsOf('ann-notes', { env, platform })).toEqual({
        config: '/c/ann-notes/config.toml',
        state: '/s/ann-notes',
        cache: '/k/ann-notes',
      });
  });

  test('uses XDG variables with the letter of a drive on Windows', () => {
    const env = {
      XDG_CONFIG_HOME: 'C:\\c',
      XDG_CACHE_HOME: 'd:/k',
      XDG_STATE_HOME: '/s',
      LOCALAPPDATA: 'D:\\L',
    };
    expect(pathsOf('notes', { env, platform: 'win32' })).toEqual({
      config: 'C:\\c/notes/config.toml',
      state: 'D:\\L\\notes\\Data',
      cache: 'd:/k/notes',
    });
  });

  test('ignores a relative XDG path, as the specification requires', () => {
    const env = { HOME: '/home/ann', XDG_CACHE_HOME: 'here' };
    expect(pathsOf('lectern', { env, platform: 'linux' }).cache).toBe('/home/ann/.cache/lectern');
  });

  test('uses hidden folders of the home folder on Linux', () =>
    expect(pathsOf('notes', { env: { HOME: '/home/ann' }, platform: 'linux' })).toEqual({
      config: '/home/ann/.config/notes/config.toml',
      state: '/home/ann/.local/state/notes',
      cache: '/home/ann/.cache/notes',
    }));

  test('uses the Library folder on macOS', () =>
    expect(pathsOf('notes', { env: { HOME: '/Users/ann' }, platform: 'darwin' })).toEqual({
      config: '/Users/ann/Library/Preferences/notes/config.toml',
      state: '/Users/ann/Library/Application Support/notes',
      cache: '/Users/ann/Library/Caches/notes',
    }));

  test.each([
    ['the variables of application data', { APPDATA: 'D:\\R', LOCALAPPDATA: 'D:\\L' }, 'D:\\R', 'D:\\L'],
    ['the profile without them', {}, 'C:\\ann\\AppData\\Roaming', 'C:\\ann\\AppData\\Local'],
  ])('uses %s on Windows', (_, variables, roaming, local) => {
    const env = { USERPROFILE: 'C:\\ann', HOME: '/home/ann', ...variables };
    expect(pathsOf('notes', { env, platform: 'win32' })).toEqual({
      config: `${roaming}\\notes\\Config/config.toml`,
      state: `${local}\\notes\\Data`,
      cache: `${local}\\notes\\Cache`,
    });
  });
});
