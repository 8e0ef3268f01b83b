/** A sitting: one reader at one terminal, on a machine of its own. Each test has one, and nothing is left of it. */
import { afterEach, beforeEach, expect } from 'vitest';
import { Machine } from './program.mjs';
import { Terminal } from './terminal.mjs';

export interface Opening {
  args?: string[];
  columns?: number;
  rows?: number;
  env?: Record<string, string>;
  /** What is run; default: the program. */
  command?: string[];
}

export const listIsShown = ({ text }: Terminal) =>
  text.includes('Scaling Kubernetes') && text.includes('q quit');
export const articleIsShown = ({ text }: Terminal) => /min left/.test(text);

export interface Sitting {
  readonly home: string;
  /** The terminal opened last. */
  readonly terminal: Terminal;
  open(opening?: Opening): Terminal;
  shows(pattern: RegExp): Promise<Terminal>;
  /** The terminal is as it was before the reader came. */
  expectRestored(): void;
}

/** @param program as a command; asked for when a test opens it, since it may have to be installed first */
export function sitting(program: () => string[]): Sitting {
  let machine: Machine | undefined;
  const terminals: Terminal[] = [];
  beforeEach(() => {
    machine = new Machine();
  });
  afterEach(() => {
    for (const terminal of terminals.splice(0)) terminal.kill('SIGKILL');
    machine?.remove();
  });
  const there = (): Machine => {
    if (!machine) throw new Error('a sitting begins with a test');
    return machine;
  };
  const last = (): Terminal => {
    const terminal = terminals.at(-1);
    if (!terminal) throw new Error('no terminal is open');
    return terminal;
  };
  return {
    get home() {
      return there().home;
    },
    get terminal() {
      return last();
    },
    open({ args = [], columns = 80, rows = 24, env = {}, command = program() } = {}) {
      const { home } = there();
      terminals.push(
        new Terminal([...command, ...args], { columns, rows, env: there().env(env), cwd: home }),
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
      // Wipes the scrollback: never ours to wipe.
      expect(raw).not.toContain('\u001b[3J');
    },
  };
}
