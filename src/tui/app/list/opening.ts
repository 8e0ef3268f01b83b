import { open, resumeGoal } from '../opening.js';
import type { State } from '../state.js';
import { type Part, type Step, step, tell } from '../step.js';
import { wordsFound } from './words.js';

/** Opens the entry under the cursor: a hit in a body at the match, anything else where it was left. */
export function openSelected(state: State): Step {
  const entry = state.list.entries[state.list.cursor];
  if (!entry) return step(tell(state, 'Nothing to open here.'));
  const { article, hit } = entry;
  const { field, results } = state.list.filter;
  const words = hit ? wordsFound(field.text, results) : [];
  if (hit?.body) return open(state, article, { goal: { kind: 'offset', offset: hit.body.offset }, words });
  return open(state, article, { goal: resumeGoal(state, article), words });
}

export const listOpening: Part<'list.open'> = { 'list.open': openSelected };
