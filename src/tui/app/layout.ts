/** How a screen is divided: pure arithmetic on its size, asked by reducers (how far is a page) and views alike. */
import type { Size, State } from './state.js';

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
  const preview = isWide(size) && !small ? Math.min(80, Math.floor(size.columns * 0.4)) : 0;
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

export function readerLayout(state: Pick<State, 'size' | 'settings' | 'reading'>): ReaderLayout {
  const { size, settings, reading } = state;
  const small = isSmall(size);
  const status = size.rows > 1;
  const contents = contentsColumns(
    size,
    reading?.contents.shown ?? false,
    reading?.contents.focused ?? false,
  );
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

/** Beside the text where the screen is wide; else in its place, and only while it has the keys. */
function contentsColumns(size: Size, shown: boolean, focused: boolean): number {
  if (!shown) return 0;
  if (isWide(size)) return Math.min(40, Math.floor(size.columns * 0.3));
  return focused ? size.columns : 0;
}
