import { readerLayout } from '../../screen-layout.js';
import type { FullView, State } from '../../state.js';

/** Part of a block that the full view shows, for the size of the screen. */
export interface FullViewport {
  /** Rows at the top that stay in view, and the rows after them that scroll. */
  headRows: number;
  rows: number;
  /** Columns at the left that stay in view, and the columns after them that scroll. */
  fixedColumns: number;
  columns: number;
  /** First row and column, and the last that they can be. */
  top: number;
  left: number;
  lastTop: number;
  lastLeft: number;
}

/** The header row and first column stay in view if they leave at least half of the screen. A wider column stays in part. */
export function fullViewport(
  state: Pick<State, 'size' | 'settings' | 'reading'>,
  view: FullView,
): FullViewport {
  const { head, count, width, firstColumns } = view.rows;
  const { columns } = state.size;
  const { body } = readerLayout(state);
  const headRows = Math.min(head.length, body >> 1);
  const fixedColumns = width > columns ? Math.min(firstColumns, columns >> 1) : 0;
  const rows = body - headRows;
  const lastTop = Math.max(0, count - rows);
  const lastLeft = Math.max(0, width - columns);
  return {
    headRows,
    rows,
    fixedColumns,
    columns: columns - fixedColumns,
    top: Math.min(view.top, lastTop),
    left: Math.min(view.left, lastLeft),
    lastTop,
    lastLeft,
  };
}
