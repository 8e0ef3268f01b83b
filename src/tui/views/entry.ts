import { columns } from '../../text/columns.js';
import { listLayout } from '../app/layout.js';
import { isRead } from '../app/list/entries.js';
import { entryRows } from '../app/list/moving.js';
import type { Entry, State } from '../app/state.js';
import { clip, fill, marked, type Row, run, spread, styled } from './row.js';

/** The details beside a title, the one that gives way first last: each wants the list to be so wide. */
const DETAILS: { least: number; width: number; of: (entry: Entry, state: State) => string }[] = [
  { least: 72, width: 14, of: ({ article }) => article.category },
  { least: 64, width: 10, of: ({ article }) => (article.date ?? '').slice(0, 10) },
  { least: 52, width: 7, of: ({ article }) => `${article.minutes} min` },
  { least: 44, width: 5, of: markOf },
];

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
  const mark = selected ? run(ascii ? '> ' : '▌ ', 'cursor') : run('  ');
  const title = marked(entry.article.title, entry.hit?.title ?? [], 'title');
  const shown = detailsRow(state, entry, width);
  const left = clip([run(' '), mark, ...(selected ? styled(title, 'selected') : title)], width, ascii);
  const first = shown.length > 0 ? spread(left, shown, width, ascii) : left;
  return entryRows(state, entry, selected) === 1 ? [first] : [first, secondRow(state, entry, width)];
}

function detailsRow(state: State, entry: Entry, width: number): Row {
  const shown = DETAILS.filter(({ least }) => width >= least);
  return shown.flatMap(detail => {
    const text = detail.of(entry, state);
    const right = detail.width <= 7;
    const gap = Math.max(0, detail.width - columns(text));
    const cell = right
      ? [run(' '.repeat(gap)), run(text, 'dim')]
      : fill([run(text, 'dim')], detail.width, state.settings.ascii);
    return [run('  '), ...cell];
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
