/** The terminal taken and given back, with a process and streams that only note what is done to them. */
import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createCanvas } from '../../../src/tui/terminal/frame-writer.js';
import { watchSignals } from '../../../src/tui/terminal/signals.js';
import { createStage } from '../../../src/tui/terminal/terminal-ownership.js';
import type { ReaderTerminal } from '../../../src/tui/terminal/terminal-session.js';

function scene() {
  const done: string[] = [];
  const process = Object.assign(new EventEmitter(), {
    pid: 42,
    platform: 'linux',
    kill: (pid: number, signal: string) => void done.push(`kill ${pid} ${signal}`),
  }) as unknown as NodeJS.Process;
  const terminal = {
    enter: () => void done.push('enter'),
    leave: () => void done.push('leave'),
  } as unknown as ReaderTerminal;
  const canvas = createCanvas(() => undefined, { columns: 80, rows: 24 });
  const stage = createStage(
    process,
    { terminal, canvas },
    {
      leaving: () => void done.push('write the journal'),
      returned: () => void done.push('draw'),
    },
  );
  const ended: (number | unknown)[] = [];
  const unwatch = watchSignals(process, stage, {
    end: code => void ended.push(code),
    fail: error => void ended.push(error),
    exit: terminal.leave,
  });
  return { process, canvas, stage, done, ended, unwatch };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('suspending', () => {
  test('gives the terminal back before it stops the job, and takes it again on SIGCONT', () => {
    const { process, canvas, stage, done } = scene();
    stage.suspend();
    expect(done).toEqual(['write the journal', 'leave', 'kill 0 SIGTSTP']);
    expect(canvas.closed).toBe(true);
    done.length = 0;
    process.emit('SIGCONT', 'SIGCONT');
    expect(done).toEqual(['leave', 'enter', 'draw']);
    expect(canvas.closed).toBe(false);
    vi.runAllTimers();
    expect(done).toHaveLength(3);
  });

  test('takes it again where nothing was stopped', () => {
    const { stage, done } = scene();
    stage.suspend();
    done.length = 0;
    vi.runAllTimers();
    expect(done).toEqual(['leave', 'enter', 'draw']);
  });

  test('is what SIGTSTP from outside does too, and the listener is there the next time', () => {
    const { process, done } = scene();
    process.emit('SIGTSTP', 'SIGTSTP');
    process.emit('SIGCONT', 'SIGCONT');
    process.emit('SIGTSTP', 'SIGTSTP');
    expect(done.filter(what => what.startsWith('kill'))).toHaveLength(2);
  });

  test('the modes are set again after a stop that nobody announced', () => {
    const { process, done } = scene();
    process.emit('SIGCONT', 'SIGCONT');
    expect(done).toEqual(['leave', 'enter', 'draw']);
  });
});

describe('another program', () => {
  test('has the terminal until it is done, however it ends', async () => {
    const { stage, done, canvas } = scene();
    await stage.lend(async () => {
      expect(canvas.closed).toBe(true);
      expect(stage.lent).toBe(true);
    });
    expect(done).toEqual(['write the journal', 'leave', 'leave', 'enter', 'draw']);
    await expect(stage.lend(() => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
    expect(stage.lent).toBe(false);
    expect(canvas.closed).toBe(false);
  });

  test('is not drawn over when it is stopped and goes on, and its Ctrl+C is its own', async () => {
    const { process, stage, done, ended } = scene();
    await stage.lend(async () => {
      done.length = 0;
      process.emit('SIGTSTP', 'SIGTSTP');
      process.emit('SIGCONT', 'SIGCONT');
      process.emit('SIGINT', 'SIGINT');
      vi.runAllTimers();
      expect(done).toEqual(['kill 0 SIGTSTP']);
      expect(ended).toEqual([]);
    });
  });
});

describe('signals', () => {
  test.each([
    ['SIGHUP', 129],
    ['SIGINT', 130],
    ['SIGQUIT', 131],
    ['SIGTERM', 143],
  ] as const)('%s ends the reader with %i', (signal, code) => {
    const { process, ended } = scene();
    process.emit(signal, signal);
    expect(ended).toEqual([code]);
  });

  test('an exception ends it, and is handed on', () => {
    const { process, ended } = scene();
    const error = new Error('a bug');
    process.emit('uncaughtException', error);
    expect(ended).toEqual([error]);
  });

  test('nobody listens any more when it has ended', () => {
    const { process, unwatch } = scene();
    unwatch();
    expect(process.eventNames()).toEqual([]);
  });
});
