import { listLayout } from '../layout.js';
import type { State } from '../state.js';
import { type Part, type Step, step } from '../step.js';

/** What follows from any step in the list: the article under the cursor is asked for, where its preview is shown. */
export function previewNext(before: State, [state, effects]: Step): Step {
  const article = previewed(state);
  if (!article || (previewed(before) === article && before.size.columns === state.size.columns))
    return [state, effects];
  return [state, [...effects, { type: 'preview', article }]];
}

function previewed(state: State) {
  if (state.front !== 'list' || listLayout(state).preview === 0) return undefined;
  return state.list.entries[state.list.cursor]?.article;
}

export const previewing: Part<'previewed'> = {
  previewed: (state, { path, parsing }) => {
    const article = previewed(state);
    if (article?.path !== path) return step(state);
    return step({ ...state, list: { ...state.list, preview: { article, parsing } } });
  },
};
