import { describe, expect, test } from 'vitest';
import { type ColourChoice, isTerminal } from '../../src/host/detect-terminal.js';
import { detected, fakeHost, onTerminal } from '../support/host.js';

type Env = Record<string, string>;

/** Colour depth in a pipe and on a terminal; the terminal supports 24 bits. */
const pipe = async (env: Env, choice?: ColourChoice) => (await detected(fakeHost({ env }), choice)).depth;
const screen = async (env: Env, choice?: ColourChoice) =>
  (await detected(fakeHost({ env, ...onTerminal() }), choice)).depth;

describe('detectTerminal: depth by flag > NO_COLOR > FORCE_COLOR, CLICOLOR_FORCE > TERM=dumb > terminal', () => {
  test.each<[string, Promise<number>, number]>([
    ['no colour in a pipe', pipe({}), 0],
    ['the depth of the terminal', screen({}), 3],
    ['no colour with TERM=dumb', screen({ TERM: 'dumb' }), 0],
    ['NO_COLOR overrides the terminal', screen({ NO_COLOR: '1' }), 0],
    ['an empty NO_COLOR is ignored', screen({ NO_COLOR: '' }), 3],
    ['NO_COLOR overrides FORCE_COLOR', pipe({ NO_COLOR: '1', FORCE_COLOR: '3' }), 0],
    ['FORCE_COLOR sets the depth', pipe({ FORCE_COLOR: '2' }), 2],
    ['FORCE_COLOR=0 disables colour', screen({ FORCE_COLOR: '0' }), 0],
    ['FORCE_COLOR overrides TERM=dumb', screen({ FORCE_COLOR: '3', TERM: 'dumb' }), 3],
    ['CLICOLOR_FORCE enables colour in a pipe', pipe({ CLICOLOR_FORCE: '1' }), 3],
    ['CLICOLOR_FORCE=0 is ignored', pipe({ CLICOLOR_FORCE: '0' }), 0],
    ['--color always overrides NO_COLOR', pipe({ NO_COLOR: '1' }, 'always'), 3],
    ['--color never overrides FORCE_COLOR', screen({ FORCE_COLOR: '3' }, 'never'), 0],
  ])('%s', async (_, depth, expected) => expect(await depth).toBe(expected));

  test('--color always gives at least 16 colours', async () => {
    expect(await detected(fakeHost(), 'always', { depth: 0, hyperlinks: false })).toMatchObject({ depth: 1 });
  });
});

test('isTerminal asks Node on Windows if the system gives no information about the stream', () => {
  const host = (platform: NodeJS.Platform) => ({ ...fakeHost(), ...onTerminal(), platform });
  // There is no such descriptor.
  expect(isTerminal(9999, { ...host('win32'), stderr: { isTTY: true } })).toBe(true);
  expect(isTerminal(9999, { ...host('win32'), stderr: { isTTY: false } })).toBe(false);
  expect(isTerminal(9999, { ...host('linux'), stderr: { isTTY: true } })).toBe(false);
});

test.each<[Env, ColourChoice | undefined, string]>([
  [{ NO_COLOR: '1' }, 'always', '--color'],
  [{ NO_COLOR: '1' }, 'never', '--color'],
  [{ NO_COLOR: '1', FORCE_COLOR: '1' }, 'auto', 'NO_COLOR'],
  [{ FORCE_COLOR: '0', CLICOLOR_FORCE: '1' }, undefined, 'FORCE_COLOR'],
  [{ CLICOLOR_FORCE: '1', TERM: 'dumb' }, undefined, 'CLICOLOR_FORCE'],
  [{ TERM: 'dumb' }, undefined, 'TERM=dumb'],
  [{}, undefined, 'no terminal'],
])('detectTerminal names the colour rule for %j, --color %s: %s', async (env, choice, rule) => {
  expect((await detected(fakeHost({ env }), choice)).colourRule).toBe(rule);
});

describe('detectTerminal: italics, which GNU screen shows as reverse video', () => {
  test.each<[Env, boolean]>([
    [{ TERM: 'xterm-256color' }, true],
    [{ TERM: 'screen.xterm-256color', STY: '1.pts-0.host' }, false],
    // Over ssh: neither variable is sent.
    [{ TERM: 'screen-256color' }, false],
    [{ TERM: 'screen-256color', TMUX: '/tmp/tmux-0/default,1,0' }, true],
    [{ TERM: 'screen', TMUX: '/tmp/tmux-0/default,1,0', STY: '1.pts-0.host' }, false],
    [{ TERM: 'tmux-256color', TMUX: '/tmp/tmux-0/default,1,0' }, true],
  ])('%o: %s', async (env, expected) => {
    expect((await detected(fakeHost({ env }))).italics).toBe(expected);
  });
});

describe('detectTerminal: unicode by locale', () => {
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

test('detectTerminal gives size and hyperlinks only for a terminal on stdout', async () => {
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
