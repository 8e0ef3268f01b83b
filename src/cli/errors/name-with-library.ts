import { shellWord } from '../../text/quote.js';
import type { Context } from '../context.js';

/** The program's name and the folders given with `--library`, for commands in hints. */
export function nameWithLibrary({ program, options }: Pick<Context, 'program' | 'options'>): string {
  const folders = options.library ?? [];
  return [program.name, ...folders.map(dir => `--library ${shellWord(dir)}`)].join(' ');
}
