import type { Position } from '../../../document/position.js';
import {
  lastScreenPosition,
  linesFrom,
  moveByRows,
  type RowPosition,
  rowPositionOf,
} from '../../../layout/row-position.js';
import type { Motion } from '../action.js';
import { type Part, step, withMessage } from '../reducer.js';
import type { Reading, State } from '../state.js';
import { leapt } from './history/jumps.js';
import { textRows } from './viewport.js';

export const TOP: RowPosition = { block: 0, row: 0 };

/** Which of two spots comes first: negative, zero or positive. */
export function compareSpots(a: RowPosition, b: RowPosition): number {
  return a.block - b.block || a.row - b.row;
}

/** The spot with which the end of the article, as far as it is parsed, stands at the bottom of the screen. */
export function lastSpot(state: State, reading: Reading): RowPosition {
  return lastScreenPosition(reading.page, textRows(state));
}

/** The last spot that may be gone to. Who listens is read no row twice to fill a screen. */
function furthest(state: State, reading: Reading): RowPosition {
  return state.settings.accessible ? lastScreenPosition(reading.page, 1) : lastSpot(state, reading);
}

/** Whether there are as many rows from `spot` on as the screen has: then there is no need to know where the end is. */
export function fillsScreen(state: State, { page }: Reading, spot: RowPosition): boolean {
  const rows = textRows(state);
  return linesFrom(page, spot, rows).length === rows;
}

function notBeyond(spot: RowPosition, last: RowPosition): RowPosition {
  return compareSpots(spot, last) > 0 ? last : spot;
}

/** Puts a row on top of the screen, or the last screenful where it is further down than that. */
export function goTo(state: State, spot: RowPosition): State {
  const { reading } = state;
  if (!reading) return state;
  const held = fillsScreen(state, reading, spot) ? spot : notBeyond(spot, furthest(state, reading));
  // Without a print: that is made when the place is written down, not for every row scrolled.
  const place = { block: held.block, offset: reading.page.lines(held.block)[held.row]?.offset ?? 0 };
  return { ...state, reading: { ...reading, spot: held, place } };
}

/**
 * Goes to a place. `top`: its row is put on top. `near`: nothing moves where it is on the screen already, else it
 * is put a third of the way down, with what leads up to it above.
 */
export function reveal(state: State, place: Position, how: 'top' | 'near'): State {
  const { reading } = state;
  if (!reading) return state;
  const spot =
    place.block === 0 && place.offset === 0 && how === 'top' ? TOP : rowPositionOf(reading.page, place);
  if (how === 'top' || state.settings.accessible) return goTo(state, spot);
  const rows = textRows(state);
  const lowest = moveByRows(reading.page, reading.spot, rows - 1);
  if (compareSpots(spot, reading.spot) >= 0 && compareSpots(spot, lowest) <= 0) return state;
  return goTo(state, moveByRows(reading.page, spot, -Math.floor(rows / 3)));
}

/** Rows that each motion goes. */
const DISTANCES: Record<Exclude<Motion, 'top' | 'bottom'>, (rows: number, accessible: boolean) => number> = {
  down: () => 1,
  up: () => -1,
  'page-down': (rows, accessible) => pageOf(rows, accessible),
  'page-up': (rows, accessible) => -pageOf(rows, accessible),
  'half-down': rows => Math.max(1, rows >> 1),
  'half-up': rows => -Math.max(1, rows >> 1),
};

/** A page keeps two rows in sight, where they are seen and there are enough. */
function pageOf(rows: number, accessible: boolean): number {
  return rows > 6 && !accessible ? rows - 2 : rows;
}

/** Scrolls by rows; whoever moves has given up whatever goal was still to be reached. */
export function scrollBy(state: State, rows: number): State {
  const { reading } = state;
  if (!reading) return state;
  const isEnd = rows > 0 && compareSpots(reading.spot, lastSpot(state, reading)) >= 0;
  if (state.settings.accessible && isEnd) return withMessage(state, 'This is the end of the article.');
  return goTo(
    { ...state, reading: { ...reading, goal: undefined } },
    moveByRows(reading.page, reading.spot, rows),
  );
}

const scroll = (motion: keyof typeof DISTANCES) => (state: State) =>
  step(scrollBy(state, DISTANCES[motion](textRows(state), state.settings.accessible)));

export const scrolling: Part<`reader.${Motion}`> = {
  'reader.down': scroll('down'),
  'reader.up': scroll('up'),
  'reader.page-down': scroll('page-down'),
  'reader.page-up': scroll('page-up'),
  'reader.half-down': scroll('half-down'),
  'reader.half-up': scroll('half-up'),
  'reader.top': state => step(leapt(state, goTo(withoutGoal(state), TOP))),
  'reader.bottom': state => {
    if (!state.reading) return step(state);
    const { done } = state.reading.parsing;
    const goal = done ? undefined : { kind: 'end' as const };
    const there = goTo({ ...state, reading: { ...state.reading, goal } }, lastSpot(state, state.reading));
    const told = done ? there : withMessage(there, 'Reading on, to the end.');
    return step(leapt(state, told, 'end'));
  },
};

function withoutGoal(state: State): State {
  return state.reading ? { ...state, reading: { ...state.reading, goal: undefined } } : state;
}
