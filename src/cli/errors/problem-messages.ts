/** The messages about problems. Loaded lazily: most libraries have none. */
import { sep } from 'node:path';
import type { Article } from '../../library/article.js';
import type { Library } from '../../library/library.js';
import { problemsForReaders } from '../../library/problem.js';
import { shellWord } from '../../text/quote.js';
import { pluralize } from '../../util/pluralize.js';
import type { Context } from '../context.js';
import { OWN_NAME } from '../program-info.js';
import { sourceFlags } from './source-flags.js';

export async function reportProblemsOf(
  { path }: Pick<Article, 'path'>,
  { problems, articles }: Pick<Library, 'problems' | 'articles'>,
  { report }: Pick<Context, 'report'>,
): Promise<void> {
  for (const { file, line, message, hint } of problemsForReaders(problems)) {
    const endsIn = (end: string) => `/${file}`.replaceAll(sep, '/').endsWith(`/${end}`);
    // In a folder with `a.md` and `sub/a.md`, the paths of both end in `a.md`.
    const isOther = (other: Article) => other.path.length > path.length && endsIn(other.path);
    // A file that is opened by itself may be shown by the name of a link to it.
    if (articles.length === 1 || (endsIn(path) && !articles.some(isOther)))
      await report('warning', `${file}:${line}: ${message}`, hint);
  }
}

export async function reportNumberOfProblems(
  library: Pick<Library, 'problems'>,
  { report, program, settings, options }: Pick<Context, 'report' | 'program' | 'settings' | 'options'>,
  command = checkCommand(settings.library),
): Promise<void> {
  const problems = problemsForReaders(library.problems);
  if (problems.length === 0) return;
  const files = new Set(problems.map(({ file }) => file)).size;
  // `check` finds more: it applies its rules to every article.
  const text = `loading the library found ${pluralize(problems.length, 'problem')} in ${pluralize(files, 'file')}`;
  // A publication has no `check` of its own.
  const isCheck = command?.startsWith('check');
  const name = program.own || !isCheck ? program.name : `npx ${OWN_NAME}`;
  const words = [name, command, ...sourceFlags(options)].join(' ');
  const shown = isCheck ? 'all problems' : 'them';
  await report(
    'warning',
    text,
    command ? `to show ${shown}, run: ${words}` : `install ${program.name} again`,
  );
}

/** The command that checks the folders. The compiled articles of a package cannot be checked, only installed again. */
function checkCommand(folders: readonly string[] | undefined): string | undefined {
  return folders && ['check', ...folders.map(shellWord)].join(' ');
}
