/** What stands beside the titles in the list: which columns there are, how wide, and what each says of an entry. */
import type { Article } from '../../../library/article.js';
import { displayWidth } from '../../../text/display-width.js';
import { isRead } from '../../app/list/visible-items.js';
import { listLayout } from '../../app/screen-layout.js';
import type { Entry, State } from '../../app/state.js';
import { fill, GAP, type Row, run } from '../row.js';

interface Detail {
  /** The list must be so wide for it to be shown: the one that gives way first stands first. */
  least: number;
  /** Whether it gives way to titles that would be cut. */
  yields?: boolean;
  width: (state: State) => number;
  of: (entry: Entry, state: State) => string;
  toRight?: boolean;
}

/** A column that would say the same in each row, or nothing, is not there. */
const DETAILS: readonly Detail[] = [
  { least: 72, yields: true, width: categoryWidth, of: ({ article }) => article.category },
  { least: 64, yields: true, width: dateWidth, of: ({ article }) => (article.date ?? '').slice(0, 10) },
  { least: 52, width: () => 7, of: ({ article }) => `${article.minutes} min`, toRight: true },
  { least: 44, width: ({ kept }) => (kept.size > 0 ? 5 : 0), of: markOf, toRight: true },
];

const WIDEST_CATEGORY = 14;

function categoryWidth({ list }: State): number {
  if (list.category !== undefined || list.categories.length < 2) return 0;
  return Math.min(WIDEST_CATEGORY, Math.max(...list.categories.map(displayWidth)));
}

function dateWidth({ library }: State): number {
  return knownOf(library.articles).isDated ? 10 : 0;
}

/** How far it was read, or that it was. */
function markOf({ article }: Entry, state: State): string {
  if (isRead(state, article)) return state.settings.ascii ? 'read' : '✓';
  const { percent } = state.kept.get(article.path) ?? {};
  return percent ? `${percent} %` : '';
}

/** The details of an entry, each in its column; empty where there is room for none. */
export function detailsRow(state: State, entry: Entry): Row {
  return columnsOf(state).flatMap(({ detail, wide }, index) => {
    const text = detail.of(entry, state);
    const indent = run(' '.repeat(detail.toRight ? Math.max(0, wide - displayWidth(text)) : 0));
    const gap = run(' '.repeat(index > 0 ? GAP : 0));
    return [gap, ...fill([indent, run(text, 'dim')], wide, state.settings.ascii)];
  });
}

interface Column {
  detail: Detail;
  wide: number;
}

/** Found once for all rows of a frame. */
const found = new WeakMap<State, Column[]>();

function columnsOf(state: State): Column[] {
  const made = found.get(state) ?? findColumns(state);
  found.set(state, made);
  return made;
}

/** Columns of a row that are neither its title's nor its details': the mark before them, and the space after them. */
const MARGINS = 4;

/** The columns that there is room for: the same in each row, wherever the list is scrolled to. */
function findColumns(state: State): Column[] {
  const { width } = listLayout(state);
  const titles = knownOf(state.library.articles).title;
  let shown = DETAILS.filter(({ least }) => width >= least)
    .map(detail => ({ detail, wide: detail.width(state) }))
    .filter(({ wide }) => wide > 0);
  const room = (): number => shown.reduce((left, { wide }) => left - GAP - wide, width - MARGINS);
  while (shown[0]?.detail.yields && room() < titles) shown = shown.slice(1);
  return shown;
}

interface Known {
  isDated: boolean;
  /** Columns that most titles fit into. */
  title: number;
}

/** So many of the first are looked at: who has ten thousand does not wait for them. */
const LOOKED_AT = 500;
/** The share of titles that are to be whole; a longer one than these is cut wherever it stands. */
const MOST = 0.75;
const LONGEST = 48;

/** Found once for each list of articles: it is asked for with each row. */
const known = new WeakMap<readonly Article[], Known>();

function knownOf(articles: readonly Article[]): Known {
  const before = known.get(articles);
  if (before) return before;
  const first = articles.slice(0, LOOKED_AT);
  const widths = first.map(({ title }) => displayWidth(title)).sort((a, b) => a - b);
  const title = Math.min(LONGEST, widths[Math.floor(MOST * widths.length)] ?? 0);
  const made = { isDated: first.some(({ date }) => date !== undefined), title };
  known.set(articles, made);
  return made;
}
