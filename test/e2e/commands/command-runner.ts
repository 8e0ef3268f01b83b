/** Runs the built program as a script does: with pipes, on a machine of its own. */
import { afterAll } from 'vitest';
import { LECTERN, Machine, run } from '../program.mjs';

export interface CommandRunner {
  /** Working directory, which is the home folder too. */
  home: string;
  machine: Machine;
  lectern(args: string[], input?: string, env?: Record<string, string>): ReturnType<typeof run>;
}

/** Creates a runner for the tests of a file, and removes its machine after them. */
export function createCommandRunner(): CommandRunner {
  const machine = new Machine();
  afterAll(() => machine.remove());
  return {
    home: machine.home,
    machine,
    lectern: (args, input = '', env = {}) =>
      run([...LECTERN, ...args], { env: machine.env(env), cwd: machine.home, input }),
  };
}

/** Splits records into their fields. */
export function parseRecords(stdout: string): string[][] {
  return stdout
    .trimEnd()
    .split('\n')
    .map(row => row.split('\t'));
}
