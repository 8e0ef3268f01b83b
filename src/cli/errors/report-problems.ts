/** What is said on stderr of the problems in a library: all of them where it is listed, else no more than is useful. */
import type { Article } from '../../library/article.js';
import type { Library } from '../../library/library.js';
import type { Problem } from '../../library/problem.js';
import { cleanLine } from '../../text/sanitise.js';
import { shellQuote } from '../../util/shell-quote.js';
import type { Context } from '../context.js';

/** All that is to be said of these. */
export async function warnOf(problems: readonly Problem[], context: Context): Promise<void> {
  if (problems.length === 0) return;
  const { warnings } = await import('./format-problems.js');
  for (const warning of warnings(problems, context)) context.warn(warning);
}

/** One line for all. `tells`: the command that says more; else that which lists the library in use. */
export function warnBriefly(
  { problems }: Pick<Library, 'problems'>,
  { warn, program, options }: Pick<Context, 'warn' | 'program' | 'options'>,
  tells = ['list', ...(options.library ?? []).map(dir => `--library ${shellQuote(cleanLine(dir))}`)].join(
    ' ',
  ),
): void {
  if (problems.length === 0) return;
  const files = new Set(problems.map(({ file }) => file)).size;
  const those = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
  const where = files === 1 ? 'a file' : `${files} files`;
  warn(`${those} in ${where} of the library. To see them: ${program.name} ${tells}`);
}

/** Those of one article. */
export function problemsOf({ problems }: Pick<Library, 'problems'>, { path }: Article): Problem[] {
  return problems.filter(({ file }) => file === path || file.endsWith(`/${path}`));
}
