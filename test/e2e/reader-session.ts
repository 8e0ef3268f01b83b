/** A session: one reader in one terminal with a clean home folder. Created before each test and removed after it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import { LECTERN, Machine } from './program.mjs';
import { Terminal } from './terminal.mjs';

export interface OpenOptions {
  args?: string[];
  columns?: number;
  rows?: number;
  env?: Record<string, string>;
  /** Command to run; default: the program. */
  command?: string[];
}

export const listIsShown = ({ text }: Terminal) =>
  text.includes('Scaling Kubernetes') && text.includes('q quit');
export const articleIsShown = ({ text }: Terminal) => /min left/.test(text);

/**
 * Returns a shell command that runs the reader, saves its process id and prints its exit code. Closes inherited descriptors of
 * other pseudo-terminals, so that those can hang up. The shell then waits for input: when the leader of a session ends, Linux
 * hangs up its terminal and may drop output that was not read yet.
 */
export function inShell(redirection = '', limit = ''): string[] {
  const closeOthers = 'for n in {3..99}; do eval "exec $n>&-"; done';
  const inner = `echo $$ > pid; ${limit} exec "$@" ${redirection}`;
  const script = `${closeOthers}; bash -c '${inner}' bash "$@"; code=$?; stty -a; echo "left with $code"; read -r`;
  return ['bash', '-c', script, 'bash', ...LECTERN];
}

export interface ReaderSession {
  readonly home: string;
  /** The last opened terminal. */
  readonly terminal: Terminal;
  open(options?: OpenOptions): Terminal;
  shows(pattern: RegExp): Promise<Terminal>;
  /** Expects the terminal to be in its state from before the reader. */
  expectRestored(): void;
  /** Process id of a reader that was opened with `inShell`. */
  pid(): number;
  /** Sends a signal to that reader. */
  signal(name: NodeJS.Signals): void;
  /** Expects that reader to end: the exit code, the line mode of the shell, and the main screen. */
  expectLeft(code: number): Promise<void>;
}

/** @param program returns the command; called when a test opens the reader, because it may have to be installed first */
export function createReaderSession(program: () => string[]): ReaderSession {
  let machine: Machine | undefined;
  const terminals: Terminal[] = [];
  beforeEach(() => {
    machine = new Machine();
  });
  afterEach(() => {
    killReader();
    for (const terminal of terminals.splice(0)) terminal.kill('SIGKILL');
    machine?.remove();
  });
  const currentMachine = (): Machine => {
    if (!machine) throw new Error('a session exists only in a test');
    return machine;
  };
  const last = (): Terminal => {
    const terminal = terminals.at(-1);
    if (!terminal) throw new Error('no terminal is open');
    return terminal;
  };
  /** Kills a reader that was opened with `inShell`. When its shell ends, it would save its history in the folder that is removed. */
  const killReader = (): void => {
    try {
      // While the shell writes the file, it is empty; process 0 would be all of the test's own.
      if (session.pid() > 0) session.signal('SIGKILL');
    } catch {
      // It has ended, or was not opened in a shell.
    }
  };
  const session: ReaderSession = {
    get home() {
      return currentMachine().home;
    },
    get terminal() {
      return last();
    },
    open({ args = [], columns = 80, rows = 24, env = {}, command = program() } = {}) {
      const { home } = currentMachine();
      terminals.push(
        new Terminal([...command, ...args], { columns, rows, env: currentMachine().env(env), cwd: home }),
      );
      return last();
    },
    shows: pattern => last().waitFor(({ text }) => pattern.test(text), String(pattern)),
    expectRestored() {
      const { alternate, cursorShown, modes, raw } = last();
      expect(alternate).toBe(false);
      expect(cursorShown).toBe(true);
      expect(modes).toEqual({
        bracketedPasteMode: false,
        mouseTrackingMode: 'none',
        applicationCursorKeysMode: false,
      });
      // This sequence would erase the scrollback of the user.
      expect(raw).not.toContain('\u001b[3J');
    },
    pid: () => Number(readFileSync(path.join(currentMachine().home, 'pid'), 'utf8')),
    signal: name => {
      process.kill(session.pid(), name);
    },
    async expectLeft(code) {
      await session.shows(/left with \d/);
      const { text } = last();
      expect(text).toContain(`left with ${code}`);
      expect(text).toMatch(/(?<!-)\becho\b/);
      expect(text).toMatch(/(?<!-)\bicanon\b/);
      session.expectRestored();
    },
  };
  return session;
}
