import type { Library } from '../../library/library.js';
import { problemsForReaders } from '../../library/problem.js';
import { detailsLine } from '../../render/article-details.js';
import { pluralize } from '../../util/pluralize.js';
import { disambiguatingSlug } from '../app/list/disambiguate-title.js';
import { snippetMatch } from '../app/list/list-cursor.js';
import { queryProblemTexts } from '../app/list/query-problems.js';
import { SORT_NAMES } from '../app/list/sort-and-filter.js';
import { isRead } from '../app/list/visible-items.js';
import { hasProblems, problemCount } from '../app/overlays/problem-rows.js';
import { keyPlaceholder } from '../app/reducer.js';
import { listLayout } from '../app/screen-layout.js';
import type { ArticleItem, State } from '../app/state.js';
import type { Bindings } from '../keys/bindings.js';
import { insertKeyLabels } from '../keys/labels.js';

/** A page of the list from the cursor on: a heading line, then numbered articles. */
export function listLines(state: State, bindings: Bindings): string[] {
  const { items, cursor } = state.list;
  if (items.length === 0) return [headLine(state), ...emptyLines(state, bindings)];
  const count = pageSize(state);
  const shown = items.slice(cursor, cursor + count);
  const lines = shown.flatMap((item, index) => articleLines(state, item, cursor + index + 1));
  return [headLine(state), ...lines, ...moreLines(remainingArticles(state))];
}

/** Articles per page: as many as `list.page-down` moves by, so that none is printed twice. */
function pageSize(state: State): number {
  return Math.max(1, listLayout(state).body - 1);
}

/** Number of articles after the current page. */
export function remainingArticles(state: State): number {
  return state.list.items.length - state.list.cursor - pageSize(state);
}

function moreLines(rest: number): string[] {
  return rest > 0 ? [`${rest} more; press Enter to continue.`] : [];
}

function headLine(state: State): string {
  const { list, library } = state;
  const { filter, category, unread, items } = list;
  const filters = [category, unread ? 'unread' : ''].filter(Boolean).join(', ');
  const count = pluralize(items.length, 'article');
  if (filter.results) {
    const hidden = filter.results.results.length - items.length;
    const where = filters ? ` in ${filters}` : '';
    const others = hidden > 0 ? `, ${hidden} more outside ${filters}` : '';
    const query = filter.field.text.trim();
    return `${pluralize(items.length, 'result')} for ${query}${where}${others}.${correctionText(state)}`;
  }
  const sorted = list.sort === 'date' ? '' : `, ${SORT_NAMES[list.sort]}`;
  const problemText = hasProblems(library) ? ` ${problemCount(library)}.` : '';
  return `${library.name}, ${filters ? `${filters}, ` : ''}${count}${sorted}.${problemText}`;
}

function correctionText({ list }: State): string {
  const { corrections = [], suggestions = [], problems } = list.filter.results ?? {};
  return [
    ...corrections.map(({ word, replacements, occurs }) => {
      const quoted = replacements.map(each => `"${each}"`).join(' or ');
      if (occurs) return `"${word}" is rare here; also showing results for ${quoted}.`;
      return `No article contains "${word}"${quoted ? `; showing results for ${quoted}` : ''}.`;
    }),
    ...suggestions.map(({ word, suggestion }) => `"${word}" is rare here, "${suggestion}" is frequent.`),
    ...queryProblemTexts(problems),
  ]
    .map(text => ` ${text}`)
    .join('');
}

function articleLines(state: State, item: ArticleItem, number: number): string[] {
  const { article } = item;
  const passage = snippetMatch(item);
  const { percent } = state.readingStates.get(article.path) ?? {};
  const mark = isRead(state, article) ? ', read' : percent ? `, ${percent} percent read` : '';
  const suffix = disambiguatingSlug(state.library.articles, article);
  const title = suffix === '' ? article.title : `${article.title}, ${suffix}`;
  const first = `${number}. ${title}, ${detailsLine(article, ', ')}${mark}`;
  const indent = ' '.repeat(`${number}. `.length);
  if (passage)
    return [first, `${indent}${passage.section ? `In ${passage.section}: ` : ''}${passage.snippet}`];
  return article.description ? [first, `${indent}${article.description}`] : [first];
}

function emptyLines({ list, library }: State, bindings: Bindings): string[] {
  if (list.filter.results) return ['No results. Type / alone to end the search.'];
  if (library.articles.length === 0) return ['No articles here.'];
  return [
    insertKeyLabels(
      `No articles match these filters. Type ${keyPlaceholder('list.escape')} to show all.`,
      bindings,
      true,
    ),
  ];
}

/** The problems of the library's files: where, what, and how to fix it. */
export function problemLines(library: Pick<Library, 'problems'>): string[] {
  const lines = problemsForReaders(library.problems).map(
    ({ file, line, message, hint }) => `${file}, line ${line}: ${message}. Hint: ${hint}.`,
  );
  return [`${problemCount(library)} in the library.`, ...lines];
}
