import { documentText, placeAt } from '../../../typeset/outline.js';
import { type Place, relocate } from '../../../typeset/place.js';
import type { Goal, Reading, State } from '../state.js';
import { tell } from '../step.js';
import { percentOf } from './progress.js';
import { goTo, lastSpot, reveal, TOP } from './scrolling.js';

/**
 * Goes to the reading's goal where that part of the article is parsed by now, and else leaves the goal for later.
 * A goal that turns out not to exist is said and dropped.
 */
export function pursue(state: State): State {
  const { reading } = state;
  if (!reading?.goal) return state;
  const { goal } = reading;
  const calm: State = { ...state, reading: { ...reading, goal: undefined } };
  if (goal.kind === 'top') return goTo(calm, TOP);
  if (goal.kind === 'end') return reading.parsing.done ? goTo(calm, lastSpot(calm, reading)) : state;
  const place = placeOfGoal(reading, goal);
  if (place === 'later') return state;
  if (place === undefined)
    return tell(calm, `There is no section #${(goal as { anchor: string }).anchor} here.`, true);
  const there = reveal(calm, place, goal.kind === 'offset' ? 'near' : 'top');
  return goal.kind === 'place' && goal.resumed ? sayResumed(there) : there;
}

function placeOfGoal(reading: Reading, goal: Goal): Place | 'later' | undefined {
  const { document, done } = reading.parsing;
  if (goal.kind === 'place')
    return done || goal.place.block < document.blocks.length ? relocate(document, goal.place) : 'later';
  if (goal.kind === 'offset') {
    return done || documentText(document).length > goal.offset ? placeAt(document, goal.offset) : 'later';
  }
  if (goal.kind !== 'anchor') return undefined;
  const heading = document.headings.find(({ anchor }) => anchor === goal.anchor);
  if (heading) return { block: heading.block, offset: heading.offset };
  return done ? undefined : 'later';
}

function sayResumed(state: State): State {
  const { reading } = state;
  if (!reading || (reading.spot.block === 0 && reading.spot.row === 0)) return state;
  // After what was said on the way there.
  const before = state.message ? `${state.message.text} ` : '';
  return tell(state, `${before}Resumed at ${percentOf(state)} %, g for the top.`);
}
