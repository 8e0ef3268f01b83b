import { expect, test } from 'vitest';
import { pathsOf } from '../../src/host/paths.js';

test('pathsOf uses XDG variables that are set', () => {
  const env = { XDG_CONFIG_HOME: '/c', XDG_STATE_HOME: '/s', XDG_CACHE_HOME: '/k' };
  expect(pathsOf('ann-notes', { env, platform: 'linux' })).toEqual({
    config: '/c/ann-notes/config.toml',
    state: '/s/ann-notes',
    cache: '/k/ann-notes',
  });
});

test('pathsOf ignores a relative XDG path, as the specification requires', () => {
  const { cache } = pathsOf('lectern', { env: { XDG_CACHE_HOME: 'here' }, platform: 'linux' });
  expect(cache).toMatch(/^\/.*\/lectern$/);
});
