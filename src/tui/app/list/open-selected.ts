import { open, resumeGoal } from '../open-article.js';
import { keyOf, type Part, type Step, step, withMessage } from '../reducer.js';
import type { Goal, State, Trail } from '../state.js';
import { passageOf } from './passage.js';
import { wordsFound } from './words.js';

/**
 * Opens the entry under the cursor where it was left; one that was found in its text at the match, from where `back`
 * leads to where it was left.
 */
export function openSelected(before: State): Step {
  const state = withoutOrigin(before);
  const entry = state.list.entries[state.list.cursor];
  if (!entry) return step(withMessage(state, 'Nothing to open here.'));
  const { article, hit } = entry;
  const { field, results } = state.list.filter;
  const words = hit ? wordsFound(field.text, results) : [];
  const left = resumeGoal(state, article);
  const passage = passageOf(entry);
  if (!passage) return open(state, article, { goal: left, words });
  const goal: Goal = { kind: 'offset', offset: passage.offset };
  if (left.kind !== 'place') return open(state, article, { goal, words });
  const trail: Trail = { back: [{ article, place: left.place }], forward: [] };
  const { percent } = state.kept.get(article.path) ?? {};
  const said = percent
    ? withMessage(state, `You were at ${percent} %: ${keyOf('reader.back')} goes there.`)
    : state;
  return open(said, article, { goal, words, trail });
}

/** Who opens an article has found what was searched for: the way back from the filter ends at it. */
function withoutOrigin(state: State): State {
  const filter = { ...state.list.filter, origin: undefined };
  return { ...state, list: { ...state.list, filter } };
}

export const listOpening: Part<'list.open'> = { 'list.open': openSelected };
