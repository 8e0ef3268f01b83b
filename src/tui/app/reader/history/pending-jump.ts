import { anchorPlace } from '../../../../document/anchor.js';
import type { Document } from '../../../../document/document.js';
import { positionAt, textLength } from '../../../../document/document-text.js';
import { createPosition, type Position, relocate } from '../../../../document/position.js';
import { rowPositionOf } from '../../../../layout/row-position.js';
import { keyOf, withMessage } from '../../reducer.js';
import type { Goal, Reading, State, Target } from '../../state.js';
import { findFrom } from '../find/find-state.js';
import { isSameTarget, targetsIn } from '../links/link-targets.js';
import { percentOf } from '../reading-progress.js';
import { fillsScreen, goTo, lastSpot, reveal, TOP } from '../scroll.js';
import { ledOn } from './jumps.js';

/**
 * Goes to the reading's goal where that part of the article is parsed by now, and else leaves the goal for later.
 * A goal that turns out not to exist is said and dropped.
 */
export function pursue(state: State): State {
  const { reading } = state;
  if (!reading?.goal) return state;
  const { goal } = reading;
  const calm: State = { ...state, reading: { ...reading, goal: undefined } };
  if (goal.kind === 'top') return ledOn(state, goTo(calm, TOP));
  if (goal.kind === 'end')
    return reading.parsing.done
      ? ledOn(state, goTo({ ...calm, message: undefined }, lastSpot(calm, reading)))
      : state;
  const place = placeOfGoal(reading, goal);
  if (place === 'later') return state;
  if (place === undefined)
    return withMessage(calm, `There is no section #${(goal as { anchor: string }).anchor} here.`, true);
  // With nothing parsed below it yet, what stands above it would be on top.
  if (!reading.parsing.done && !fillsScreen(state, reading, rowPositionOf(reading.page, place))) return state;
  const there = ledOn(state, reveal(calm, place, goal.kind === 'offset' ? 'near' : 'top'));
  if (goal.kind === 'offset') return findFrom(there, goal.offset);
  if (goal.kind !== 'place') return there;
  return goal.resumed ? sayResumed(there) : selectAgain(there, goal.selected);
}

/** The link that was selected there; none where the article was edited and it has gone. */
function selectAgain(state: State, target: Target | undefined): State {
  const { reading } = state;
  if (!reading || !target) return state;
  const selected = targetsIn(reading.page, target.block).find(each => isSameTarget(each, target));
  return { ...state, reading: { ...reading, selected } };
}

function placeOfGoal(reading: Reading, goal: Goal): Position | 'later' | undefined {
  const { document, done } = reading.parsing;
  if (goal.kind === 'place') return done ? relocate(document, goal.place) : placeSoFar(document, goal.place);
  if (goal.kind === 'offset') {
    return done || textLength(document) > goal.offset ? positionAt(document, goal.offset) : 'later';
  }
  if (goal.kind !== 'anchor') return undefined;
  return anchorPlace(document, goal.anchor) ?? (done ? undefined : 'later');
}

/** Where the text stands if nothing was edited above it; what was is looked for when all of it is there. */
function placeSoFar(document: Document, { block, offset, fingerprint }: Position): Position | 'later' {
  if (block >= document.blocks.length) return 'later';
  return createPosition(document, block, offset).fingerprint === fingerprint ? { block, offset } : 'later';
}

function sayResumed(state: State): State {
  const { reading } = state;
  if (!reading || (reading.spot.block === 0 && reading.spot.row === 0)) return state;
  // After what was said on the way there.
  const before = state.message ? `${state.message.text} ` : '';
  return withMessage(state, `${before}Resumed at ${percentOf(state)} %, ${keyOf('reader.top')} for the top.`);
}
