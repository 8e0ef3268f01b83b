import type { Article } from '../../../library/article.js';
import { makePlace } from '../../../typeset/place.js';
import { open } from '../opening.js';
import type { Goal, State, Trail, Visit } from '../state.js';
import { type Part, type Step, step, tell } from '../step.js';
import { pursue } from './goal.js';

/** Goes somewhere by a link, and remembers where from. */
export function visit(state: State, article: Article, goal: Goal): Step {
  const { reading } = state;
  if (!reading) return open(state, article, { goal });
  const back = [...reading.trail.back, hereOf(state)].filter(one => one !== undefined);
  return travel(state, article, goal, { back, forward: [] });
}

/** With a print: the article is loaded again for the way back, and may have been edited meanwhile. */
function hereOf({ reading }: State): Visit | undefined {
  if (!reading) return undefined;
  const { article, parsing, place } = reading;
  return { article, place: makePlace(parsing.document, place.block, place.offset) };
}

/** Within the same article nothing is loaded. */
function travel(state: State, article: Article, goal: Goal, trail: Trail): Step {
  const { reading } = state;
  if (reading?.article.path !== article.path) return open(state, article, { goal, trail });
  return step(pursue({ ...state, reading: { ...reading, goal, trail, selected: undefined } }));
}

function turn(state: State, from: keyof Trail, onto: keyof Trail): Step {
  const { trail } = state.reading ?? {};
  const target = trail?.[from].at(-1);
  const here = hereOf(state);
  if (!trail || !target || !here)
    return step(tell(state, from === 'back' ? 'Nothing to go back to.' : 'Nothing to go forward to.'));
  const next = { ...trail, [from]: trail[from].slice(0, -1), [onto]: [...trail[onto], here] };
  return travel(state, target.article, { kind: 'place', place: target.place, resumed: false }, next);
}

export const trailing: Part<'reader.back' | 'reader.forward'> = {
  'reader.back': state => turn(state, 'back', 'forward'),
  'reader.forward': state => turn(state, 'forward', 'back'),
};
