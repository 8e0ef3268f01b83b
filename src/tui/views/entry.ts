import { columns } from '../../text/columns.js';
import { listLayout } from '../app/layout.js';
import { distinction } from '../app/list/distinction.js';
import { isRead } from '../app/list/entries.js';
import { entryRows } from '../app/list/moving.js';
import type { Entry, State } from '../app/state.js';
import { clip, fill, marked, type Row, run, spread, styled } from './row.js';

interface Detail {
  /** The list must be so wide for it to be shown: the one that gives way first stands first. */
  least: number;
  width: (state: State) => number;
  of: (entry: Entry, state: State) => string;
  toRight?: boolean;
}

/** The details beside a title. A column that would say the same in each row, or nothing, is not there. */
const DETAILS: readonly Detail[] = [
  { least: 72, width: categoryWidth, of: ({ article }) => article.category },
  { least: 64, width: () => 10, of: ({ article }) => (article.date ?? '').slice(0, 10) },
  { least: 52, width: () => 7, of: ({ article }) => `${article.minutes} min`, toRight: true },
  { least: 44, width: ({ kept }) => (kept.size > 0 ? 5 : 0), of: markOf, toRight: true },
];

const WIDEST_CATEGORY = 12;

function categoryWidth({ list }: State): number {
  if (list.category !== undefined || list.categories.length < 2) return 0;
  return Math.min(WIDEST_CATEGORY, Math.max(...list.categories.map(columns)));
}

/** How far it was read, or that it was. */
function markOf({ article }: Entry, state: State): string {
  if (isRead(state, article)) return state.settings.ascii ? 'read' : '✓';
  const { percent } = state.kept.get(article.path) ?? {};
  return percent ? `${percent} %` : '';
}

/** The row or two of an entry: its title and details; a snippet where the body was hit, or the description. */
export function entryRowsOf(state: State, entry: Entry, selected: boolean): Row[] {
  const { width } = listLayout(state);
  const { ascii } = state.settings;
  const mark = selected ? run(ascii ? '> ' : '▌ ', 'key') : run('  ');
  const title = marked(entry.article.title, entry.hit?.title ?? [], 'title');
  const shown = detailsRow(state, entry, width);
  const which = distinction(state.library.articles, entry.article);
  const apart = which === '' ? [] : [run(`  ${which}`, 'dim')];
  const left = clip([run(' '), mark, ...(selected ? styled(title, 'key') : title), ...apart], width, ascii);
  const first = shown.length > 0 ? spread(left, [...shown, run(' ')], width, ascii) : left;
  return entryRows(state, entry, selected) === 1 ? [first] : [first, secondRow(state, entry, width)];
}

function detailsRow(state: State, entry: Entry, width: number): Row {
  const shown = DETAILS.filter(({ least }) => width >= least);
  return shown.flatMap(detail => {
    const wide = detail.width(state);
    if (wide === 0) return [];
    const text = detail.of(entry, state);
    const gap = run(' '.repeat(detail.toRight ? Math.max(0, wide - columns(text)) : 0));
    return [run('  '), ...fill([gap, run(text, 'dim')], wide, state.settings.ascii)];
  });
}

function secondRow(state: State, { article, hit }: Entry, width: number): Row {
  const { ascii } = state.settings;
  const body = hit?.body;
  if (!body) {
    const text = marked(article.description, hit?.description ?? [], 'dim');
    return clip([run('     '), ...text], width - 1, ascii);
  }
  const section =
    body.section && width >= 60
      ? clip([run(`${ascii ? '#' : '§'}${body.section}`, 'dim')], Math.floor(width / 4), ascii)
      : [];
  return spread(
    [run('     '), ...marked(body.snippet, body.ranges, undefined)],
    [...section, run(' ')],
    width,
    ascii,
  );
}
