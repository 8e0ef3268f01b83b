/**
 * Jumps within an article: which place they leave from, and when that goes on the trail, for `reader.back`. As in vim a
 * way of a few rows is no jump: what stood on top must have left the screen.
 */

import { offsetOf } from '../../../../document/document-text.js';
import { createPosition, type Position } from '../../../../document/position.js';
import { moveByRows, rowPositionOf } from '../../../../layout/row-position.js';
import type { Leap, Reading, State, Trail, Visit } from '../../state.js';
import { isOnScreen, textRows } from '../viewport.js';

/** So many places are come back to, as in vim; older ones are forgotten. */
const MOST = 100;

/** Where the reader is, with a print: the way back may lead through an article that is loaded again, and edited meanwhile. */
export function visitOf({ article, parsing, place, selected }: Reading): Visit {
  return { article, place: createPosition(parsing.document, place.block, place.offset), selected };
}

/** The trail after leaving from a place: nothing is forward of it. */
export function leavingFrom({ back }: Trail, visit: Visit): Trail {
  return { back: [...back.slice(1 - MOST), visit], forward: [] };
}

/** The last jump, while nothing else has moved the reader since. */
export function leapOf({ leap, place }: Reading): Leap | undefined {
  return leap && isSame(leap.at, place) ? leap : undefined;
}

function isSame(a: Position, b: Position): boolean {
  return a.block === b.block && a.offset === b.offset;
}

/** The state after a jump from `before`. Steps along the same things are one jump: the way back leads to its start. */
export function leapt(before: State, after: State, along?: Leap['along']): State {
  const { reading } = before;
  if (!reading) return after;
  const there = withoutOldGoal(reading, after);
  // It led nowhere, and has nowhere to lead to yet: the jump before it still holds.
  if (there.reading && !there.reading.goal && isSame(there.reading.place, reading.place)) return there;
  const last = along && leapOf(reading);
  const { from, noted } = last && last.along === along ? last : { from: visitOf(reading), noted: false };
  return led(there, { along, from, noted, skips: skipped(before, after) });
}

/** A jump of which the trail knows already, before it has led anywhere. */
export function setOut(reading: Reading): Leap {
  return { along: undefined, from: visitOf(reading), at: reading.place, noted: true, skips: false };
}

/** Who jumps has given up whatever goal was still to be reached. */
function withoutOldGoal({ goal }: Reading, state: State): State {
  const { reading } = state;
  return reading && reading.goal === goal ? { ...state, reading: { ...reading, goal: undefined } } : state;
}

/** The last jump has led on to where the reader is now: its goal has only just been parsed. */
export function ledOn(before: State, after: State): State {
  const leap = before.reading && leapOf(before.reading);
  return leap ? led(after, { ...leap, skips: leap.skips || skipped(before, after) }) : after;
}

/** Whether there is text between what was on the screen and what is. */
function skipped(before: State, after: State): boolean {
  const [old, now] = [before.reading, after.reading];
  if (!old || !now) return false;
  const { document } = old.parsing;
  const { block, row } = moveByRows(old.page, old.spot, textRows(before));
  const next = { block, offset: old.page.lines(block)[row]?.offset ?? 0 };
  return offsetOf(document, now.place) > offsetOf(document, next);
}

function led(state: State, { along, from, noted, skips }: Omit<Leap, 'at'>): State {
  const { reading } = state;
  if (!reading) return state;
  const isLeft = noted || !isOnScreen(state, rowPositionOf(reading.page, from.place));
  const trail = isLeft && !noted ? leavingFrom(reading.trail, from) : reading.trail;
  const leap: Leap = { along, from, at: reading.place, noted: isLeft, skips };
  return { ...state, reading: { ...reading, trail, leap } };
}

/** The trail as it was before a jump that is taken back. */
export function takenBack({ trail }: Reading, { noted }: Leap): Trail {
  return noted ? { ...trail, back: trail.back.slice(0, -1) } : trail;
}
