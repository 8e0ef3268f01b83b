import type { Article } from '../../library/article.js';
import type { Effect } from './effect.js';
import { setPage } from './reader/document-layout.js';
import { findWords } from './reader/find/find-state.js';
import { pursue } from './reader/history/pending-jump.js';
import { type Part, type Step, step, withMessage } from './reducer.js';
import type { Goal, Leap, Opening, Reading, State, Trail } from './state.js';

const NO_TRAIL: Trail = { back: [], forward: [] };

export interface Wish {
  goal: Goal;
  /** Words that are to be marked in it. */
  words?: readonly string[];
  trail?: Trail;
}

/** Asks for an article. The screen stays as it is until it is there, and keys wait: those typed ahead are meant for it. */
export function open(state: State, article: Article, { goal, words = [], trail = NO_TRAIL }: Wish): Step {
  const request = state.request + 1;
  const opening: Opening = { article, request, goal, words, trail };
  return step({ ...state, request, opening, modal: undefined }, { type: 'load', article, request });
}

/** Where an article was left; its top where it never was, or was finished. */
export function resumeGoal(state: Pick<State, 'kept'>, article: Article): Goal {
  const { place, percent = 0 } = state.kept.get(article.path) ?? {};
  return place && percent < 100 ? { kind: 'place', place, resumed: true } : { kind: 'top' };
}

/** Who is led to a hit, and not to where the article was left, has leapt from there. */
function leapTo({ goal, trail }: Opening): Leap | undefined {
  const from = goal.kind === 'offset' ? trail.back.at(-1) : undefined;
  return from && { along: 'hits', from, at: { block: 0, offset: 0 }, noted: true, skips: true };
}

export const opening: Part<'open' | 'loaded' | 'load-failed' | 'opening.cancel'> = {
  open: (state, { article, anchor }) =>
    open(state, article, { goal: anchor ? { kind: 'anchor', anchor } : resumeGoal(state, article) }),
  loaded: (state, { request, parsing }) => {
    const wish = state.opening;
    if (wish?.request !== request) return step(state);
    const reading: Omit<Reading, 'page'> = {
      article: wish.article,
      parsing,
      spot: { block: 0, row: 0 },
      place: { block: 0, offset: 0 },
      goal: wish.goal,
      find: undefined,
      selected: undefined,
      contents: { focused: false, cursor: 0 },
      trail: wish.trail,
      leap: leapTo(wish),
      grown: 0,
    };
    const opened = setPage({ ...state, opening: undefined, front: 'reader' }, reading);
    const there = pursue(wish.words.length > 0 ? findWords(opened, wish.words) : opened);
    const effects: Effect[] = parsing.done ? [] : [{ type: 'grow', parsing }];
    return step(there, ...effects);
  },
  'load-failed': (state, { request, reason }) => {
    if (state.opening?.request !== request) return step(state);
    return step(
      withMessage({ ...state, opening: undefined }, `${state.opening.article.title}: ${reason}`, true),
    );
  },
  'opening.cancel': state => {
    const filter = { ...state.list.filter, awaited: false };
    return step({ ...state, opening: undefined, list: { ...state.list, filter } });
  },
};
