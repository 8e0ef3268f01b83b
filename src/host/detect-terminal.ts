import { fstatSync } from 'node:fs';
import type { ColourDepth } from '../util/colour-depth.js';
import type { Host } from './host.js';
import type { TerminalCapabilities } from './terminal-capabilities.js';

/** The terminal, as detected from environment and streams. No query is sent to it. */
export interface Terminal {
  /** True if stdin is a terminal. */
  stdin: boolean;
  stdout: boolean;
  stderr: boolean;
  /** Size of the terminal on stdout; undefined if stdout is no terminal. */
  columns: number | undefined;
  rows: number | undefined;
  depth: ColourDepth;
  /** The rule that decided about colour. */
  colourRule: ColourRule;
  /** True if OSC 8 is known to work. */
  hyperlinks: boolean;
  /** False in GNU screen, which shows italics as reverse video. */
  italics: boolean;
  /** True if the locale is UTF-8. */
  unicode: boolean;
  /** True for `TERM=dumb`: no cursor movement. */
  dumb: boolean;
}

export type ColourChoice = 'auto' | 'always' | 'never';

/** Rules about colour, highest precedence first. */
export type ColourRule =
  | '--color'
  | 'NO_COLOR'
  | 'FORCE_COLOR'
  | 'CLICOLOR_FORCE'
  | 'TERM=dumb'
  | 'terminal'
  | 'no terminal';

/** A rule and its colour depth: a fixed one, or the terminal's with at least `minDepth`. */
type ColourDecision = { rule: ColourRule } & ({ depth: ColourDepth } | { minDepth: 0 | 1 });

/**
 * True if a file descriptor is a terminal. Reads Node's `isTTY` only for a character device, because that loads
 * Node's networking (5 ms of a start that may take 20).
 */
export function isTerminal(fd: number, host: Host): boolean {
  try {
    if (!fstatSync(fd).isCharacterDevice()) return false;
  } catch {
    // On Windows, `fstat` fails for a console (nodejs/node#40006).
    if (host.platform !== 'win32') return false;
  }
  const stream = fd === 0 ? host.stdin : fd === 1 ? host.stdout : host.stderr;
  return stream.isTTY === true;
}

/** Loads the detection libraries; only called with a terminal, or if colour is forced. */
async function loadCapabilities(host: Host): Promise<TerminalCapabilities> {
  const { terminalCapabilities } = await import('./terminal-capabilities.js');
  return terminalCapabilities(host);
}

/** Detects the terminal; stdin and stderr when they are first read. Tests replace the last two arguments. */
export async function detectTerminal(
  host: Host,
  choice: ColourChoice = 'auto',
  isTerminalFd: (fd: number, host: Host) => boolean = isTerminal,
  detectCapabilities: (host: Host) => Promise<TerminalCapabilities> = loadCapabilities,
): Promise<Terminal> {
  const stdout = isTerminalFd(1, host);
  const dumb = host.env.TERM === 'dumb';
  const decision = decideColour(host.env, choice, stdout && !dumb);
  const capabilities =
    stdout || 'minDepth' in decision
      ? await detectCapabilities(host)
      : { depth: 0 as ColourDepth, hyperlinks: false };
  return {
    get stdin() {
      return isTerminalFd(0, host);
    },
    stdout,
    get stderr() {
      return isTerminalFd(2, host);
    },
    columns: stdout ? host.stdout.columns : undefined,
    rows: stdout ? host.stdout.rows : undefined,
    depth:
      'depth' in decision ? decision.depth : (Math.max(decision.minDepth, capabilities.depth) as ColourDepth),
    colourRule: decision.rule,
    hyperlinks: stdout && !dumb && capabilities.hyperlinks,
    italics: !isGnuScreen(host.env),
    unicode: isUnicode(host),
    dumb,
  };
}

/** Applies the flag, then `NO_COLOR`, then `FORCE_COLOR` and `CLICOLOR_FORCE`, then whether stdout is a capable terminal. */
function decideColour(env: Host['env'], choice: ColourChoice, terminal: boolean): ColourDecision {
  if (choice === 'never') return { rule: '--color', depth: 0 };
  const forced = forcedDepth(env.FORCE_COLOR);
  if (choice === 'always') return { rule: '--color', ...(forced ? { depth: forced } : { minDepth: 1 }) };
  if (env.NO_COLOR) return { rule: 'NO_COLOR', depth: 0 };
  if (forced !== undefined)
    return { rule: 'FORCE_COLOR', ...(forced === 1 ? { minDepth: 1 } : { depth: forced }) };
  if (env.CLICOLOR_FORCE && env.CLICOLOR_FORCE !== '0') return { rule: 'CLICOLOR_FORCE', minDepth: 1 };
  if (terminal) return { rule: 'terminal', minDepth: 0 };
  return { rule: env.TERM === 'dumb' ? 'TERM=dumb' : 'no terminal', depth: 0 };
}

/** Depth that `FORCE_COLOR` asks for, by the rules of supports-color. Undefined if it is not set. */
function forcedDepth(value: string | undefined): ColourDepth | undefined {
  if (value === undefined) return undefined;
  if (value === 'false' || value === '0') return 0;
  return value === '2' || value === '3' ? (Number(value) as ColourDepth) : 1;
}

/** True in GNU screen, also over ssh. tmux may set the same `TERM`, but it knows italics. */
function isGnuScreen({ TERM = '', STY, TMUX }: Host['env']): boolean {
  return TERM.startsWith('screen') && (STY !== undefined || TMUX === undefined);
}

/** POSIX: the first of these variables that is set and not empty decides. Windows and macOS default to UTF-8. */
function isUnicode({ env, platform }: Host): boolean {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG;
  if (!locale) return platform === 'win32' || platform === 'darwin';
  return /utf-?8/i.test(locale);
}
