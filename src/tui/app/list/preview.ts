import { type Part, type Step, step } from '../reducer.js';
import { listLayout } from '../screen-layout.js';
import type { State } from '../state.js';

/** What follows from any step in the list: the article under the cursor is asked for, where its preview is shown. */
export function previewNext(before: State, [state, effects]: Step): Step {
  const article = previewed(state);
  const isSame = previewed(before) === article && before.size.columns === state.size.columns;
  if (!article || (isSame && state.list.preview)) return [state, effects];
  const list: State['list'] = { ...state.list, preview: state.list.preview ?? 'asked' };
  return [{ ...state, list }, [...effects, { type: 'preview', article }]];
}

function previewed(state: State) {
  if (state.front !== 'list' || state.settings.accessible || listLayout(state).preview === 0)
    return undefined;
  return state.list.entries[state.list.cursor]?.article;
}

export const previewing: Part<'begun' | 'previewed'> = {
  // What follows from any step follows from this one.
  begun: state => step(state),
  previewed: (state, { path, parsing }) => {
    const article = previewed(state);
    if (article?.path !== path) return step(state);
    return step({ ...state, list: { ...state.list, preview: { article, parsing } } });
  },
};
