import { readAll } from '../host/read-stdin.js';
import type { Article } from '../library/article.js';
import type { Library } from '../library/library.js';
import { locate } from '../library/links/locate-article.js';
import { cleanLine } from '../text/sanitise.js';
import { shellQuote } from '../util/shell-quote.js';
import { UserError } from '../util/user-error.js';
import { offeredBy } from './arguments/offered.js';
import type { Context } from './context.js';
import type { Unknown } from './errors/not-found.js';
import {
  type Opened,
  openFolders,
  openGradually,
  openOptions,
  reopening,
  reopeningOf,
} from './open-library.js';

/** What a word on the command line names: a library, and an article of it with a section; a folder names no article. */
export interface Named extends Opened {
  article?: Article;
  anchor?: string;
  /** The command that tells of its problems, without the program's name; absent: that of the library in use. */
  tells?: string;
}

export interface NamedArticle extends Named {
  article: Article;
}

/**
 * `gradually`: a folder need not be read to its end.
 * @throws {UserError} where nothing, or too much, is so called; it names the nearest slugs.
 */
export async function nameAny(context: Context, word: string, gradually = false): Promise<Named> {
  const { library: open, options } = context;
  if (word.trim() === '')
    throw new UserError('An empty name names nothing.', {
      hint: 'Is a variable of the shell not set? For this folder: .',
      code: 2,
    });
  const located = await locate(word, { library: open });
  if (located.kind === 'article') return withReopen(located, reopening(context));
  if (located.kind === 'unknown') throw await unknown(located, context);
  if (located.kind === 'folder') {
    const dirs = [located.path];
    const tells = `list --library ${shellQuote(cleanLine(word))}`;
    if (gradually) return { ...(await openGradually(dirs, context)), tells };
    return { library: await openFolders(dirs, context), reopen: reopeningOf(dirs, context), tells };
  }
  const library = await (located.kind === 'file'
    ? openNamed(located.path, options, true)
    : openInput(context));
  const [article] = library.articles;
  const { anchor } = located;
  // What came out of a pipe cannot be read again.
  const reopen =
    located.kind === 'file' && article?.file ? () => openNamed(located.path, options) : undefined;
  const tells = `read ${shellQuote(cleanLine(word))}`;
  return withReopen({ library, ...(article && { article }), ...(anchor && { anchor }), tells }, reopen);
}

function withReopen(named: Named, reopen: Named['reopen']): Named {
  return reopen ? { ...named, reopen } : named;
}

/** @throws {UserError} where the word names a folder, or nothing. */
export async function nameArticle(context: Context, word: string): Promise<NamedArticle> {
  const { article, ...named } = await nameAny(context, word);
  if (article) return { ...named, article };
  const folder = cleanLine(word);
  throw new UserError(`“${folder}” is a folder, not an article.`, {
    hint: `To list it: ${context.program.name} list --library ${shellQuote(folder)}`,
  });
}

async function openInput({ options, terminal, warn }: Context): Promise<Library> {
  if (terminal.stdin) warn('what you type is read. Ctrl+D on a line of its own ends it.');
  const { openText } = await import('../library/source/open-source.js');
  return openText(readAll(0), await openOptions(options));
}

/** The library of one file; with `pipes`, of what comes out of a pipe too, to its end. */
export async function openNamed(path: string, options: Context['options'], pipes = false): Promise<Library> {
  const { openFile } = await import('../library/source/open-source.js');
  return openFile(path, { ...(await openOptions(options)), pipes });
}

/** Whoever named what is not there waits while it is looked for among all that it may be. */
async function unknown(named: Unknown, context: Context): Promise<UserError> {
  const { unknownArticle } = await import('./errors/not-found.js');
  return unknownArticle(named, offeredBy(context.program), () => draftsOf(context));
}

/** The library in use with its drafts; undefined where it has none, or shows them already. */
function draftsOf(context: Context): Promise<Library> | undefined {
  const { settings, options } = context;
  if (!settings.library || options.drafts) return undefined;
  return openFolders(settings.library, { ...context, options: { ...options, drafts: true } });
}
