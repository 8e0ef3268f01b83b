/** Ownership changes of the terminal, with a fake process and terminal that record the calls. */
import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createFrameWriter } from '../../../src/tui/terminal/frame-writer.js';
import { watchSignals } from '../../../src/tui/terminal/signals.js';
import { createTerminalOwnership } from '../../../src/tui/terminal/terminal-ownership.js';
import type { TerminalSession } from '../../../src/tui/terminal/terminal-session.js';

function setUp() {
  const calls: string[] = [];
  const process = Object.assign(new EventEmitter(), {
    pid: 42,
    platform: 'linux',
    kill: (pid: number, signal: string) => void calls.push(`kill ${pid} ${signal}`),
  }) as unknown as NodeJS.Process;
  const terminal = {
    enter: () => void calls.push('enter'),
    leave: () => void calls.push('leave'),
  } as unknown as TerminalSession;
  const frameWriter = createFrameWriter(() => undefined, { columns: 80, rows: 24 });
  const ownership = createTerminalOwnership(process, { terminal, frameWriter });
  ownership.listen({
    beforeRelease: () => void calls.push('save'),
    afterRegain: () => void calls.push('draw'),
  });
  const ended: (number | unknown)[] = [];
  const unwatch = watchSignals(process, ownership, {
    end: code => void ended.push(code),
    fail: error => void ended.push(error),
    exit: terminal.leave,
  });
  return { process, frameWriter, ownership, calls, ended, unwatch };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('suspend', () => {
  test('releases the terminal before it stops the job, and takes it back on SIGCONT', () => {
    const { process, frameWriter, ownership, calls } = setUp();
    ownership.suspend();
    expect(calls).toEqual(['save', 'leave', 'kill 0 SIGTSTP']);
    expect(frameWriter.closed).toBe(true);
    calls.length = 0;
    process.emit('SIGCONT', 'SIGCONT');
    expect(calls).toEqual(['leave', 'enter', 'draw']);
    expect(frameWriter.closed).toBe(false);
    vi.runAllTimers();
    expect(calls).toHaveLength(3);
  });

  test('takes the terminal back if the process was not stopped', () => {
    const { ownership, calls } = setUp();
    ownership.suspend();
    calls.length = 0;
    vi.runAllTimers();
    expect(calls).toEqual(['leave', 'enter', 'draw']);
  });

  test('suspends on SIGTSTP from outside, more than once', () => {
    const { process, calls } = setUp();
    process.emit('SIGTSTP', 'SIGTSTP');
    process.emit('SIGCONT', 'SIGCONT');
    process.emit('SIGTSTP', 'SIGTSTP');
    expect(calls.filter(what => what.startsWith('kill'))).toHaveLength(2);
  });

  test('sets the modes again after a SIGCONT without a SIGTSTP', () => {
    const { process, calls } = setUp();
    process.emit('SIGCONT', 'SIGCONT');
    expect(calls).toEqual(['leave', 'enter', 'draw']);
  });
});

describe('lend', () => {
  test('has the terminal until it is calls, however it ends', async () => {
    const { ownership, calls, frameWriter } = setUp();
    await ownership.lend(async () => {
      expect(frameWriter.closed).toBe(true);
      expect(ownership.isLent).toBe(true);
    });
    expect(calls).toEqual(['save', 'leave', 'leave', 'enter', 'draw']);
    await expect(ownership.lend(() => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
    expect(ownership.isLent).toBe(false);
    expect(frameWriter.closed).toBe(false);
  });

  test('does not take the terminal back after the reader has ended', async () => {
    const { ownership, calls } = setUp();
    await ownership.lend(async () => {
      ownership.close();
      calls.length = 0;
    });
    expect(calls).toEqual([]);
  });

  test('ignores SIGCONT and SIGINT meant for the borrowing program', async () => {
    const { process, ownership, calls, ended } = setUp();
    await ownership.lend(async () => {
      calls.length = 0;
      process.emit('SIGTSTP', 'SIGTSTP');
      process.emit('SIGCONT', 'SIGCONT');
      process.emit('SIGINT', 'SIGINT');
      vi.runAllTimers();
      expect(calls).toEqual(['kill 0 SIGTSTP']);
      expect(ended).toEqual([]);
    });
  });
});

describe('watchSignals', () => {
  test.each([
    ['SIGHUP', 129],
    ['SIGINT', 130],
    ['SIGQUIT', 131],
    ['SIGTERM', 143],
  ] as const)('%s ends the reader with %i', (signal, code) => {
    const { process, ended } = setUp();
    process.emit(signal, signal);
    expect(ended).toEqual([code]);
  });

  test('fails with an uncaught exception', () => {
    const { process, ended } = setUp();
    const error = new Error('a bug');
    process.emit('uncaughtException', error);
    expect(ended).toEqual([error]);
  });

  test('removes all listeners when unwatched', () => {
    const { process, unwatch } = setUp();
    unwatch();
    expect(process.eventNames()).toEqual([]);
  });
});
