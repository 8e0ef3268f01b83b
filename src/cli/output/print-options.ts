import type { Terminal } from '../../host/detect-terminal.js';
import { DEFAULT_PRINT_OPTIONS } from '../../render/default-print-options.js';

/**
 * Columns to print at: what was asked for > the terminal's, 80 at most > `COLUMNS`, which a shell may have left
 * behind and counts only as a whole number from 1 on > 80.
 */
export function printWidth(
  asked: number | undefined,
  terminal: Pick<Terminal, 'columns'>,
  env: { COLUMNS?: string | undefined },
): number {
  return widthAndWhy(asked, terminal, env).columns;
}

/** The same, with what decided it. */
export function widthAndWhy(
  asked: number | undefined,
  terminal: Pick<Terminal, 'columns'>,
  env: { COLUMNS?: string | undefined },
): { columns: number; by: 'asked' | 'terminal' | 'COLUMNS' | 'default' } {
  if (asked !== undefined) return { columns: asked, by: 'asked' };
  if (terminal.columns)
    return { columns: Math.min(terminal.columns, DEFAULT_PRINT_OPTIONS.measure), by: 'terminal' };
  const hint = env.COLUMNS ?? '';
  if (/^[1-9]\d{0,5}$/.test(hint)) return { columns: Number(hint), by: 'COLUMNS' };
  return { columns: DEFAULT_PRINT_OPTIONS.measure, by: 'default' };
}
