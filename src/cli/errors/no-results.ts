/** What is said where a selection or a search leaves nothing. A door: most leave something. */
import type { Article } from '../../library/article.js';
import type { Results } from '../../search/results/result.js';
import { fold } from '../../text/case-fold.js';
import { cleanLine } from '../../text/sanitise.js';
import { truncateList } from '../../util/truncate-list.js';
import { UserError } from '../../util/user-error.js';
import { type Selection, selects } from '../filter-and-sort.js';

export function nothingSelected(options: Selection, articles: readonly Article[]): UserError {
  return new UserError('No article is in that selection.', { hint: selectionHint(articles, options) });
}

export function nothingFound(
  { query, tried, options }: { query: string; tried: Results['tried']; options: Selection },
  articles: readonly Article[],
): UserError {
  const words = tried.map(({ word }) => `“${word}”`).join(', ');
  const near = words && `${words} is in no article, nor is anything near it.`;
  const kind = KINDS.find(
    kind => isMissed(articles, { [kind]: options[kind] }) || isNowhere(articles, kind, query),
  );
  const hint = kind ? selectionHint(articles, { [kind]: [] }) : near || 'Try fewer words.';
  return new UserError(`Nothing was found for ${cleanLine(query)}.`, { hint });
}

const KINDS = ['category', 'tag'] as const;

/** Whether no article is in what an option asks for. */
function isMissed(articles: readonly Article[], selection: Selection): boolean {
  return !articles.some(selects(selection));
}

/** Whether the query asks for a category, or a tag, that none is or begins with. */
function isNowhere(articles: readonly Article[], kind: (typeof KINDS)[number], query: string): boolean {
  const asked = [...query.matchAll(/(?<!\S)(category|tag):("[^"]*"|\S+)/gi)]
    .filter(([, name = '']) => name.toLowerCase() === kind)
    .map(([, , value = '']) => fold(value.replaceAll('"', '')));
  return asked.some(
    start => !articles.some(article => namesOf(article, kind).some(name => fold(name).startsWith(start))),
  );
}

function namesOf({ category, tags }: Article, kind: (typeof KINDS)[number]): readonly string[] {
  return kind === 'category' ? [category] : tags;
}

/** Which categories or tags there are. */
function selectionHint(articles: readonly Article[], { category }: Selection): string {
  const kind = category ? 'category' : 'tag';
  const names = [...new Set(articles.flatMap(article => namesOf(article, kind)).filter(Boolean))].sort();
  const those = category ? 'categories' : 'tags';
  return names.length === 0
    ? `The library has no ${those}.`
    : `There are the ${those} ${truncateList(names)}.`;
}
