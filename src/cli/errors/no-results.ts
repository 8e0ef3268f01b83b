/** Errors for a list or a search without results. Loaded lazily. */

import type { Article } from '../../library/article.js';
import type { SearchResults } from '../../search/results/search-result.js';
import { fold } from '../../text/case-fold.js';
import { quote } from '../../text/quote.js';
import { truncateList } from '../../util/truncate-list.js';
import { UserError } from '../../util/user-error.js';
import { type ArticleFilter, createFilter } from '../filter-and-sort.js';

export function noMatchingArticlesError(options: ArticleFilter, articles: readonly Article[]): UserError {
  return new UserError('no articles match these filters', { hint: availableHint(articles, options) });
}

export function noResultsError(
  {
    query,
    corrections,
    options,
  }: { query: string; corrections: SearchResults['corrections']; options: ArticleFilter },
  articles: readonly Article[],
): UserError {
  const words = corrections.map(({ word }) => quote(word)).join(', ');
  const missing = words && `no article contains ${words} or a similar word`;
  const kind = KINDS.find(
    kind => isEmptyFilter(articles, { [kind]: options[kind] }) || isUnknownValue(articles, kind, query),
  );
  const hint = kind ? availableHint(articles, { [kind]: [] }) : missing || 'try fewer words';
  return new UserError(`no results for ${quote(query)}`, { hint });
}

const KINDS = ['category', 'tag'] as const;

/** True if no article passes the filter. */
function isEmptyFilter(articles: readonly Article[], filter: ArticleFilter): boolean {
  return !articles.some(createFilter(filter));
}

/** True if `category:` or `tag:` of the query matches no existing value, not even as a prefix. */
function isUnknownValue(articles: readonly Article[], kind: (typeof KINDS)[number], query: string): boolean {
  const values = [...query.matchAll(/(?<!\S)(category|tag):("[^"]*"|\S+)/gi)]
    .filter(([, name = '']) => name.toLowerCase() === kind)
    .map(([, , value = '']) => fold(value.replaceAll('"', '')));
  return values.some(
    value => !articles.some(article => valuesOf(article, kind).some(name => fold(name).startsWith(value))),
  );
}

function valuesOf({ category, tags }: Article, kind: (typeof KINDS)[number]): readonly string[] {
  return kind === 'category' ? [category] : tags;
}

/** Lists the available categories, or tags. */
function availableHint(articles: readonly Article[], { category }: ArticleFilter): string {
  const kind = category ? 'category' : 'tag';
  const names = [...new Set(articles.flatMap(article => valuesOf(article, kind)).filter(Boolean))].sort();
  const plural = category ? 'categories' : 'tags';
  return names.length === 0 ? `the library has no ${plural}` : `available ${plural}: ${truncateList(names)}`;
}
