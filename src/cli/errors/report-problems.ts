/** Reports the problems of a library on stderr: all of them for `list`, elsewhere their number. */
import type { Article } from '../../library/article.js';
import type { Library } from '../../library/library.js';
import type { Problem } from '../../library/problem.js';
import { sanitiseLine } from '../../text/sanitise.js';
import { pluralize } from '../../util/pluralize.js';
import { shellQuote } from '../../util/shell-quote.js';
import type { Context } from '../context.js';

export async function reportProblems(problems: readonly Problem[], context: Context): Promise<void> {
  if (problems.length === 0) return;
  const { formatProblems } = await import('./format-problems.js');
  for (const { severity, text, hint } of formatProblems(problems, context))
    await context.report(severity, text, hint);
}

/**
 * Reports the number of problems in one line.
 * @param command lists them; default: `list` with the library in use
 */
export async function reportProblemCount(
  { problems }: Pick<Library, 'problems'>,
  { report, program, options }: Pick<Context, 'report' | 'program' | 'options'>,
  command = [
    'list',
    ...(options.library ?? []).map(dir => `--library ${shellQuote(sanitiseLine(dir))}`),
  ].join(' '),
): Promise<void> {
  if (problems.length === 0) return;
  const files = new Set(problems.map(({ file }) => file)).size;
  const text = `${pluralize(problems.length, 'problem')} in ${pluralize(files, 'file')} of the library`;
  await report('warning', text, `to show them, run: ${program.name} ${command}`);
}

export function problemsOfArticle({ problems }: Pick<Library, 'problems'>, { path }: Article): Problem[] {
  return problems.filter(({ file }) => file === path || file.endsWith(`/${path}`));
}
