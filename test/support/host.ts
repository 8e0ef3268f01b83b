import { type ColourChoice, detectTerminal, type Terminal } from '../../src/host/detect-terminal.js';
import type { Host } from '../../src/host/host.js';
import type { Capability } from '../../src/host/terminal-capabilities.js';

/** A machine for tests: no terminal, an empty environment, Linux; `change` says what is otherwise. */
export function fakeHost(change: Partial<Host> = {}): Host {
  return {
    env: {},
    platform: 'linux',
    stdin: {},
    stdout: {},
    stderr: {},
    ...change,
  };
}

/** A terminal on stdin, stdout and stderr of the size given. */
export function onTerminal(columns = 80, rows = 24): Pick<Host, 'stdin' | 'stdout' | 'stderr'> {
  return { stdin: { isTTY: true }, stdout: { isTTY: true, columns, rows }, stderr: { isTTY: true } };
}

/** What is detected on such a machine, where `can` is what its terminal can show. */
export function detected(
  host: Host,
  wish: ColourChoice = 'auto',
  can: Capability = { depth: 3, hyperlinks: true },
): Promise<Terminal> {
  const isTerminal = (fd: number) => [host.stdin, host.stdout, host.stderr][fd]?.isTTY === true;
  return detectTerminal(host, wish, isTerminal, async () => can);
}
