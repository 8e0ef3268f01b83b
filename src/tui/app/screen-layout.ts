/** How a screen is divided: pure arithmetic on its size, asked by reducers (how far is a page) and views alike. */
import type { Reading, Settings, Size, State } from './state.js';

/** From this width on the list has a preview and contents stand beside the text. */
const WIDE = 110;
/** Below either, only the text itself and one row of status are shown. */
const LEAST: Size = { columns: 40, rows: 8 };

export interface ListLayout {
  small: boolean;
  header: boolean;
  filter: boolean;
  rules: boolean;
  footer: boolean;
  /** Rows for entries. */
  body: number;
  /** Columns for entries. */
  width: number;
  /** Columns of the preview pane; 0: none. */
  preview: number;
}

export interface ReaderLayout {
  small: boolean;
  rule: boolean;
  status: boolean;
  /** Rows for text, contents and what is shown at the foot. */
  body: number;
  /** Columns of the contents panel; 0: not shown. */
  contents: number;
  /** Columns left of the text, within what the contents leave. */
  left: number;
  measure: number;
}

function isSmall({ columns, rows }: Size): boolean {
  return columns < LEAST.columns || rows < LEAST.rows;
}

function isWide({ columns }: Size): boolean {
  return columns >= WIDE;
}

export function listLayout(state: Pick<State, 'size' | 'list'>): ListLayout {
  const { size, list } = state;
  const small = isSmall(size);
  const filtering = list.filter.typing || list.filter.field.text !== '';
  const header = !small;
  const rules = !small;
  const filter = filtering && (!small || size.rows > 2);
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

/** Columns that the list has in an ordinary terminal: what it shows there, it shows beside a preview too. */
const ORDINARY = 80;
const LEAST_PREVIEW = 38;
const WIDEST_PREVIEW = 80;

function previewColumns({ columns }: Size): number {
  const share = Math.min(WIDEST_PREVIEW, Math.floor(columns * 0.4));
  return Math.max(LEAST_PREVIEW, Math.min(share, columns - 1 - ORDINARY));
}

export function readerLayout(state: Pick<State, 'size' | 'settings' | 'reading'>): ReaderLayout {
  const { size, settings, reading } = state;
  const small = isSmall(size);
  const status = size.rows > 1;
  const contents = contentsColumns(size, settings, reading);
  const beside = contents < size.columns ? contents : 0;
  const room = Math.max(1, size.columns - beside);
  const margins = small ? 0 : Math.min(2, room - 1);
  const measure = Math.max(1, Math.min(settings.measure, room - margins));
  return {
    small,
    rule: !small,
    status,
    body: Math.max(1, size.rows - Number(status) - Number(!small)),
    contents,
    left: Math.floor((room - measure) / 2),
    measure,
  };
}

const WIDEST_CONTENTS = 48;
/** Columns that the text keeps free on its two sides; contents may have what it does not need beyond them. */
const MARGINS = 4;
/** Contents of fewer headings say nothing that the text does not: they are not shown unasked. */
const LEAST_HEADINGS = 2;

/** Beside the text where the screen is wide; else in its place, and only while they have the keys. */
function contentsColumns(size: Size, settings: Settings, reading: Reading | undefined): number {
  if (!reading || settings.accessible) return 0;
  const { focused } = reading.contents;
  if (!isWide(size)) return focused ? size.columns : 0;
  const unasked = settings.contents && reading.parsing.document.headings.length >= LEAST_HEADINGS;
  if (!focused && !unasked) return 0;
  const spare = size.columns - settings.measure - MARGINS;
  return Math.min(WIDEST_CONTENTS, Math.max(Math.floor(size.columns * 0.3), spare));
}

/** Whether contents have room beside the text. */
export function hasRoomBeside({ size, settings }: Pick<State, 'size' | 'settings'>): boolean {
  return isWide(size) && !settings.accessible;
}
