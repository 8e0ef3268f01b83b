/**
 * Divides the screen into areas, from its size. Reducers use it for the size of a page, views for drawing. Must not import
 * views.
 */
import type { Reading, Settings, Size, State } from './state.js';

/** Minimum columns for a preview beside the list and contents beside the text. */
const WIDE = 110;
/** A smaller screen shows only the text and the status row. */
const MIN_SIZE: Size = { columns: 40, rows: 8 };

export interface ListLayout {
  small: boolean;
  header: boolean;
  filter: boolean;
  rules: boolean;
  footer: boolean;
  /** Rows for items. */
  body: number;
  /** Columns for items. */
  width: number;
  /** Columns of the preview; 0 if hidden. */
  preview: number;
}

export interface ReaderLayout {
  small: boolean;
  rule: boolean;
  status: boolean;
  /** Rows for text, contents and the footnote preview. */
  body: number;
  /** Columns of the contents; 0 if hidden. */
  contents: number;
  /** Columns to the left of the text, without the contents. */
  left: number;
  width: number;
}

function isSmall({ columns, rows }: Size): boolean {
  return columns < MIN_SIZE.columns || rows < MIN_SIZE.rows;
}

function isWide({ columns }: Size): boolean {
  return columns >= WIDE;
}

export function listLayout(state: Pick<State, 'size' | 'list'>): ListLayout {
  const { size, list } = state;
  const small = isSmall(size);
  const hasFilter = list.filter.typing || list.filter.field.text !== '';
  const header = !small;
  const rules = !small;
  const filter = hasFilter && (!small || size.rows > 2);
  const footer = !small || (size.rows > 1 && !filter);
  const chrome = Number(header) + Number(filter) + 2 * Number(rules) + Number(footer);
  const preview = isWide(size) && !small ? previewColumns(size) : 0;
  const body = Math.max(1, size.rows - chrome);
  return {
    small,
    header,
    filter,
    rules,
    footer,
    body,
    width: size.columns - (preview ? preview + 1 : 0),
    preview,
  };
}

/** Columns that the list keeps beside a preview. With them it shows the same details as in a terminal of the default size. */
const DEFAULT_LIST_COLUMNS = 80;
const MIN_PREVIEW = 38;
const MAX_PREVIEW = 80;

function previewColumns({ columns }: Size): number {
  const share = Math.min(MAX_PREVIEW, Math.floor(columns * 0.4));
  return Math.max(MIN_PREVIEW, Math.min(share, columns - 1 - DEFAULT_LIST_COLUMNS));
}

export function readerLayout(state: Pick<State, 'size' | 'settings' | 'reading'>): ReaderLayout {
  const { size, settings, reading } = state;
  const small = isSmall(size);
  const status = size.rows > 1;
  const contents = contentsColumns(size, settings, reading);
  const beside = contents < size.columns ? contents : 0;
  const available = Math.max(1, size.columns - beside);
  const margins = small ? 0 : Math.min(2, available - 1);
  const width = Math.max(1, Math.min(settings.width, available - margins));
  return {
    small,
    rule: !small,
    status,
    body: Math.max(1, size.rows - Number(status) - Number(!small)),
    contents,
    left: Math.floor((available - width) / 2),
    width,
  };
}

const MAX_CONTENTS = 48;
/** Free columns at both sides of the text. Contents may use what is left beyond them. */
const MARGINS = 4;
/** Minimum headings for contents to be shown without being opened: fewer say nothing new. */
const MIN_HEADINGS = 2;

/** Columns of the contents. They are beside the text on a wide screen, else replace it while focused. */
function contentsColumns(size: Size, settings: Settings, reading: Reading | undefined): number {
  if (!reading || settings.accessible) return 0;
  const { focused } = reading.contents;
  if (!isWide(size)) return focused ? size.columns : 0;
  const isShown = settings.contents && reading.parsing.document.headings.length >= MIN_HEADINGS;
  if (!focused && !isShown) return 0;
  const spare = size.columns - settings.width - MARGINS;
  return Math.min(MAX_CONTENTS, Math.max(Math.floor(size.columns * 0.3), spare));
}

/** True if contents are shown beside the text, not instead of it. */
export function fitsContentsBeside({ size, settings }: Pick<State, 'size' | 'settings'>): boolean {
  return isWide(size) && !settings.accessible;
}
