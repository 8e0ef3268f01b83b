/** Builds the "not found" error with suggestions. Loaded lazily because it is slow and only needed on that error. */

import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isFolder } from '../../host/is-folder.js';
import { ARTICLE_ENDING, type Article } from '../../library/article.js';
import type { Library } from '../../library/library.js';
import { findArticle } from '../../library/links/find-by-slug.js';
import { editDistance, maxTypos } from '../../search/fuzzy/edit-distance.js';
import { suggestArticles } from '../../search/search.js';
import { quote, quotePath, shellWord } from '../../text/quote.js';
import { minOf } from '../../util/large-lists.js';
import { truncateList } from '../../util/truncate-list.js';
import { UserError } from '../../util/user-error.js';
import { type ProgramCommands, programCommands } from '../arguments/definitions.js';
import type { Context } from '../context.js';
import { nameWithLibrary } from './name-with-library.js';
import { suggestCommands } from './suggest-command.js';

export interface UnknownArticle {
  /** As typed. */
  name: string;
  library: Library;
  /** Articles whose slugs start with the name, if several do. */
  candidates: readonly Article[];
}

const MAX_SUGGESTIONS = 3;
/** Maximum length of a name for which a search is suggested. */
const MAX_SEARCHED = 60;

/**
 * Returns the error for a name that is no article. Suggests commands, articles and files, best first.
 * @param withDrafts opens the library with its drafts; returns undefined if there are no hidden ones
 */
export async function notFoundError(
  { name, library, candidates }: UnknownArticle,
  context: Pick<Context, 'program' | 'options'>,
  withDrafts: () => Promise<Library | undefined>,
): Promise<UserError> {
  const program = programOf(context);
  if (candidates.length > 0) {
    const slugs = candidates.map(({ slug }) => slug);
    return new UserError(`${quote(name)} is ambiguous`, {
      hint: `matching articles: ${truncateList(slugs, 8)}`,
    });
  }
  if (isPath(name)) {
    const suggestions = similarFiles(name);
    return new UserError(`no such file: ${quotePath(name)}`, {
      hint: suggestions.length > 0 ? didYouMean(suggestions) : 'check the name and the current folder',
    });
  }
  const all = await withDrafts();
  const match = all && findArticle(all, name);
  if (match && 'article' in match && match.article.draft)
    return new UserError(`${quote(name)} is a draft`, { hint: 'to include drafts, use --drafts' });
  const suggestions = [
    ...suggestCommands(name, program.commands).map(command => `${program.name} ${command}`),
    ...similarSlugs(library, withoutAnchor(name)),
    ...similarFiles(name),
  ];
  const search =
    name.length > MAX_SEARCHED
      ? `to list all articles, run: ${program.name} list`
      : `to search for the word, run: ${program.name} search ${name.startsWith('-') ? '-- ' : ''}${shellWord(name)}`;
  return new UserError(`no article named ${quote(name)}`, {
    hint: suggestions.length > 0 ? didYouMean(suggestions) : search,
  });
}

function programOf(context: Pick<Context, 'program' | 'options'>): ProgramCommands {
  return programCommands({ ...context.program, name: nameWithLibrary(context) });
}

function didYouMean(names: readonly string[]): string {
  return `did you mean ${names.map(name => `"${name}"`).join(' or ')}?`;
}

/** Suggests a command line for several words where one article is expected. Undefined if they are files. */
export function suggestCommandLine(
  words: readonly string[],
  context: Pick<Context, 'program' | 'options'>,
): string | undefined {
  const program = programOf(context);
  if (words.some(isPath)) return undefined;
  const [first = '', ...others] = words.map(shellWord);
  const [command] = suggestCommands(words[0] ?? '', program.commands).filter(name => !name.startsWith('-'));
  if (command) return `try: ${program.name} ${[command, ...others].join(' ')}`;
  if (isFolder(words[0] ?? '')) return `try: ${program.name} ${others.join(' ')} --library ${first}`;
  return `to search for the words, run: ${program.name} search ${[first, ...others].join(' ')}`;
}

/** True if a name can only be a file: slugs may have slashes, but no extension. */
function isPath(name: string): boolean {
  return ARTICLE_ENDING.test(withoutAnchor(name)) || /[/\\]$/.test(name);
}

function withoutAnchor(name: string): string {
  return name.replace(/#.*$/s, '');
}

/** Finds similar words in titles and slugs, else slugs with a word that starts alike. */
function similarSlugs(library: Library, name: string): string[] {
  const similar = suggestArticles(library, name, MAX_SUGGESTIONS);
  return (similar.length > 0 ? similar : slugsStartingAlike(library, name)).map(({ slug }) => slug);
}

function slugsStartingAlike({ articles }: Library, name: string): Article[] {
  const typed = name.toLowerCase();
  const max = maxTypos(typed.length);
  if (max === 0) return [];
  return articles
    .map(article => {
      const words = article.slug.toLowerCase().split(/[^\p{L}\p{N}]+/u);
      const alike = words.filter(word => word[0] === typed[0]);
      return {
        article,
        typos: Math.min(minOf(alike.map(word => editDistance(typed, word, max, true))), max + 1),
      };
    })
    .filter(({ typos }) => typos <= max)
    .sort((a, b) => a.typos - b.typos)
    .slice(0, MAX_SUGGESTIONS)
    .map(({ article }) => article);
}

/** Finds files of similar names in the folder, with or without their extension. */
function similarFiles(name: string): string[] {
  const path = withoutAnchor(name);
  const folder = dirname(path);
  const typed = withoutExtension(basename(path));
  const max = maxTypos(typed.length);
  return filesIn(folder)
    .filter(file => ARTICLE_ENDING.test(file))
    .map(file => ({ file, typos: editDistance(typed, withoutExtension(file), max) }))
    .filter(({ typos }) => typos <= max)
    .sort((a, b) => a.typos - b.typos)
    .slice(0, MAX_SUGGESTIONS)
    .map(({ file }) => shellWord(folder === '.' ? file : join(folder, file)));
}

function withoutExtension(file: string): string {
  return file.replace(ARTICLE_ENDING, '').toLowerCase();
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
