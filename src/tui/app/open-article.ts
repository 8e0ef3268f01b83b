import type { Article } from '../../library/article.js';
import type { FindImage } from '../../library/images/local-images.js';
import type { IncrementalParse } from '../../markdown/incremental-parse.js';
import type { Effect } from './effect.js';
import { NO_HIGHLIGHTS } from './reader/code-highlights.js';
import { layoutReading } from './reader/document-layout.js';
import { continueFind, markWords } from './reader/find/find-state.js';
import { completePendingJump } from './reader/history/pending-jump.js';
import { noPictures } from './reader/picture-layout.js';
import { type HandlersFor, type Step, step, withError } from './reducer.js';
import type { Find, Jump, JumpDestination, JumpHistory, Opening, Reading, State } from './state.js';

const EMPTY_JUMP_HISTORY: JumpHistory = { back: [], forward: [] };

export interface OpenArticleOptions {
  destination: JumpDestination;
  /** Words to highlight in the article. */
  words?: readonly string[];
  /** The search of the same article, which goes on. */
  find?: Find | undefined;
  jumpHistory?: JumpHistory;
}

/** Requests an article. Until it is loaded, the screen stays and keys wait: keys typed ahead are for the article. */
export function openArticle(
  state: State,
  article: Article,
  { destination, words = [], find, jumpHistory = EMPTY_JUMP_HISTORY }: OpenArticleOptions,
): Step {
  const request = state.request + 1;
  const opening: Opening = { article, request, destination, words, find, jumpHistory };
  // Accessible mode prints each text once.
  const isUnmarked = words.length === 0 && !find;
  const showsStart = destination.kind === 'top' && isUnmarked && !state.settings.accessible;
  return step(
    { ...withoutStart(state), request, opening, modal: undefined },
    { type: 'load', article, request, ...(showsStart && { showsStart }) },
  );
}

/** Returns from the start of an article to the screen before it, and stops loading. No change if no start is shown. */
function withoutStart(state: State): State {
  const { before } = state.opening ?? {};
  return before ? { ...state, ...before, opening: undefined } : state;
}

function createReading(
  { article, destination, jumpHistory }: Opening,
  parsing: IncrementalParse,
  findImage: FindImage | undefined,
): Omit<Reading, 'layout'> {
  return {
    article,
    parsing,
    topRow: { block: 0, row: 0 },
    position: { block: 0, offset: 0 },
    pendingJump: destination,
    find: undefined,
    selected: undefined,
    contents: { focused: false, cursor: 0 },
    jumpHistory,
    lastJump: undefined,
    highlights: NO_HIGHLIGHTS,
    pictures: noPictures(findImage),
    parsedSlices: 0,
  };
}

/** Saved position of an article. Its top if there is none, or if the article was finished. */
export function resumeDestination(state: Pick<State, 'readingStates'>, article: Article): JumpDestination {
  const { position, percent = 0 } = state.readingStates.get(article.path) ?? {};
  return position && percent < 100 ? { kind: 'position', position, resumed: true } : { kind: 'top' };
}

/** The jump from the saved position to a search result in the same article. */
function jumpToResult({ destination, jumpHistory }: Opening): Jump | undefined {
  const from = destination.kind === 'offset' ? jumpHistory.back.at(-1) : undefined;
  return (
    from && { kind: 'result', from, reached: { block: 0, offset: 0 }, isRecorded: true, skipsText: true }
  );
}

/** Highlights the matches of the search that goes on, or else of the list's filter. */
function withMatches(state: State, { find, words }: Opening): State {
  if (find) return continueFind(state, find);
  return words.length > 0 ? markWords(state, words) : state;
}

export const openHandlers: HandlersFor<
  'open-article' | 'start-loaded' | 'loaded' | 'load-failed' | 'opening.cancel'
> = {
  'open-article': (state, { article, anchor }) =>
    openArticle(state, article, {
      destination: anchor ? { kind: 'anchor', anchor, typed: true } : resumeDestination(state, article),
    }),
  'start-loaded': (state, { request, parsing, findImage }) => {
    const { opening, screen, reading } = state;
    if (opening?.request !== request) return step(state);
    const started: State = {
      ...state,
      opening: { ...opening, before: { screen, reading } },
      screen: 'reader',
    };
    return step(layoutReading(started, createReading(opening, parsing, findImage)));
  },
  loaded: (state, { request, parsing, findImage }) => {
    const { opening } = state;
    if (opening?.request !== request) return step(state);
    const reading = { ...createReading(opening, parsing, findImage), lastJump: jumpToResult(opening) };
    const opened = layoutReading({ ...state, opening: undefined, screen: 'reader' }, reading);
    const there = completePendingJump(withMatches(opened, opening));
    const effects: Effect[] = parsing.done ? [] : [{ type: 'parse-rest', parsing }];
    return step(there, ...effects);
  },
  'load-failed': (state, { request, reason }) => {
    if (state.opening?.request !== request) return step(state);
    return step(
      withError({ ...withoutStart(state), opening: undefined }, `${state.opening.article.title}: ${reason}`),
    );
  },
  'opening.cancel': state => {
    const filter = { ...state.list.filter, opensOnAnswer: false };
    return step({ ...withoutStart(state), opening: undefined, list: { ...state.list, filter } });
  },
};
