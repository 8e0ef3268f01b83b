import { readStdin } from '../host/read-stdin.js';
import type { Article } from '../library/article.js';
import type { Library } from '../library/library.js';
import { findArticle, type SlugMatch } from '../library/links/find-by-slug.js';
import { quotePath, shellWord } from '../text/quote.js';
import { UserError } from '../util/user-error.js';
import { type ArgumentTarget, classifyArgument, findPath } from './classify-argument.js';
import type { Context, OpenedLibrary } from './context.js';
import { openFolders, sourceOptions } from './open-library.js';

/** The library that a positional argument names and, unless it is a folder, an article of it. */
export interface ResolvedArgument extends OpenedLibrary {
  article?: Article;
  anchor?: string;
  /** The command that lists its problems, without the program's name; absent: `check` with the library in use. */
  problemsCommand?: string;
}

export interface ResolvedArticle extends ResolvedArgument {
  article: Article;
}

/**
 * Resolves an argument. Tries in this order: an exact slug, standard input (`-`), a file, a folder, a unique prefix of a slug.
 * @param partial a folder need not be loaded completely
 * @throws {UserError} if there is no match, or more than one; the hint has the nearest slugs
 */
export async function resolveArgument(
  context: Context,
  word: string,
  partial = false,
): Promise<ResolvedArgument> {
  if (word.trim() === '')
    throw new UserError('article name is empty', {
      hint: `to open this folder, run: ${context.program.name} .`,
      code: 2,
    });
  let target: ArgumentTarget;
  try {
    target = classifyArgument(word, context.program.name);
  } catch (error) {
    const former = await findFormerAddress(context, word);
    if (former) return former;
    throw error;
  }
  if (target.kind !== 'name') return openTarget(context, word, target, partial);
  const opened = await context.library();
  const match = findArticle(opened.library, word);
  if (match && 'article' in match && match.exact) return withArticle(opened, match);
  const path = findPath(word);
  if (path) return openTarget(context, word, path, partial);
  if (match && 'article' in match) return withArticle(opened, match);
  const { notFoundError } = await import('./errors/not-found.js');
  throw await notFoundError(
    { name: word, library: opened.library, candidates: match?.candidates ?? [] },
    context,
    () => openWithDrafts(context),
  );
}

/** The article with a former address such as `/2012/old-name/`, which has the syntax of a path. */
async function findFormerAddress(context: Context, word: string): Promise<ResolvedArgument | undefined> {
  if (!/^\/[^/]/.test(word)) return undefined;
  const opened = await context.library();
  const match = findArticle(opened.library, word);
  return match && 'article' in match ? withArticle(opened, match) : undefined;
}

function withArticle(opened: OpenedLibrary, { article, anchor }: SlugMatch): ResolvedArgument {
  return { ...opened, article, ...(anchor && { anchor }) };
}

async function openTarget(
  context: Context,
  word: string,
  target: Exclude<ArgumentTarget, { kind: 'name' }>,
  partial: boolean,
): Promise<ResolvedArgument> {
  const quoted = shellWord(word);
  if (target.kind === 'folder') {
    const opened = await openFolders([target.path], context, partial);
    return { ...opened, problemsCommand: `check ${quoted}` };
  }
  const { anchor } = target;
  const library =
    target.kind === 'file' ? await openFile(target.path, context.options, true) : await openStdin(context);
  const [article] = library.articles;
  return {
    library,
    ...(article && { article }),
    ...(anchor && { anchor }),
    // A pipe cannot be read again.
    ...(target.kind === 'file' && article?.file && { reload: () => openFile(target.path, context.options) }),
    problemsCommand: `read ${quoted}`,
  };
}

/** @throws {UserError} if the argument is a folder, or does not exist */
export async function resolveArticle(context: Context, word: string): Promise<ResolvedArticle> {
  const { article, ...resolved } = await resolveArgument(context, word);
  if (article) return { ...resolved, article };
  throw new UserError(`expected an article, got a folder: ${quotePath(word)}`, {
    hint: `to list its articles, run: ${context.program.name} list --library ${shellWord(word)}`,
  });
}

async function openStdin({ options, terminal, report, process }: Context): Promise<Library> {
  const keys = process.platform === 'win32' ? 'Ctrl+Z and Enter' : 'Ctrl+D';
  if (terminal.stdin) await report('note', `reading from standard input; press ${keys} to finish`);
  const { openDocument } = await import('../library/source/open-source.js');
  const reportWait = (): void => {
    if (terminal.stderr && !terminal.stdin)
      void report('note', 'waiting for standard input; press Ctrl+C to stop').catch(() => {});
  };
  return openDocument({ text: await readStdin(reportWait) }, await sourceOptions(options));
}

/** Opens one file as a library. `allowPipe`: a pipe is read to its end; otherwise it is refused. */
export async function openFile(
  file: string,
  options: Context['options'],
  allowPipe = false,
): Promise<Library> {
  const { openDocument } = await import('../library/source/open-source.js');
  return openDocument({ file, allowPipe }, await sourceOptions(options));
}

/** The library in use with its drafts. Undefined for the bundle, which has none, or if drafts are shown already. */
async function openWithDrafts(context: Context): Promise<Library | undefined> {
  const { settings, options } = context;
  if (!settings.library || options.drafts) return undefined;
  const opened = await openFolders(settings.library, { ...context, options: { ...options, drafts: true } });
  return opened.library;
}
