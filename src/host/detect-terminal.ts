import { fstatSync } from 'node:fs';
import type { Host } from './host.js';
import type { Capability, Depth } from './terminal-capabilities.js';

/** What was found out about the terminal; nothing here was asked of it. */
export interface Terminal {
  stdin: boolean;
  stdout: boolean;
  stderr: boolean;
  /** Columns and rows of the terminal on stdout; absent without one. */
  columns: number | undefined;
  rows: number | undefined;
  depth: Depth;
  /** The rule that decided about colour. */
  colourBy: ColourRule;
  /** Whether OSC 8 is known to work. */
  hyperlinks: boolean;
  /** Whether the locale is UTF-8. */
  unicode: boolean;
  /** `TERM=dumb`: no cursor movement. */
  dumb: boolean;
}

export type ColourChoice = 'auto' | 'always' | 'never';

/** What may decide about colour, the first that applies. */
export type ColourRule =
  | '--color'
  | 'NO_COLOR'
  | 'FORCE_COLOR'
  | 'CLICOLOR_FORCE'
  | 'TERM=dumb'
  | 'terminal'
  | 'no terminal';

/** How much colour is allowed: so much, or what the terminal can show, and at least so much; and the rule that says so. */
type Allowed = { by: ColourRule } & ({ depth: Depth } | { least: 0 | 1 });

/**
 * Whether a descriptor is a terminal. Node's own answer, `isTTY`, loads its networking to give it (5 ms of a start
 * that may take 20), so it is asked only about a character device.
 */
export function isTerminal(fd: number, host: Host): boolean {
  try {
    if (!fstatSync(fd).isCharacterDevice()) return false;
  } catch {
    return false;
  }
  const stream = fd === 0 ? host.stdin : fd === 1 ? host.stdout : host.stderr;
  return stream.isTTY === true;
}

/** The libraries that know terminals are loaded only where one is there, or colour is forced. */
async function load(host: Host): Promise<Capability> {
  const { capabilityOf } = await import('./terminal-capabilities.js');
  return capabilityOf(host);
}

/** Finds out what the terminal is and can show; stdin and stderr when they are first asked about. The last two arguments stand in for the system in tests. */
export async function detectTerminal(
  host: Host,
  wish: ColourChoice = 'auto',
  isOne: (fd: number, host: Host) => boolean = isTerminal,
  ask: (host: Host) => Promise<Capability> = load,
): Promise<Terminal> {
  const stdout = isOne(1, host);
  const dumb = host.env.TERM === 'dumb';
  const allowed = allowedColour(host.env, wish, stdout && !dumb);
  const can = stdout || 'least' in allowed ? await ask(host) : { depth: 0 as Depth, hyperlinks: false };
  return {
    get stdin() {
      return isOne(0, host);
    },
    stdout,
    get stderr() {
      return isOne(2, host);
    },
    columns: stdout ? host.stdout.columns : undefined,
    rows: stdout ? host.stdout.rows : undefined,
    depth: 'depth' in allowed ? allowed.depth : (Math.max(allowed.least, can.depth) as Depth),
    colourBy: allowed.by,
    hyperlinks: stdout && !dumb && can.hyperlinks,
    unicode: isUnicode(host),
    dumb,
  };
}

/** The flag, then `NO_COLOR`, then `FORCE_COLOR` and `CLICOLOR_FORCE`, then whether a terminal that can is there. */
function allowedColour(env: Host['env'], wish: ColourChoice, terminal: boolean): Allowed {
  if (wish === 'never') return { by: '--color', depth: 0 };
  const forced = forcedDepth(env.FORCE_COLOR);
  if (wish === 'always') return { by: '--color', ...(forced ? { depth: forced } : { least: 1 }) };
  if (env.NO_COLOR) return { by: 'NO_COLOR', depth: 0 };
  if (forced !== undefined)
    return { by: 'FORCE_COLOR', ...(forced === 1 ? { least: 1 } : { depth: forced }) };
  if (env.CLICOLOR_FORCE && env.CLICOLOR_FORCE !== '0') return { by: 'CLICOLOR_FORCE', least: 1 };
  if (terminal) return { by: 'terminal', least: 0 };
  return { by: env.TERM === 'dumb' ? 'TERM=dumb' : 'no terminal', depth: 0 };
}

/** `FORCE_COLOR` as the libraries of its family read it; undefined where it is not set. */
function forcedDepth(value: string | undefined): Depth | undefined {
  if (value === undefined) return undefined;
  if (value === 'false' || value === '0') return 0;
  return value === '2' || value === '3' ? (Number(value) as Depth) : 1;
}

/** POSIX: the first of these variables that is set and not empty decides; Windows consoles and macOS are UTF-8. */
function isUnicode({ env, platform }: Host): boolean {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG;
  if (!locale) return platform === 'win32' || platform === 'darwin';
  return /utf-?8/i.test(locale);
}
