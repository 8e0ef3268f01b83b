/** Reports problems on stderr: those of an article that is read, and the number of those of a library. */
import type { Article } from '../../library/article.js';
import type { Library } from '../../library/library.js';
import { type Problem, problemsForReaders } from '../../library/problem.js';
import { shellWord } from '../../text/quote.js';
import { pluralize } from '../../util/pluralize.js';
import type { Context } from '../context.js';
import { OWN_NAME } from '../program-info.js';

export async function reportProblems(problems: readonly Problem[], context: Context): Promise<void> {
  if (problems.length === 0) return;
  const { formatProblems } = await import('./format-problems.js');
  for (const { severity, text, hint } of formatProblems(problems, context))
    await context.report(severity, text, hint);
}

/**
 * Reports the number of problems in one line. They are the author's to fix, so readers see no more of them.
 * @param command lists them, without the program's name; default: `check` with the library in use
 */
export async function reportProblemCount(
  library: Pick<Library, 'problems'>,
  { report, program, settings }: Pick<Context, 'report' | 'program' | 'settings'>,
  command = checkCommand(settings.library),
): Promise<void> {
  const problems = problemsForReaders(library.problems);
  if (problems.length === 0) return;
  const files = new Set(problems.map(({ file }) => file)).size;
  const text = `${pluralize(problems.length, 'problem')} in ${pluralize(files, 'file')} of the library`;
  // A publication has no `check` of its own.
  const name = program.own || !command?.startsWith('check') ? program.name : `npx ${OWN_NAME}`;
  const hint = command ? `to show them, run: ${name} ${command}` : `install ${program.name} again`;
  await report('warning', text, hint);
}

/** The command that checks the folders. The compiled articles of a package cannot be checked, only installed again. */
function checkCommand(folders: readonly string[] | undefined): string | undefined {
  return folders && ['check', ...folders.map(shellWord)].join(' ');
}

export function problemsOfArticle({ problems }: Pick<Library, 'problems'>, { path }: Article): Problem[] {
  return problemsForReaders(problems).filter(({ file }) => file === path || file.endsWith(`/${path}`));
}
