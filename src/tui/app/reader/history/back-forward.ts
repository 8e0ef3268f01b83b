import type { Article } from '../../../../library/article.js';
import { open } from '../../open-article.js';
import { type Part, type Step, step, withMessage } from '../../reducer.js';
import type { Goal, State, Trail } from '../../state.js';
import { leavingFrom, setOut, visitOf } from './jumps.js';
import { pursue } from './pending-jump.js';

/** Goes somewhere by a link, and remembers where from. */
export function visit(state: State, article: Article, goal: Goal): Step {
  const { reading } = state;
  if (!reading) return open(state, article, { goal });
  return travel(state, article, goal, leavingFrom(reading.trail, visitOf(reading)));
}

/** Within the same article nothing is loaded. */
function travel(state: State, article: Article, goal: Goal, trail: Trail): Step {
  const { reading } = state;
  if (reading?.article.path !== article.path) return open(state, article, { goal, trail });
  return step(
    pursue({ ...state, reading: { ...reading, goal, trail, selected: undefined, leap: setOut(reading) } }),
  );
}

function turn(state: State, from: keyof Trail, onto: keyof Trail): Step {
  const { reading } = state;
  const target = reading?.trail[from].at(-1);
  if (!reading || !target)
    return step(withMessage(state, from === 'back' ? 'Nothing to go back to.' : 'Nothing to go forward to.'));
  const { trail } = reading;
  const next = { ...trail, [from]: trail[from].slice(0, -1), [onto]: [...trail[onto], visitOf(reading)] };
  const { article, place, selected } = target;
  return travel(state, article, { kind: 'place', place, resumed: false, selected }, next);
}

export const trailing: Part<'reader.back' | 'reader.forward'> = {
  'reader.back': state => turn(state, 'back', 'forward'),
  'reader.forward': state => turn(state, 'forward', 'back'),
};
