/** Errors for a list or a search without results. Loaded lazily. */

import { isFolder } from '../../host/is-folder.js';
import type { Article } from '../../library/article.js';
import { editDistance, maxTypos } from '../../search/fuzzy/edit-distance.js';
import { foldForSearch } from '../../search/match/fold-kana.js';
import { parseQuery, type Query } from '../../search/query/query.js';
import { suggestKey } from '../../search/query/query-keys.js';
import { DATE_FORMS, QUERY_KEYS } from '../../search/query/query-syntax.js';
import type { QueryProblem, SearchResults } from '../../search/results/search-result.js';
import { quote, quotePath, shellWord, shorten } from '../../text/quote.js';
import { truncateList } from '../../util/truncate-list.js';
import { UserError } from '../../util/user-error.js';
import type { Context } from '../context.js';
import { type ArticleFilter, createFilter } from '../filter-and-sort.js';
import { nameWithLibrary } from './name-with-library.js';

/** A word that is no folder may be meant as a filter, or as a word to search for. `folders`: those named with it. */
export function missingFolderError(
  word: string,
  folders: readonly string[],
  { articles }: { articles: readonly Article[] },
  context: Pick<Context, 'program' | 'options'>,
): UserError {
  if (word.trim() === '') {
    const hint = `to list this folder, run: ${context.program.name} list .`;
    return new UserError('folder name is empty', { hint, code: 2 });
  }
  const program = nameWithLibrary(context);
  const shown = shellWord(word);
  const where = folders.map(folder => `${shellWord(folder)} `).join('');
  const flag = (['category', 'tag'] as const).find(
    kind => !isEmptyFilter(articles, kind, { [kind]: [word] }),
  );
  return new UserError(`no such folder: ${quotePath(word)}`, {
    hint: flag
      ? `to list a ${flag}, run: ${program} list ${where}--${flag} ${shown}`
      : `to search for the word, run: ${program} search ${where && `${where}-- `}${shown}`,
  });
}

/** The command that searches the folder named by the first word. Undefined if that is none. */
export function folderHint(
  context: Pick<Context, 'program' | 'options'>,
  [first = '', ...words]: readonly string[],
): string | undefined {
  if (words.length === 0 || !isFolder(first)) return undefined;
  return searchHint('to search the folder', context, [first, '--', ...words]);
}

/** A hint that names a search. */
function searchHint(
  purpose: string,
  context: Pick<Context, 'program' | 'options'>,
  words: readonly string[],
): string {
  const quoted = words.map(shellWord);
  return `${purpose}, run: ${[nameWithLibrary(context), 'search', ...quoted].join(' ')}`;
}

/** Reports the words searched for in place of others, and frequent words similar to rare ones. */
export async function reportCorrections(
  { corrections, suggestions }: Required<Pick<SearchResults, 'corrections' | 'suggestions'>>,
  { folders, words }: { folders: readonly string[]; words: readonly string[] },
  context: Pick<Context, 'program' | 'options' | 'report'>,
): Promise<void> {
  for (const { word, replacements, occurs } of corrections) {
    if (replacements.length === 0) continue;
    const used = replacements.map(replacement => `"${replacement}"`).join(', ');
    if (occurs) {
      await context.report('note', `${quote(word)} is rare here; also showing results for ${used}`);
      continue;
    }
    // The word occurs nowhere, so the folder was probably meant, not its name.
    const hint = folders.length === 0 ? folderHint(context, words) : undefined;
    await context.report('note', `no article contains ${quote(word)}; showing results for ${used}`, hint);
  }
  for (const { word, suggestion } of suggestions) {
    const better = words.map(each => each.replace(word, suggestion));
    const end = folders.length > 0 || better.some(each => each.startsWith('-')) ? ['--'] : [];
    await context.report(
      'note',
      `${quote(word)} is rare here, ${quote(suggestion)} is frequent`,
      searchHint('to search for the frequent word', context, [...folders, ...end, ...better]),
    );
  }
}

/** Error for a list without articles. Names the values of the filter that no article passes. */
export function noMatchingArticlesError(options: ArticleFilter, articles: readonly Article[]): UserError {
  for (const kind of ['category', 'tag'] as const) {
    const values = options[kind];
    if (values && isEmptyFilter(articles, kind, options))
      return new UserError(`no article has the ${kind} ${values.map(value => quote(value)).join(' or ')}`, {
        hint: availableHint(articles, kind, values),
      });
  }
  return new UserError('no article has both the category and the tag', {
    hint: 'leave out --category or --tag',
  });
}

export function noResultsError(
  {
    query,
    corrections,
    options,
  }: { query: string; corrections: SearchResults['corrections']; options: ArticleFilter },
  articles: readonly Article[],
): UserError {
  const parsed = parseQuery(query);
  const kind = KINDS.find(
    kind => isEmptyFilter(articles, kind, options) || isUnknownValue(articles, kind, parsed),
  );
  const hint = kind ? availableHint(articles, kind) : wordsHint(parsed, corrections);
  return new UserError(`no results for ${quoteQuery(query)}`, { hint });
}

/** Returns the query in quotes: in single ones if it has double quotes itself. */
function quoteQuery(query: string): string {
  return query.includes('"') ? `'${shorten(query)}'` : quote(query);
}

/** Suggests how to change the words of a query without results. */
function wordsHint({ terms, excluded }: Query, corrections: SearchResults['corrections']): string {
  const missing = corrections
    .filter(({ replacements }) => replacements.length === 0)
    .map(({ word }) => quote(word))
    .join(', ');
  if (missing) return `no article contains ${missing} or a similar word`;
  const [only] = excluded;
  if (terms.length === 0 && only)
    return `add a word to search for: no article is without ${quote(only.typed)}`;
  const open = terms.find(term => term.open);
  if (open) return `close the quote after ${quote(open.typed)}, or leave it out`;
  return terms.length > 1 ? 'try fewer words' : 'try another word';
}

/** Error for a query with an unknown key, or without a date where a key needs one. */
export function queryProblemError({ key, value }: QueryProblem): UserError {
  if (value !== undefined)
    return new UserError(`invalid date for ${key}: ${quote(value)}`, {
      hint: `write the date as ${DATE_FORMS}`,
      code: 2,
    });
  const meant = suggestKey(key);
  const keys = QUERY_KEYS.map(name => `${name}:`).join(', ');
  const instead = meant ? `use ${meant}: (available keys: ${keys})` : `available keys: ${keys}`;
  return new UserError(`unknown search key ${quote(`${key}:`)}`, {
    hint: `${instead}; to search for the text, put it in double quotes`,
    code: 2,
  });
}

const PLURALS = { category: 'categories', tag: 'tags', author: 'authors', lang: 'languages' } as const;
type Kind = keyof typeof PLURALS;
const KINDS = Object.keys(PLURALS) as Kind[];

/** True if an option filters by this kind and no article passes it. */
function isEmptyFilter(articles: readonly Article[], kind: Kind, options: ArticleFilter): boolean {
  if (kind !== 'category' && kind !== 'tag') return false;
  return !articles.some(createFilter({ [kind]: options[kind] }));
}

/** True if a filter of the query, such as `tag:`, matches no existing value. */
function isUnknownValue(articles: readonly Article[], kind: Kind, { filters }: Query): boolean {
  const values = filters.flatMap(filter =>
    'value' in filter && filter.field === kind ? [filter.value] : [],
  );
  const matches = (name: string, value: string) =>
    kind === 'author'
      ? ` ${foldForSearch(name)}`.includes(` ${value}`)
      : foldForSearch(name).startsWith(value);
  return values.some(
    value => !articles.some(article => valuesOf(article, kind).some(name => matches(name, value))),
  );
}

function valuesOf({ category, tags, authors, lang = '' }: Article, kind: Kind): readonly string[] {
  return { category: [category], tag: tags, author: authors, lang: [lang] }[kind];
}

/** Suggests the available values that are similar to a typed one, or else lists them, for example the categories. */
function availableHint(articles: readonly Article[], kind: Kind, typed: readonly string[] = []): string {
  const names = [...new Set(articles.flatMap(article => valuesOf(article, kind)).filter(Boolean))].sort();
  const plural = PLURALS[kind];
  const similar = names.filter(name => typed.some(value => isSimilar(value, name)));
  if (similar.length > 0) return `did you mean ${truncateList(similar.map(name => quote(name)))}?`;
  return names.length === 0 ? `the library has no ${plural}` : `available ${plural}: ${truncateList(names)}`;
}

function isSimilar(typed: string, name: string): boolean {
  const most = maxTypos(typed.length);
  return editDistance(foldForSearch(typed), foldForSearch(name), most) <= most;
}
