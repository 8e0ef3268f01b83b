/** Every way in which the reader ends, in a real terminal: it says by its exit code how, and leaves the terminal as it was. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { LECTERN } from './program.mjs';
import { listIsShown, sitting } from './reader-session.js';

const here = sitting(() => LECTERN);

/** Throws in the middle of the reader when it gets a signal. */
const BUG = "process.on('SIGURG', () => { throw new Error('a bug'); });";

/**
 * A shell that runs the reader, writes down its process id, and says how it was left. What is started in one pseudo-terminal has
 * those opened before it open too: closed here, so that one can be gone.
 */
function inShell(redirection = '', limit = ''): string[] {
  const alone = 'for n in {3..99}; do eval "exec $n>&-"; done';
  const inner = `echo $$ > pid; ${limit} exec "$@" ${redirection}`;
  const script = `${alone}; bash -c '${inner}' bash "$@"; code=$?; stty -a; echo "left with $code"`;
  return ['bash', '-c', script, 'bash', ...LECTERN];
}

const pid = () => Number(readFileSync(path.join(here.home, 'pid'), 'utf8'));
const signal = (name: NodeJS.Signals) => process.kill(pid(), name);

/** The shell has its line back, and its screen. */
async function expectLeft(code: number): Promise<void> {
  const { terminal } = here;
  await here.shows(/left with \d/);
  expect(terminal.text).toContain(`left with ${code}`);
  expect(terminal.text).toMatch(/(?<!-)\becho\b/);
  expect(terminal.text).toMatch(/(?<!-)\bicanon\b/);
  here.expectRestored();
}

describe.skipIf(process.platform === 'win32')('leaves the terminal as it was after', () => {
  const size = { columns: 100, rows: 30 };

  test.each([
    ['q', 'q', 0],
    ['Ctrl+C', '\u0003', 130],
    ['q in an article, and q', '\rqq', 0],
    ['Ctrl+C with the mouse on, in a search', 'M/retry\u0003', 130],
  ])('%s', async (_, keys, code) => {
    (await here.open({ command: inShell(), ...size }).waitFor(listIsShown)).keys(keys);
    await expectLeft(code);
  });

  test.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
    ['SIGQUIT', 131],
    ['SIGUSR2', 128 + constants.signals.SIGUSR2],
    ['SIGALRM', 142],
    ['SIGXCPU', 152],
  ] as const)('%s', async (name, code) => {
    await here.open({ command: inShell(), ...size }).waitFor(listIsShown);
    signal(name);
    await expectLeft(code);
  });

  test('an exception, and shows it', async () => {
    const bug = path.join(here.home, 'bug.cjs');
    writeFileSync(bug, BUG);
    const env = { NODE_OPTIONS: `--require ${bug}` };
    await here.open({ command: inShell(), ...size, env }).waitFor(listIsShown);
    signal('SIGURG');
    await expectLeft(1);
    expect(here.terminal.raw).toContain('a bug');
  });

  test('q, where no file may grow: that is said, and ends nothing', async () => {
    const terminal = here.open({ command: inShell('', 'ulimit -f 0;'), args: ['kubernetes'], ...size });
    await here.shows(/Places are kept for this session alone/);
    terminal.keys(' ');
    await here.shows(/[1-9]\d? %/);
    terminal.keys('qq');
    await expectLeft(0);
    expect(terminal.text).toContain('files may grow no larger here');
  });

  test('its input was closed', async () => {
    const other = here.open({ command: ['sleep', '60'] });
    await here.open({ command: inShell(`< ${other.device}`), ...size }).waitFor(listIsShown);
    other.hangUp();
    await expectLeft(129);
  });

  test('its output is gone', async () => {
    const output = here.open({ command: ['sleep', '60'] });
    const terminal = here.open({ command: inShell(`> ${output.device}`), ...size });
    await output.waitFor(listIsShown);
    output.hangUp();
    // Nobody is told of it before something is written.
    terminal.keys('j');
    await expectLeft(129);
    expect(terminal.raw).not.toContain('Abort');
  });

  test('the shell that it ran in was killed: nothing of it stays', async () => {
    const terminal = await here.open({ command: inShell(), ...size }).waitFor(listIsShown);
    const reader = pid();
    process.kill(terminal.pid, 'SIGKILL');
    await terminal.exit();
    await expect.poll(() => isRunning(reader)).toBe(false);
  });
});

/** What has ended and was waited for by nobody does not run. */
function isRunning(id: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(id)], { encoding: 'utf8' });
  return !/^Z|^$/.test(stdout.trim());
}
