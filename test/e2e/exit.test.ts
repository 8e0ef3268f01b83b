/** All ways in which the reader ends, in a real terminal: the exit code, and the restored terminal. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { LECTERN, requireOption } from './program.mjs';
import { createReaderSession, inShell, listIsShown } from './reader-session.js';
import type { Terminal } from './terminal.mjs';

const here = createReaderSession(() => LECTERN);

/** Makes the reader throw when it gets a signal. */
const BUG = "process.on('SIGURG', () => { throw new Error('a bug'); });";

/** Sends a second SIGTERM when the reader stops listening to it. */
const SECOND_SIGNAL = `
  const { off } = process;
  process.off = (event, listener) => {
    off.call(process, event, listener);
    if (event === 'SIGTERM') process.kill(process.pid, 'SIGTERM');
    return process;
  };`;

const { expectLeft, signal } = here;

describe.skipIf(process.platform === 'win32')('the reader restores the terminal after', () => {
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
    ['SIGABRT', 134],
    ['SIGUSR1', 128 + constants.signals.SIGUSR1],
    ['SIGUSR2', 128 + constants.signals.SIGUSR2],
    ['SIGALRM', 142],
    ['SIGXCPU', 152],
    ['SIGSYS', 128 + constants.signals.SIGSYS],
  ] as const)('%s', async (name, code) => {
    await here.open({ command: inShell(), ...size }).waitFor(listIsShown);
    signal(name);
    await expectLeft(code);
    // SIGUSR1 starts the inspector of a Node program that does not listen to it.
    expect(here.terminal.raw).not.toContain('Debugger listening');
  });

  test('an exception, which it prints', async () => {
    const bug = path.join(here.home, 'bug.cjs');
    writeFileSync(bug, BUG);
    const env = { NODE_OPTIONS: requireOption(bug) };
    await here.open({ command: inShell(), ...size, env }).waitFor(listIsShown);
    signal('SIGURG');
    await expectLeft(1);
    expect(here.terminal.raw).toContain('a bug');
  });

  test('SIGTERM, if a second one comes when the first is no longer listened to', async () => {
    const again = path.join(here.home, 'again.cjs');
    writeFileSync(again, SECOND_SIGNAL);
    const env = { NODE_OPTIONS: requireOption(again) };
    await here.open({ command: inShell(), ...size, env }).waitFor(listIsShown);
    signal('SIGTERM');
    await expectLeft(143);
  });

  test('q if the history cannot be written, which it reports', async () => {
    const terminal = here.open({ command: inShell('', 'ulimit -f 0;'), args: ['kubernetes'], ...size });
    await here.shows(/Reading positions will not be saved/);
    terminal.keys(' ');
    await here.shows(/[1-9]\d?%/);
    terminal.keys('qq');
    await expectLeft(0);
    expect(terminal.text).toContain('reading positions will not be saved: the file is too large');
  });

  test('its input is closed', async () => {
    const other = here.open({ command: ['sleep', '60'] });
    await here.open({ command: inShell(`< ${other.device}`), ...size }).waitFor(listIsShown);
    other.hangUp();
    await expectLeft(129);
  });

  test('its output is closed', async () => {
    const output = here.open({ command: ['sleep', '60'] });
    const terminal = here.open({ command: inShell(`> ${output.device}`), ...size });
    await output.waitFor(listIsShown);
    output.hangUp();
    // The reader notices it at the next write.
    terminal.keys('j');
    await expectLeft(129);
    expect(terminal.raw).not.toContain('Abort');
  });

  test('the shell that runs it is killed: the reader ends', async () => {
    const terminal = await here.open({ command: inShell(), ...size }).waitFor(listIsShown);
    const reader = here.pid();
    process.kill(terminal.pid, 'SIGKILL');
    await terminal.exit();
    await expect.poll(() => isRunning(reader)).toBe(false);
  });
});

describe.skipIf(process.platform === 'win32')('a hang-up ends by SIGHUP, without a core dump', () => {
  /** Runs the reader in a process group of a parent that outlives the terminal, and writes how the reader ended to `ended`. */
  const PARENT = `
    const { spawn } = require('node:child_process');
    process.on('SIGHUP', () => {});
    const child = spawn(process.argv[1], process.argv.slice(2), { stdio: 'inherit' });
    child.on('exit', (code, signal) => require('node:fs').writeFileSync('ended', String(signal ?? code)));
  `;
  const ended = () => {
    const file = path.join(here.home, 'ended');
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  };

  test.each([
    ['the screen', [], listIsShown],
    ['accessible mode', ['--accessible'], ({ text }: Terminal) => text.includes('q to quit:')],
  ])('%s', async (_, args, isReady) => {
    const command = [process.execPath, '-e', PARENT, ...LECTERN];
    const terminal = await here.open({ command, args, columns: 100, rows: 30 }).waitFor(isReady);
    terminal.hangUp();
    await expect.poll(ended).toBe('SIGHUP');
  });
});

/** A zombie process does not count as running. */
function isRunning(id: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(id)], { encoding: 'utf8' });
  return !/^Z|^$/.test(stdout.trim());
}
