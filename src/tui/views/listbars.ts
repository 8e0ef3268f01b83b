import type { State } from '../app/state.js';
import type { Bindings } from '../keys/bindings.js';
import { contextsOf } from '../keys/context.js';
import { hintsFor } from '../keys/help.js';
import { hintRow } from './hints.js';
import { clip, type Row, run, spread, widthOf } from './row.js';
import { typedRow } from './typed.js';

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
  const parts = [`${shown}${all} ${all === 1 ? 'article' : 'articles'}`];
  const problems = library.problems.length;
  if (list.unread) parts.push('unread');
  if (problems > 0) parts.push(`${problems} ${problems === 1 ? 'problem' : 'problems'}`);
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

/** ` ❯ kuber_                                   3 hits` */
export function filterRow(state: State): Row {
  const { filter } = state.list;
  const { ascii } = state.settings;
  const prompt = run(ascii ? ' > ' : ' ❯ ', 'key');
  const left = filter.typing
    ? [prompt, ...typedRow(filter.field, state.settings.depth)]
    : [prompt, run(filter.field.text)];
  return spread(left, [run(hitsText(state), 'dim'), run(' ')], state.size.columns, ascii);
}

function hitsText({ list, settings }: State): string {
  const { filter, entries } = list;
  if (!filter.results) return '';
  const more = filter.complete ? '' : settings.ascii ? ' ...' : ' …';
  const instead = filter.results.tried.map(tried => insteadText(tried)).join(', ');
  return `${instead ? `${instead}   ` : ''}${entries.length} ${entries.length === 1 ? 'hit' : 'hits'}${more}`;
}

function insteadText({ word, instead }: { word: string; instead: string[] }): string {
  return instead.length > 0 ? `${word}: ${instead.join(' or ')}` : `${word}: not found`;
}

/** A message where there is one, else the most useful keys. */
export function footerRow(state: State, bindings: Bindings): Row {
  const { columns } = state.size;
  const { ascii } = state.settings;
  const { message, opening } = state;
  if (message)
    return clip([run(' '), run(message.text, message.error ? 'error' : undefined)], columns, ascii);
  if (opening) return clip([run(` Opening ${opening.article.title}`, 'dim')], columns, ascii);
  return [run(' '), ...hintRow(hintsFor(bindings, contextsOf(state), ascii), columns - 2)];
}

/** Why there is nothing to see, and what to do about it. */
export function emptyRows(state: State): Row[] {
  const { ascii } = state.settings;
  return ['', ...emptyWords(state)].map(text =>
    clip([run(text ? ` ${text}` : '', 'dim')], state.size.columns, ascii),
  );
}

function emptyWords({ list, library }: State): string[] {
  const { filter } = list;
  if (filter.results) {
    if (!filter.complete) return ['Searching the texts.'];
    return [`Nothing matches ${filter.field.text.trim()}.`, 'Esc clears the search.'];
  }
  if (library.articles.length === 0) {
    const problems = library.problems
      .slice(0, 5)
      .map(({ file, line, message }) => `${file}:${line}: ${message}`);
    return [
      'There are no articles here.',
      'An article is a Markdown file, with .md at the end of its name.',
      ...problems,
    ];
  }
  if (list.unread) return ['Everything here has been read.', 'U shows all again.'];
  return ['No article is in this category.'];
}
