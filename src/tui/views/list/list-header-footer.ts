import type { KeyAction } from '../../app/action.js';
import { SORT_NAMES } from '../../app/list/sort-and-filter.js';
import { countOfProblems } from '../../app/overlays/problem-rows.js';
import type { State } from '../../app/state.js';
import type { Bindings } from '../../keys/bindings.js';
import { contextsOf } from '../../keys/context.js';
import { hintsFor } from '../../keys/help.js';
import { hintRow, messageRun } from '../hints.js';
import { clip, type Row, run, spread, widthOf } from '../row.js';
import { typedRow } from '../text-input.js';

/** ` lectern · 14 articles            all  devops  writing  tools  ›` */
export function headerRow(state: State): Row {
  const { columns } = state.size;
  const { ascii } = state.settings;
  const left = [
    run(' '),
    run(state.library.name, 'title'),
    run(` ${ascii ? '-' : '·'} ${countText(state)}`, 'dim'),
  ];
  return spread(left, tabsRow(state, columns - widthOf(left) - 4), columns, ascii);
}

function countText({ list, library, settings }: State): string {
  const all = library.articles.length;
  const narrowed = list.category !== undefined || list.unread;
  const shown = narrowed ? `${list.entries.length} of ` : '';
  const more = library.partial ? `, reading on${settings.ascii ? '...' : '…'}` : '';
  const parts = [`${shown}${all} ${all === 1 ? 'article' : 'articles'}${more}`];
  if (list.unread) parts.push('unread');
  if (list.sort !== 'date' && !list.filter.results) parts.push(SORT_NAMES[list.sort]);
  if (library.problems.length > 0) parts.push(countOfProblems(library.problems));
  return parts.join(settings.ascii ? ' - ' : ' · ');
}

/** The category tabs around the chosen one; arrows where there are more. Nothing where not even one fits. */
function tabsRow({ list, settings }: State, width: number): Row {
  if (list.categories.length < 2) return [];
  const names = ['all', ...list.categories];
  const chosen = list.category === undefined ? 0 : names.indexOf(list.category, 1);
  for (let from = 0; from <= chosen; from++) {
    const row = tabsFrom(names, from, chosen, width, settings.ascii);
    if (row) return row;
  }
  return [];
}

function tabsFrom(
  names: readonly string[],
  from: number,
  chosen: number,
  width: number,
  ascii: boolean,
): Row | undefined {
  let row: Row = from > 0 ? [run(ascii ? '<  ' : '‹  ', 'dim')] : [];
  let index = from;
  for (; index < names.length; index++) {
    const next = [...row, run(names[index] ?? '', index === chosen ? 'selected' : 'dim'), run('  ')];
    if (widthOf(next) > width - 3) break;
    row = next;
  }
  if (index <= chosen) return undefined;
  return index < names.length ? [...row, run(ascii ? '> ' : '› ', 'dim')] : row;
}

/** Shown until something is typed: nothing else on the screen tells of it. */
const MAY_BE_TYPED = 'words, "a phrase", !without, category:, tag:, title:';

/** ` ❯ kuber_                                   3 hits` */
export function filterRow(state: State): Row {
  const { filter } = state.list;
  const { ascii } = state.settings;
  const prompt = run(ascii ? ' > ' : ' ❯ ', 'key');
  const left = filter.typing ? [prompt, ...typedRow(filter.field)] : [prompt, run(filter.field.text)];
  if (filter.typing && filter.field.text === '') left.push(run(` ${MAY_BE_TYPED}`, 'dim'));
  return spread(left, [run(hitsText(state), 'dim'), run(' ')], state.size.columns, ascii);
}

function hitsText({ list, settings }: State): string {
  const { filter, entries } = list;
  if (!filter.results) return '';
  const more = filter.complete ? '' : settings.ascii ? ' ...' : ' …';
  // A word for which there is none is told of where the hits would be.
  const near = filter.results.tried.filter(tried => tried.instead.length > 0);
  const instead = near.map(tried => `${tried.word}: ${tried.instead.join(' or ')}`).join(', ');
  return `${instead ? `${instead}   ` : ''}${entries.length} ${entries.length === 1 ? 'hit' : 'hits'}${more}`;
}

/** A message where there is one, else the most useful keys. */
export function footerRow(state: State, bindings: Bindings): Row {
  const { columns } = state.size;
  const { ascii } = state.settings;
  const { message, opening } = state;
  if (message) return clip([run(' '), messageRun(message, bindings, ascii)], columns, ascii);
  if (opening) return clip([run(` Opening ${opening.article.title}`, 'dim')], columns, ascii);
  const useful = bindings.filter(({ does }) => !isIdle(state, does));
  return [run(' '), ...hintRow(hintsFor(useful, contextsOf(state), ascii), columns - 2)];
}

/** What acts on an entry. */
const ON_ENTRIES: readonly KeyAction[] = ['list.open', 'filter.open', 'filter.down'];

/** Whether there is nothing that it would act on: then it is not offered. */
function isIdle({ list, library }: State, does: KeyAction): boolean {
  if (does === 'problems') return library.problems.length === 0;
  if (does === 'list.next-category') return list.categories.length < 2;
  return list.entries.length === 0 && ON_ENTRIES.includes(does);
}
