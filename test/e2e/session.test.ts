/** The reader in a real terminal: it opens, answers, and leaves the terminal as it was, however it ends. */
import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LECTERN, Machine } from './program.mjs';
import { Terminal } from './terminal.mjs';

let machine: Machine;
let terminal: Terminal;

beforeEach(() => {
  machine = new Machine();
});
afterEach(() => {
  terminal.kill('SIGKILL');
  machine.remove();
});

interface Opening {
  args?: string[];
  columns?: number;
  rows?: number;
  env?: Record<string, string>;
}

function open({ args = [], columns = 80, rows = 24, env = {} }: Opening = {}): Terminal {
  terminal = new Terminal([...LECTERN, ...args], { columns, rows, env: machine.env(env), cwd: machine.home });
  return terminal;
}

const listIsShown = ({ text }: Terminal) => text.includes('Scaling Kubernetes') && text.includes('q quit');
const articleIsShown = ({ text }: Terminal) => /min left/.test(text);

function expectRestored(): void {
  expect(terminal.alternate).toBe(false);
  expect(terminal.cursorShown).toBe(true);
  expect(terminal.modes).toEqual({
    bracketedPasteMode: false,
    mouseTrackingMode: 'none',
    applicationCursorKeysMode: false,
  });
  // Wipes the scrollback: never ours to wipe.
  expect(terminal.raw).not.toContain('\u001b[3J');
}

test('shows the list on the alternate screen, and q leaves it', async () => {
  await open().waitFor(listIsShown);
  expect(terminal.alternate).toBe(true);
  terminal.keys('q');
  expect(await terminal.exit()).toEqual({ code: 0, signal: 0 });
  expectRestored();
});

test('opens an article, goes back, and remembers the place', async () => {
  await open({ args: ['kubernetes'] }).waitFor(articleIsShown);
  terminal.keys('  ');
  await terminal.waitFor(({ text }) => /[1-9]\d? %/.test(text));
  terminal.keys('q');
  await terminal.waitFor(listIsShown);
  terminal.keys('q');
  expect(await terminal.exit()).toMatchObject({ code: 0 });
  await open({ args: ['kubernetes'] }).waitFor(
    ({ text }) => articleIsShown(terminal) && /[1-9]\d? %/.test(text),
  );
});

test('held keys that come in one piece all count', async () => {
  await open({ args: ['kubernetes'] }).waitFor(articleIsShown);
  const [top] = terminal.rows.filter(row => row !== '');
  terminal.keys('jjjjj');
  await terminal.waitFor(({ text }) => !text.includes(top ?? ''));
  terminal.keys('kkkkk');
  await terminal.waitFor(({ text }) => text.includes(top ?? ''));
});

test('follows the size of the window', async () => {
  await open().waitFor(listIsShown);
  for (const [columns, rows] of [
    [120, 40],
    [50, 12],
    [80, 24],
  ] as const) {
    terminal.resize(columns, rows);
    await terminal.waitFor(
      ({ rows: shown }) => shown[0]?.includes('lectern') === true && shown.includes('─'.repeat(columns)),
      `a list set for ${columns}×${rows}`,
    );
  }
});

test.each([
  ['CI', { CI: '1' }],
  ['no colour', { NO_COLOR: '1' }],
  ['another locale', { LANG: 'C', LC_ALL: 'C' }],
])('draws with %s', async (_, env) => {
  await open({ env }).waitFor(listIsShown);
  terminal.keys('q');
  expect(await terminal.exit()).toMatchObject({ code: 0 });
});

test.each([
  [1, 1],
  [5, 2],
  [20, 5],
  [250, 70],
])('opens at %i×%i, and q leaves', async (columns, rows) => {
  await open({ columns, rows }).waitFor(
    ({ alternate, text }) => alternate && (columns === 1 || text.trim() !== ''),
  );
  terminal.keys('q');
  expect(await terminal.exit()).toMatchObject({ code: 0 });
  expectRestored();
});

describe('restores the terminal after', () => {
  test('Ctrl+C, and says so with 130', async () => {
    await open().waitFor(listIsShown);
    terminal.keys('\u0003');
    expect(await terminal.exit()).toMatchObject({ code: 130 });
    expectRestored();
  });

  test.skipIf(process.platform === 'win32').each([
    ['SIGTERM', 15],
    ['SIGHUP', 1],
  ])('%s', async (signal, number) => {
    await open().waitFor(listIsShown);
    terminal.kill(signal);
    const { code, signal: by } = await terminal.exit();
    expect(by === number || code === 128 + number).toBe(true);
    expectRestored();
  });

  test.skipIf(process.platform === 'win32')('q: the shell has its line back', async () => {
    const script = '"$@"; stty -a; echo "left with $?"';
    terminal = new Terminal(['sh', '-c', script, 'sh', ...LECTERN], {
      env: machine.env(),
      columns: 100,
      rows: 30,
    });
    await terminal.waitFor(listIsShown);
    terminal.keys('q');
    await terminal.exit();
    expect(terminal.text).toMatch(/(?<!-)\becho\b/);
    expect(terminal.text).toMatch(/(?<!-)\bicanon\b/);
  });
});

test('writes to its state folder alone', async () => {
  await open({ args: ['kubernetes'] }).waitFor(articleIsShown);
  terminal.keys(' \u0003');
  await terminal.exit();
  expect(readdirSync(machine.home)).toEqual(['state']);
});
