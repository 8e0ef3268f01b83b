import type { Position } from '../../../document/position.js';
import {
  lastScreenPosition,
  linesFrom,
  moveByRows,
  type RowPosition,
  rowPositionOf,
} from '../../../layout/row-position.js';
import type { Motion } from '../action.js';
import { type HandlersFor, step, withMessage } from '../reducer.js';
import type { Reading, State } from '../state.js';
import { recordJump, withEndMessage } from './history/jumps.js';
import { previousPageRow, textRows, visibleLines } from './viewport.js';

export const TOP: RowPosition = { block: 0, row: 0 };

/** Compares two rows for sorting: negative, zero or positive. */
export function compareRows(a: RowPosition, b: RowPosition): number {
  return a.block - b.block || a.row - b.row;
}

/** Top row that puts the end of the parsed text at the bottom of the screen. */
export function lastTopRow(state: State, reading: Reading): RowPosition {
  return lastScreenPosition(reading.layout, textRows(state));
}

/** Last row to scroll to. Accessible mode scrolls to the last row, because it does not print rows twice to fill a screen. */
function maxTopRow(state: State, reading: Reading): RowPosition {
  return state.settings.accessible ? lastScreenPosition(reading.layout, 1) : lastTopRow(state, reading);
}

/** True if the rows from `row` on fill the screen. Then the end of the article need not be laid out. */
export function fillsScreen(state: State, { layout }: Reading, row: RowPosition): boolean {
  const rows = textRows(state);
  return linesFrom(layout, row, rows).length === rows;
}

/** True if there are rows below the screen. Lays out no more than one row of them. */
export function continuesBelow(state: State, { layout, topRow }: Reading): boolean {
  const rows = textRows(state);
  return linesFrom(layout, topRow, rows + 1).length > rows;
}

function earlierRow(a: RowPosition, b: RowPosition): RowPosition {
  return compareRows(a, b) > 0 ? b : a;
}

/** Scrolls a row to the top of the screen, but not beyond the last screen. */
export function scrollToRow(state: State, row: RowPosition): State {
  const { reading } = state;
  if (!reading) return state;
  const topRow = fillsScreen(state, reading, row) ? row : earlierRow(row, maxTopRow(state, reading));
  // No fingerprint here: the effect that saves the position makes it, not every scrolled row.
  const line = reading.layout.lines(topRow.block)[topRow.row];
  const position = { block: topRow.block, offset: line?.offset ?? 0 };
  return { ...state, reading: { ...reading, topRow, position } };
}

/**
 * Scrolls to a position. `top`: its row goes to the top. `near`: nothing moves if it is on the screen; else its row goes a third
 * of the way down, below some context.
 */
export function scrollToPosition(state: State, position: Position, how: 'top' | 'near'): State {
  const { reading } = state;
  if (!reading) return state;
  const isTop = position.block === 0 && position.offset === 0 && how === 'top';
  const row = isTop ? TOP : rowPositionOf(reading.layout, position);
  if (how === 'top' || state.settings.accessible) return scrollToRow(state, row);
  const rows = textRows(state);
  const lastRow = moveByRows(reading.layout, reading.topRow, rows - 1);
  if (compareRows(row, reading.topRow) >= 0 && compareRows(row, lastRow) <= 0) return state;
  return scrollToRow(state, moveByRows(reading.layout, row, -Math.floor(rows / 3)));
}

/** Rows that each motion scrolls by. */
const DISTANCES: Record<Exclude<Motion, 'top' | 'bottom'>, (rows: number) => number> = {
  down: () => 1,
  up: () => -1,
  'page-down': pageRows,
  'page-up': rows => -pageRows(rows),
  'half-down': rows => Math.max(1, rows >> 1),
  'half-up': rows => -Math.max(1, rows >> 1),
};

/** Rows of a page. On a screen with enough rows, two of them stay visible. */
function pageRows(rows: number): number {
  return rows > 6 ? rows - 2 : rows;
}

/** Scrolls by rows, and cancels a pending jump. */
export function scrollBy(state: State, rows: number): State {
  const { reading } = state;
  if (!reading) return state;
  const isEnd = rows > 0 && compareRows(reading.topRow, lastTopRow(state, reading)) >= 0;
  if (state.settings.accessible && isEnd) return withMessage(state, 'This is the end of the article');
  return scrollToRow(
    { ...state, reading: { ...reading, pendingJump: undefined } },
    moveByRows(reading.layout, reading.topRow, rows),
  );
}

const scroll = (motion: keyof typeof DISTANCES) => (state: State) =>
  step(scrollBy(state, DISTANCES[motion](textRows(state))));

/** Moves by a page. In accessible mode, pages end at a block and no row is printed twice. */
const page = (by: 1 | -1) => (state: State) => {
  if (!state.settings.accessible) return scroll(by > 0 ? 'page-down' : 'page-up')(state);
  if (by > 0) return step(scrollBy(state, visibleLines(state).length));
  return step(scrollToRow(cancelPendingJump(state), previousPageRow(state)));
};

export const scrollHandlers: HandlersFor<`reader.${Motion}`> = {
  'reader.down': scroll('down'),
  'reader.up': scroll('up'),
  'reader.page-down': page(1),
  'reader.page-up': page(-1),
  'reader.half-down': scroll('half-down'),
  'reader.half-up': scroll('half-up'),
  'reader.top': state => step(recordJump(state, scrollToRow(cancelPendingJump(state), TOP))),
  'reader.bottom': state => {
    if (!state.reading) return step(state);
    const { done } = state.reading.parsing;
    const pendingJump = done ? undefined : { kind: 'end' as const };
    const pending = { ...state, reading: { ...state.reading, pendingJump } };
    const next = scrollToRow(pending, lastTopRow(state, state.reading));
    const loading = `Loading to the end${state.settings.ascii ? '...' : '…'}`;
    const jumped = recordJump(state, done ? next : withMessage(next, loading), 'end');
    return step(done ? withEndMessage(jumped) : jumped);
  },
};

function cancelPendingJump(state: State): State {
  return state.reading ? { ...state, reading: { ...state.reading, pendingJump: undefined } } : state;
}
