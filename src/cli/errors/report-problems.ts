/** Reports problems on stderr: those of an article that is read, and the number of those of a library. */
import type { Article } from '../../library/article.js';
import type { Library } from '../../library/library.js';
import type { Context } from '../context.js';

/** Reports each problem of an article. Reads `articles` only if there is one: a compiled library has none, and creates them. */
export async function reportArticleProblems(
  library: Pick<Library, 'problems' | 'articles'>,
  article: Pick<Article, 'path'>,
  context: Pick<Context, 'report'>,
): Promise<void> {
  if (library.problems.length > 0)
    await (await import('./problem-messages.js')).reportProblemsOf(article, library, context);
}

/**
 * Reports the number of problems in one line. They are the author's to fix, so readers see no more of them.
 * @param command shows them, without the program's name; default: `check` with the library in use
 */
export async function reportProblemCount(
  library: Pick<Library, 'problems'>,
  context: Pick<Context, 'report' | 'program' | 'settings' | 'options'>,
  command?: string,
): Promise<void> {
  if (library.problems.length > 0)
    await (await import('./problem-messages.js')).reportNumberOfProblems(library, context, command);
}
