import { describe, expect, test } from 'vitest';
import type { ColourChoice } from '../../src/host/detect-terminal.js';
import { detected, fakeHost, onTerminal } from '../support/host.js';

type Env = Record<string, string>;

/** The depth on a machine whose terminal, where there is one, can show 24 bits. */
const pipe = async (env: Env, wish?: ColourChoice) => (await detected(fakeHost({ env }), wish)).depth;
const screen = async (env: Env, wish?: ColourChoice) =>
  (await detected(fakeHost({ env, ...onTerminal() }), wish)).depth;

describe('colour: flag > NO_COLOR > FORCE_COLOR, CLICOLOR_FORCE > TERM=dumb > terminal', () => {
  test.each<[string, Promise<number>, number]>([
    ['a pipe has none', pipe({}), 0],
    ['a terminal has what it can show', screen({}), 3],
    ['TERM=dumb has none', screen({ TERM: 'dumb' }), 0],
    ['NO_COLOR wins over the terminal', screen({ NO_COLOR: '1' }), 0],
    ['an empty NO_COLOR does not count', screen({ NO_COLOR: '' }), 3],
    ['NO_COLOR wins over FORCE_COLOR', pipe({ NO_COLOR: '1', FORCE_COLOR: '3' }), 0],
    ['FORCE_COLOR names the depth', pipe({ FORCE_COLOR: '2' }), 2],
    ['FORCE_COLOR=0 is none', screen({ FORCE_COLOR: '0' }), 0],
    ['FORCE_COLOR wins over TERM=dumb', screen({ FORCE_COLOR: '3', TERM: 'dumb' }), 3],
    ['CLICOLOR_FORCE colours a pipe', pipe({ CLICOLOR_FORCE: '1' }), 3],
    ['CLICOLOR_FORCE=0 does not', pipe({ CLICOLOR_FORCE: '0' }), 0],
    ['--color always wins over NO_COLOR', pipe({ NO_COLOR: '1' }, 'always'), 3],
    ['--color never wins over FORCE_COLOR', screen({ FORCE_COLOR: '3' }, 'never'), 0],
  ])('%s', async (_, found, expected) => expect(await found).toBe(expected));

  test('--color always has 16 colours at least', async () => {
    expect(await detected(fakeHost(), 'always', { depth: 0, hyperlinks: false })).toMatchObject({ depth: 1 });
  });
});

test.each<[Env, ColourChoice | undefined, string]>([
  [{ NO_COLOR: '1' }, 'always', '--color'],
  [{ NO_COLOR: '1' }, 'never', '--color'],
  [{ NO_COLOR: '1', FORCE_COLOR: '1' }, 'auto', 'NO_COLOR'],
  [{ FORCE_COLOR: '0', CLICOLOR_FORCE: '1' }, undefined, 'FORCE_COLOR'],
  [{ CLICOLOR_FORCE: '1', TERM: 'dumb' }, undefined, 'CLICOLOR_FORCE'],
  [{ TERM: 'dumb' }, undefined, 'TERM=dumb'],
  [{}, undefined, 'no terminal'],
])('the rule that decided: %j, --color %s: %s', async (env, wish, rule) => {
  expect((await detected(fakeHost({ env }), wish)).colourBy).toBe(rule);
});

describe('UTF-8 is what the locale says', () => {
  test.each<[Env, NodeJS.Platform, boolean]>([
    [{ LANG: 'en_GB.UTF-8' }, 'linux', true],
    [{ LANG: 'C.utf8' }, 'linux', true],
    [{ LANG: 'en_GB.UTF-8', LC_ALL: 'C' }, 'linux', false],
    [{ LC_ALL: '', LC_CTYPE: 'de_DE.ISO-8859-1', LANG: 'de_DE.UTF-8' }, 'linux', false],
    [{}, 'linux', false],
    [{}, 'win32', true],
    [{}, 'darwin', true],
  ])('%o on %s: %s', async (env, platform, expected) => {
    expect((await detected(fakeHost({ env, platform }))).unicode).toBe(expected);
  });
});

test('size is that of the terminal on stdout alone, and so are hyperlinks', async () => {
  expect(await detected(fakeHost(onTerminal(120, 40)))).toMatchObject({
    stdout: true,
    columns: 120,
    rows: 40,
    hyperlinks: true,
  });
  expect(await detected(fakeHost())).toMatchObject({
    stdout: false,
    columns: undefined,
    rows: undefined,
    hyperlinks: false,
  });
});
