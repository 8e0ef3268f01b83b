import type { Problem } from '../../library/problem.js';
import { detailsLine } from '../../render/article-details.js';
import { distinction } from '../app/list/disambiguate-title.js';
import { passageOf } from '../app/list/passage.js';
import { SORT_NAMES } from '../app/list/sort-and-filter.js';
import { isRead } from '../app/list/visible-items.js';
import { countOfProblems } from '../app/overlays/problem-rows.js';
import { keyOf } from '../app/reducer.js';
import { listLayout } from '../app/screen-layout.js';
import type { Entry, State } from '../app/state.js';
import type { Bindings } from '../keys/bindings.js';
import { withKeys } from '../keys/key-labels.js';

/** The list from the entry under the cursor on, numbered, as many as a page has; said first is what they are. */
export function listLines(state: State, bindings: Bindings): string[] {
  const { entries, cursor } = state.list;
  if (entries.length === 0) return [headLine(state), ...emptyLines(state, bindings)];
  const count = pageOf(state);
  const shown = entries.slice(cursor, cursor + count);
  const lines = shown.flatMap((entry, index) => entryLines(state, entry, cursor + index + 1));
  return [headLine(state), ...lines, ...moreLines(restOf(state))];
}

/** As far as `list.page-down` goes: no entry is said twice. */
function pageOf(state: State): number {
  return Math.max(1, listLayout(state).body - 1);
}

/** How many entries come after those that were said. */
export function restOf(state: State): number {
  return state.list.entries.length - state.list.cursor - pageOf(state);
}

function moreLines(rest: number): string[] {
  return rest > 0 ? [`${rest} more; an empty line goes on.`] : [];
}

function headLine(state: State): string {
  const { list, library } = state;
  const { filter, category, unread, entries } = list;
  const narrowed = [category, unread ? 'unread' : ''].filter(Boolean).join(', ');
  const count = `${entries.length} ${entries.length === 1 ? 'article' : 'articles'}`;
  if (filter.results)
    return `${entries.length} ${entries.length === 1 ? 'hit' : 'hits'} for ${filter.field.text.trim()}.${insteadText(state)}`;
  const sorted = list.sort === 'date' ? '' : `, ${SORT_NAMES[list.sort]}`;
  const { problems } = library;
  const wrong = problems.length > 0 ? ` ${countOfProblems(problems)}.` : '';
  return `${library.name}, ${narrowed ? `${narrowed}, ` : ''}${count}${sorted}.${wrong}`;
}

function insteadText({ list }: State): string {
  const tried = list.filter.results?.tried ?? [];
  return tried
    .map(
      ({ word, instead }) =>
        ` ${word} is not found${instead.length > 0 ? `; searched for ${instead.join(' or ')} instead` : ''}.`,
    )
    .join('');
}

function entryLines(state: State, entry: Entry, number: number): string[] {
  const { article } = entry;
  const passage = passageOf(entry);
  const { percent } = state.kept.get(article.path) ?? {};
  const mark = isRead(state, article) ? ', read' : percent ? `, ${percent} percent read` : '';
  const which = distinction(state.library.articles, article);
  const title = which === '' ? article.title : `${article.title}, ${which}`;
  const first = `${number}. ${title}, ${detailsLine(article, ', ')}${mark}`;
  if (passage) return [first, `   ${passage.section ? `In ${passage.section}: ` : ''}${passage.snippet}`];
  return article.description ? [first, `   ${article.description}`] : [first];
}

function emptyLines({ list, library }: State, bindings: Bindings): string[] {
  if (list.filter.results) return ['Nothing matches. A slash alone ends the search.'];
  if (library.articles.length === 0) return ['There are no articles here.'];
  return [
    withKeys(`Nothing is left of the list. Type ${keyOf('list.escape')} to see all of it.`, bindings, true),
  ];
}

/** What is wrong with the library's files, each with where it is and how to mend it. */
export function problemLines(problems: readonly Problem[]): string[] {
  const lines = problems.map(({ file, line, message, hint }) => `${file}, line ${line}: ${message} ${hint}`);
  return [`${countOfProblems(problems)} in the library.`, ...lines];
}
