/** What is said on stderr of the problems in a library: all of them where it is listed, else no more than is useful. */
import type { Article } from '../library/article.js';
import type { Library } from '../library/library.js';
import type { Problem } from '../library/problem.js';
import type { Context } from './context.js';

/** All that is to be said of these. */
export async function warnOf(problems: readonly Problem[], context: Context): Promise<void> {
  if (problems.length === 0) return;
  const { warnings } = await import('./warnings.js');
  for (const warning of warnings(problems, context)) context.warn(warning);
}

/** One line for all. */
export function warnBriefly(
  { problems }: Pick<Library, 'problems'>,
  { warn, program }: Pick<Context, 'warn' | 'program'>,
): void {
  if (problems.length === 0) return;
  const files = new Set(problems.map(({ file }) => file)).size;
  const those = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
  warn(
    `${those} in ${files === 1 ? 'a file' : `${files} files`} of the library. To see them: ${program.name} list`,
  );
}

/** Those of one article. */
export function problemsOf({ problems }: Pick<Library, 'problems'>, { path }: Article): Problem[] {
  return problems.filter(({ file }) => file === path || file.endsWith(`/${path}`));
}
