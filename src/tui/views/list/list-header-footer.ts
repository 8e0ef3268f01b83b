import { QUERY_SYNTAX } from '../../../search/query/query-syntax.js';
import { displayWidth } from '../../../text/display-width.js';
import { pluralize } from '../../../util/pluralize.js';
import type { KeyAction } from '../../app/action.js';
import { SORT_NAMES } from '../../app/list/sort-and-filter.js';
import { hasProblems, problemCount } from '../../app/overlays/problem-rows.js';
import type { Filter, State } from '../../app/state.js';
import type { Bindings } from '../../keys/bindings.js';
import { footerHints } from '../../keys/help.js';
import { contextsOf } from '../../keys/key-contexts.js';
import { clip, GAP, type Row, rowWidth, span, spread } from '../row.js';
import { hintRow, inputRow, messageSpan } from '../row-parts.js';

/** The header: ` lectern · 14 articles            all  devops  writing  tools  ›`. */
export function headerRow(state: State): Row {
  const { columns } = state.size;
  const { ascii } = state.settings;
  const left = [
    span(' '),
    span(state.library.name, 'title'),
    span(` ${ascii ? '-' : '·'} ${countText(state)}`, 'dim'),
  ];
  return spread(left, tabsRow(state, columns - rowWidth(left) - 4), columns, ascii);
}

function countText({ list, library, settings }: State): string {
  const all = library.articles.length;
  const isFiltered = list.category !== undefined || list.unread;
  const shown = isFiltered ? `${list.items.length} of ` : '';
  const more = library.partial ? `, loading${settings.ascii ? '...' : '…'}` : '';
  const parts = [`${shown}${pluralize(all, 'article')}${more}`];
  if (list.unread) parts.push('unread');
  if (list.sort !== 'date' && !list.filter.results) parts.push(SORT_NAMES[list.sort]);
  if (hasProblems(library)) parts.push(problemCount(library));
  return parts.join(settings.ascii ? ' - ' : ' · ');
}

/** The category tabs around the selected one, with arrows if there are more. Empty if the selected one does not fit. */
function tabsRow({ list, settings }: State, width: number): Row {
  if (list.categories.length < 2) return [];
  const names = ['all', ...list.categories];
  const selected = list.category === undefined ? 0 : names.indexOf(list.category, 1);
  return tabsFrom(names, firstTab(names, selected, width), selected, width, settings.ascii) ?? [];
}

/** Columns of the arrow before the tabs, or after them. */
const ARROW_COLUMNS = 3;

/** Index of the first tab, as far before the selected one as both fit into `width` columns. */
function firstTab(names: readonly string[], selected: number, width: number): number {
  const tabColumns = (index: number): number => displayWidth(names[index] ?? '') + 2;
  let from = selected;
  let columns = tabColumns(selected);
  while (from > 0) {
    columns += tabColumns(from - 1);
    const arrow = from > 1 ? ARROW_COLUMNS : 0;
    if (arrow + columns > width - ARROW_COLUMNS) break;
    from--;
  }
  return from;
}

function tabsFrom(
  names: readonly string[],
  from: number,
  selected: number,
  width: number,
  ascii: boolean,
): Row | undefined {
  let row: Row = from > 0 ? [span(ascii ? '<  ' : '‹  ', 'dim')] : [];
  let index = from;
  for (; index < names.length; index++) {
    const next = [...row, span(names[index] ?? '', index === selected ? 'selected' : 'dim'), span('  ')];
    if (rowWidth(next) > width - ARROW_COLUMNS) break;
    row = next;
  }
  if (index <= selected) return undefined;
  return index < names.length ? [...row, span(ascii ? '> ' : '› ', 'dim')] : row;
}

/** The filter: ` ❯ kuber_                                   3 results`. */
export function filterRow(state: State): Row {
  const { filter } = state.list;
  const { ascii } = state.settings;
  const { columns } = state.size;
  const prompt = span(ascii ? ' > ' : ' ❯ ', 'key');
  const count = [span(resultCount(state), 'dim'), span(' ')];
  const whole = columns - rowWidth([prompt]);
  const beside = whole - rowWidth(count) - GAP;
  // A long query gets the row for itself where the number of results would leave too little of it.
  const isAlone = beside < MIN_INPUT && rowWidth(queryRow(filter, whole, ascii)) > beside;
  const left = [prompt, ...queryRow(filter, isAlone ? whole : beside, ascii)];
  const right = isAlone ? [] : count;
  const space = columns - rowWidth(left) - rowWidth(right) - 2 * GAP;
  return spread(left, [...wordsRow(state, space), ...right], columns, ascii);
}

/** Minimum number of columns of a query beside the number of results. */
const MIN_INPUT = 10;

/** The query. While it is typed, it has a cursor, and an empty one shows the syntax. */
function queryRow({ typing, field }: Filter, width: number, ascii: boolean): Row {
  if (!typing) return [span(field.text)];
  const input = inputRow(field, width, ascii);
  return field.text === '' ? [...input, span(` ${QUERY_SYNTAX}`, 'dim')] : input;
}

/** Minimum number of columns in which the words searched for are shown. */
const MIN_WORDS = 8;

/** The words searched for, cut to `space` columns. */
function wordsRow(state: State, space: number): Row {
  const words = searchedWords(state);
  if (words === '' || space < MIN_WORDS) return [];
  return [...clip([span(words, 'dim')], space, state.settings.ascii), span('  ')];
}

function resultCount({ list, settings }: State): string {
  const { filter, items } = list;
  if (!filter.results) return '';
  const more = filter.complete ? '' : settings.ascii ? ' ...' : ' …';
  return `${pluralize(items.length, 'result')}${more}`;
}

/** The words searched for in place of others, and frequent words similar to rare ones. */
function searchedWords({ list }: State): string {
  const { corrections = [], suggestions = [] } = list.filter.results ?? {};
  const corrected = corrections.filter(({ replacements }) => replacements.length > 0);
  return [
    ...corrected.map(({ word, replacements }) => `${word}: ${replacements.join(' or ')}`),
    ...suggestions.map(({ word, suggestion }) => `${word} is rare; try ${suggestion}`),
  ].join(', ');
}

/** The footer: a message if there is one, else key hints. */
export function footerRow(state: State, bindings: Bindings): Row {
  const { columns } = state.size;
  const { ascii } = state.settings;
  const { message, opening } = state;
  if (message) return clip([span(' '), messageSpan(message, bindings, ascii)], columns, ascii);
  if (opening) return clip([span(` Opening ${opening.article.title}`, 'dim')], columns, ascii);
  const useful = bindings.filter(({ action }) => !isUseless(state, action));
  return [span(' '), ...hintRow(footerHints(useful, contextsOf(state), ascii), columns - 2)];
}

/** Actions on a list item. */
const ITEM_ACTIONS: readonly KeyAction[] = ['list.open', 'filter.open', 'filter.down'];

/** True if an action has nothing to act on, so that its hint is not shown. */
function isUseless({ list, library }: State, action: KeyAction): boolean {
  if (action === 'problems') return !hasProblems(library);
  if (action === 'list.next-category') return list.categories.length < 2;
  return list.items.length === 0 && ITEM_ACTIONS.includes(action);
}
