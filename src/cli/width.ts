import type { Terminal } from '../host/terminal.js';

/** The usual width of set text: wide enough for code, narrow enough to read. */
const USUAL = 80;

/**
 * Columns to print at: what was asked for > the terminal's, 80 at most > `COLUMNS`, which a shell may have left
 * behind and counts only as a whole number from 1 on > 80.
 */
export function printWidth(
  asked: number | undefined,
  terminal: Terminal,
  env: { COLUMNS?: string | undefined },
): number {
  if (asked !== undefined) return asked;
  if (terminal.columns) return Math.min(terminal.columns, USUAL);
  const hint = env.COLUMNS ?? '';
  return /^[1-9]\d{0,5}$/.test(hint) ? Number(hint) : USUAL;
}
