/**
 * Jumps within an article, for `reader.back`. As in vim, a short move is not a jump: the previous top row must have left the
 * screen. A jump goes through these states, kept in `Reading.lastJump`:
 *
 *   startJump ──────────► recorded     a link: its origin is in the history before it is reached
 *   recordJump ─► placed ─► recorded   any other jump: recorded when its origin has left the screen
 *   extendJump                         moves on, because its destination was parsed only now
 *   undoJump                           takes its origin out of the history again
 *
 * Consecutive jumps of one kind (`n`, `n`, `n`) count as one. A jump is over when anything else moves the position.
 */
import { offsetOf } from '../../../../document/document-text.js';
import { createPosition, type Position } from '../../../../document/position.js';
import { moveByRows, rowPositionOf } from '../../../../layout/row-position.js';
import { keyPlaceholder, withMessage } from '../../reducer.js';
import type { Jump, JumpHistory, Location, Reading, State } from '../../state.js';
import { isOnScreen, textRows } from '../viewport.js';

/** Maximum number of locations to go back to, as in vim. */
const MAX_LOCATIONS = 100;

/** The current location. Its position has a fingerprint, because the article may be edited before `back` returns to it. */
export function currentLocation({ article, parsing, position, selected }: Reading): Location {
  return { article, position: createPosition(parsing.document, position.block, position.offset), selected };
}

/** Adds a location to go back to. Clears the locations to go forward to. */
export function pushLocation({ back }: JumpHistory, location: Location): JumpHistory {
  return { back: [...back.slice(1 - MAX_LOCATIONS), location], forward: [] };
}

/** The last jump, unless something else has moved the position since. */
export function currentJump({ lastJump, position }: Reading): Jump | undefined {
  return lastJump && isSamePosition(lastJump.reached, position) ? lastJump : undefined;
}

function isSamePosition(a: Position, b: Position): boolean {
  return a.block === b.block && a.offset === b.offset;
}

/** Records the jump from `before` to `after`. Consecutive jumps of one kind keep the origin of the first. */
export function recordJump(before: State, after: State, kind?: Jump['kind']): State {
  const { reading } = before;
  if (!reading) return after;
  const next = cancelOldDestination(reading, after);
  // Nothing moved and nothing is pending: the previous jump stays.
  if (next.reading && !next.reading.pendingJump && isSamePosition(next.reading.position, reading.position))
    return next;
  const last = kind && currentJump(reading);
  const isContinued = last !== undefined && last.kind === kind;
  const from = isContinued ? last.from : currentLocation(reading);
  const isRecorded = isContinued && last.isRecorded;
  return placeJump(next, { kind, from, isRecorded, skipsText: hasSkippedText(before, after) });
}

/** Starts a jump whose origin is in the history already, before its destination is reached. */
export function startJump(reading: Reading): Jump {
  const { position } = reading;
  return {
    kind: undefined,
    from: currentLocation(reading),
    reached: position,
    isRecorded: true,
    skipsText: false,
  };
}

/** Cancels the destination that was pending before the jump. */
function cancelOldDestination({ pendingJump }: Reading, state: State): State {
  const { reading } = state;
  return reading && reading.pendingJump === pendingJump
    ? { ...state, reading: { ...reading, pendingJump: undefined } }
    : state;
}

/** Extends the last jump to the current position: its destination was parsed only now. */
export function extendJump(before: State, after: State): State {
  const jump = before.reading && currentJump(before.reading);
  if (!jump) return after;
  return placeJump(after, { ...jump, skipsText: jump.skipsText || hasSkippedText(before, after) });
}

/** Says that a jump to the end has marked the article as read, and how to go back. Nothing if it has skipped no text. */
export function withEndMessage(state: State): State {
  const jump = state.reading && currentJump(state.reading);
  if (jump?.kind !== 'end' || !jump.skipsText) return state;
  const back = keyPlaceholder('reader.back');
  return withMessage(state, `Marked as read, and opens at the top next time; press ${back} to go back`);
}

/** True if there is text between the end of the old screen and the new position. */
function hasSkippedText(before: State, after: State): boolean {
  const [old, current] = [before.reading, after.reading];
  if (!old || !current) return false;
  const { document } = old.parsing;
  const { block, row } = moveByRows(old.layout, old.topRow, textRows(before));
  const next = { block, offset: old.layout.lines(block)[row]?.offset ?? 0 };
  return offsetOf(document, current.position) > offsetOf(document, next);
}

/** Sets the position reached by the jump. Adds its origin to the history if that has left the screen. */
function placeJump(state: State, { kind, from, isRecorded, skipsText }: Omit<Jump, 'reached'>): State {
  const { reading } = state;
  if (!reading) return state;
  const hasLeft = isRecorded || !isOnScreen(state, rowPositionOf(reading.layout, from.position));
  const jumpHistory = hasLeft && !isRecorded ? pushLocation(reading.jumpHistory, from) : reading.jumpHistory;
  const lastJump: Jump = { kind, from, reached: reading.position, isRecorded: hasLeft, skipsText };
  return { ...state, reading: { ...reading, jumpHistory, lastJump } };
}

/** The history as it was before a jump. */
export function undoJump({ jumpHistory }: Reading, { isRecorded }: Jump): JumpHistory {
  return isRecorded ? { ...jumpHistory, back: jumpHistory.back.slice(0, -1) } : jumpHistory;
}
