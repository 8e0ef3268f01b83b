/** The columns beside the titles of the list: their choice, widths and text. */

import type { Article } from '../../../library/article.js';
import { displayWidth } from '../../../text/display-width.js';
import { maxOf } from '../../../util/large-lists.js';
import { isRead } from '../../app/list/visible-items.js';
import { listLayout } from '../../app/screen-layout.js';
import type { ArticleItem, State } from '../../app/state.js';
import { fill, GAP, type Row, span } from '../row.js';

interface ColumnType {
  /** Width of the list from which the column is shown. */
  minListWidth: number;
  /** True if the column is left out when most titles would be cut otherwise. */
  isOptional?: boolean;
  width: (state: State) => number;
  text: (item: ArticleItem, state: State) => string;
  alignRight?: boolean;
}

/** In the order in which they are left out. A column that is empty or the same in every row gets width 0. */
const COLUMN_TYPES: readonly ColumnType[] = [
  { minListWidth: 72, isOptional: true, width: categoryWidth, text: ({ article }) => article.category },
  {
    minListWidth: 64,
    isOptional: true,
    width: dateWidth,
    text: ({ article }) => (article.date ?? '').slice(0, 10),
  },
  {
    minListWidth: 52,
    width: minutesWidth,
    text: ({ article }) => minutesText(article.minutes),
    alignRight: true,
  },
  // Reserved from the start, so that the first mark moves no column.
  { minListWidth: 44, width: () => 4, text: progressText, alignRight: true },
];

const MAX_CATEGORY_WIDTH = 14;

function categoryWidth({ list }: State): number {
  if (list.category !== undefined || list.categories.length < 2) return 0;
  return Math.min(MAX_CATEGORY_WIDTH, maxOf(list.categories.map(displayWidth)));
}

function dateWidth({ library }: State): number {
  return summaryOf(library.articles).isDated ? 10 : 0;
}

function minutesText(minutes: number): string {
  return `${minutes} min`;
}

function minutesWidth({ library }: State): number {
  return summaryOf(library.articles).minutesWidth;
}

/** The progress of an article, or its read mark. */
function progressText({ article }: ArticleItem, state: State): string {
  if (isRead(state, article)) return state.settings.ascii ? 'read' : '✓';
  const { percent } = state.readingStates.get(article.path) ?? {};
  return percent ? `${percent}%` : '';
}

/** The columns of an item. Empty if the list is too narrow for any. */
export function columnsRow(state: State, item: ArticleItem): Row {
  return columnsOf(state).flatMap(({ type, width }, index) => {
    const text = type.text(item, state);
    const indent = span(' '.repeat(type.alignRight ? Math.max(0, width - displayWidth(text)) : 0));
    const gap = span(' '.repeat(index > 0 ? GAP : 0));
    return [gap, ...fill([indent, span(text, 'dim')], width, state.settings.ascii)];
  });
}

interface Column {
  type: ColumnType;
  width: number;
}

/** Computed once for all rows of a frame. */
const columnsByState = new WeakMap<State, Column[]>();

function columnsOf(state: State): Column[] {
  const columns = columnsByState.get(state) ?? fittingColumns(state);
  columnsByState.set(state, columns);
  return columns;
}

/** Terminal columns of the cursor mark before the title and the space after the last column. */
const MARGINS = 4;

/** The columns that fit. They are the same in every row, wherever the list is scrolled to. */
function fittingColumns(state: State): Column[] {
  const { width } = listLayout(state);
  const { titleWidth } = summaryOf(state.library.articles);
  let shown = COLUMN_TYPES.filter(({ minListWidth }) => width >= minListWidth)
    .map(type => ({ type, width: type.width(state) }))
    .filter(column => column.width > 0);
  const widthLeft = (): number => shown.reduce((left, column) => left - GAP - column.width, width - MARGINS);
  while (shown[0]?.type.isOptional && widthLeft() < titleWidth) shown = shown.slice(1);
  return shown;
}

interface ListSummary {
  isDated: boolean;
  minutesWidth: number;
  /** Width that most titles fit into. */
  titleWidth: number;
}

/** Number of articles sampled. A library of 10,000 must not slow down the first frame. */
const SAMPLE_SIZE = 500;
/** Share of titles that are shown whole. Longer ones are cut. */
const WHOLE_SHARE = 0.75;
const MAX_TITLE_WIDTH = 48;

/** Computed once per list of articles, because every row needs it. */
const summaries = new WeakMap<readonly Article[], ListSummary>();

function summaryOf(articles: readonly Article[]): ListSummary {
  const cached = summaries.get(articles);
  if (cached) return cached;
  const sample = articles.slice(0, SAMPLE_SIZE);
  const widths = sample.map(({ title }) => displayWidth(title)).sort((a, b) => a - b);
  const titleWidth = Math.min(MAX_TITLE_WIDTH, widths[Math.floor(WHOLE_SHARE * widths.length)] ?? 0);
  const longest = maxOf(sample.map(({ minutes }) => minutes));
  const summary = {
    isDated: sample.some(({ date }) => date !== undefined),
    minutesWidth: minutesText(longest).length,
    titleWidth,
  };
  summaries.set(articles, summary);
  return summary;
}
