import { type ColourChoice, detectTerminal, type Terminal } from '../../src/host/detect-terminal.js';
import type { Host } from '../../src/host/host.js';
import type { TerminalCapabilities } from '../../src/host/terminal-capabilities.js';

/** A machine for tests: no terminal, an empty environment, Linux, with the changes in `change`. */
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

/** A terminal of this size on stdin, stdout and stderr. */
export function onTerminal(columns = 80, rows = 24): Pick<Host, 'stdin' | 'stdout' | 'stderr'> {
  return { stdin: { isTTY: true }, stdout: { isTTY: true, columns, rows }, stderr: { isTTY: true } };
}

/** The terminal detected on `host`, if its terminal has these `capabilities`. */
export function detected(
  host: Host,
  choice: ColourChoice = 'auto',
  capabilities: TerminalCapabilities = { depth: 3, hyperlinks: true },
): Promise<Terminal> {
  const isTerminal = (fd: number) => [host.stdin, host.stdout, host.stderr][fd]?.isTTY === true;
  return detectTerminal(host, choice, isTerminal, async () => capabilities);
}
