import { readAll } from '../host/input.js';
import type { Article } from '../library/article.js';
import type { Library } from '../library/library.js';
import { locate } from '../library/locate.js';
import { UserError } from '../text/errors.js';
import { cleanLine } from '../text/sanitise.js';
import type { Context } from './context.js';
import { nearCommands } from './near-commands.js';
import { openFolders, openOptions, reopening, reopeningOf } from './open-library.js';
import { shellWord } from './shell-word.js';
import { some } from './some.js';

/** What a word on the command line names: a library, and an article of it with a section; a folder names no article. */
export interface Named {
  library: Library;
  article?: Article;
  anchor?: string;
  /** Reads it anew from where it is; absent for the library in use and for standard input. */
  reopen?: () => Promise<Library>;
}

export interface NamedArticle extends Named {
  article: Article;
}

/** @throws {UserError} where nothing, or too much, is so called; it names the nearest slugs. */
export async function nameAny(context: Context, word: string): Promise<Named> {
  const { library: open, options } = context;
  const located = await locate(word, { library: open });
  if (located.kind === 'article') return withReopen(located, reopening(context));
  if (located.kind === 'unknown') throw await unknown(located, context);
  if (located.kind === 'folder') {
    const library = await openFolders([located.path], context);
    return { library, reopen: reopeningOf([located.path], context) };
  }
  const reopen = located.kind === 'file' ? () => openNamed(located.path, options) : undefined;
  const library = await (reopen ?? (() => openInput(options)))();
  const [article] = library.articles;
  const { anchor } = located;
  return withReopen({ library, ...(article && { article }), ...(anchor && { anchor }) }, reopen);
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
    hint: `To list it: ${context.program.name} list --library ${shellWord(folder)}`,
  });
}

async function openInput(options: Context['options']): Promise<Library> {
  const { openText } = await import('../library/folder.js');
  return openText(readAll(0), await openOptions(options));
}

/** The library of one file. */
export async function openNamed(path: string, options: Context['options']): Promise<Library> {
  const { openFile } = await import('../library/folder.js');
  return openFile(path, await openOptions(options));
}

async function unknown(
  { library, name, candidates }: { library: Library; name: string; candidates: Article[] },
  { program }: Pick<Context, 'program'>,
): Promise<UserError> {
  const shown = cleanLine(name);
  if (candidates.length > 0) {
    const slugs = candidates.map(({ slug }) => slug);
    return new UserError(`“${shown}” may be ${slugs.length} articles.`, {
      hint: `They are ${some(slugs, 8)}.`,
    });
  }
  const { nearest } = await import('../search/search.js');
  const near = [...nearCommands(name, program), ...nearest(library, name, 3).map(({ slug }) => slug)];
  const search = `${program.name} search ${shellWord(shown)}`;
  return new UserError(`There is no article “${shown}”.`, {
    hint: near.length > 0 ? `Did you mean ${near.join(', ')}?` : `To look for the word: ${search}`,
  });
}
