/** Reports problems on stderr: those of an article that is read, and the number of those of a library. */
import { sep } from 'node:path';
import type { Article } from '../../library/article.js';
import type { Library } from '../../library/library.js';
import { problemsForReaders } from '../../library/problem.js';
import { shellWord } from '../../text/quote.js';
import { pluralize } from '../../util/pluralize.js';
import type { Context } from '../context.js';
import { OWN_NAME } from '../program-info.js';

/** Reports each problem of an article. Reads `articles` only if there is one: a compiled library has none, and creates them. */
export async function reportArticleProblems(
  library: Pick<Library, 'problems' | 'articles'>,
  { path }: Pick<Article, 'path'>,
  { report }: Pick<Context, 'report'>,
): Promise<void> {
  for (const { file, line, message, hint } of problemsForReaders(library.problems)) {
    const { articles } = library;
    const endsIn = (end: string) => `/${file}`.replaceAll(sep, '/').endsWith(`/${end}`);
    // In a folder with `a.md` and `sub/a.md`, the paths of both end in `a.md`.
    const isOther = (other: Article) => other.path.length > path.length && endsIn(other.path);
    // A file that is opened by itself may be shown by the name of a link to it.
    if (articles.length === 1 || (endsIn(path) && !articles.some(isOther)))
      await report('warning', `${file}:${line}: ${message}`, hint);
  }
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
