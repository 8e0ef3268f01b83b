/**
 * Runs after every action, for effects that any action may have. Saves the reading position, deselects a link that was scrolled
 * away, requests syntax highlighting and the preview. Also handles the answers: preview, more of the document.
 */
import { showsOffset } from '../../layout/row-position.js';
import type { Article } from '../../library/article.js';
import type { Effect } from './effect.js';
import { requestHighlights } from './reader/code-highlights.js';
import { updateLayout } from './reader/document-layout.js';
import { setFindText } from './reader/find/find-input.js';
import { updateMatches } from './reader/find/find-state.js';
import { currentJump } from './reader/history/jumps.js';
import { completePendingJump } from './reader/history/pending-jump.js';
import { updatePictures } from './reader/pictures.js';
import { readingProgress } from './reader/reading-progress.js';
import { visibleLines } from './reader/viewport.js';
import { type HandlersFor, type Step, step } from './reducer.js';
import { listLayout, readerLayout } from './screen-layout.js';
import type { Reading, State } from './state.js';

export function finishUpdate(before: State, change: Step): Step {
  return requestPreview(before, updateReading(before, change));
}

function updateReading(before: State, [state, effects]: Step): Step {
  const { reading, opening } = state;
  // The start of an article is shown only until the whole is loaded.
  if (!reading || opening?.before) return [state, effects];
  const isMoved = before.reading?.position !== reading.position || before.reading.find?.typing === true;
  const isUnchanged = !isMoved && isSameProgress(before, state, reading);
  const [saved, saves] = isUnchanged
    ? [state, []]
    : savePosition(deselectIfHidden(state, reading), reading, isMoved);
  const [highlighted, requests] = requestHighlights(saved);
  const [next, drawings] = updatePictures(highlighted);
  const more: Effect[] = [...saves, ...requests, ...drawings];
  return more.length === 0 ? [next, effects] : [next, [...effects, ...more]];
}

/** True if nothing has changed that the progress depends on: position, layout, size, and whether the text is complete. */
function isSameProgress(
  before: State,
  { size }: State,
  { position, layout, parsing, parsedSlices }: Reading,
): boolean {
  const old = before.reading;
  if (old?.position !== position || old.layout !== layout || before.size !== size) return false;
  return !parsing.done || old.parsedSlices === parsedSlices;
}

/** Deselects a link that was scrolled away. `Enter` must not follow an invisible link. */
function deselectIfHidden(state: State, reading: Reading): State {
  const { selected } = reading;
  if (!selected) return state;
  const [start] = selected.range;
  const isVisible = visibleLines(state).some(
    ({ block, line }) => block === selected.block && showsOffset(line, start),
  );
  return isVisible ? state : { ...state, reading: { ...reading, selected: undefined } };
}

/** How the current position was reached. It decides what is saved. */
type Arrival = 'unsettled' | 'at-result' | 'target-at-end' | 'reading';

/** Data that each arrival saves: the position, the position before the jump, or nothing. */
const SAVES: Record<Arrival, 'position' | 'origin' | 'nothing'> = {
  // The position is temporary: a jump is pending or a query is being typed.
  unsettled: 'nothing',
  // The saved position stays until reading continues from the search result.
  'at-result': 'origin',
  // A match, heading or link at the end has skipped text. The article is not marked as read.
  'target-at-end': 'nothing',
  // Also after `reader.bottom`: the end is read, however it was reached, and the article opens at the top again.
  reading: 'position',
};

function arrivalOf(reading: Reading, percent: number): Arrival {
  if (reading.pendingJump || reading.find?.typing) return 'unsettled';
  const jump = currentJump(reading);
  if (jump?.kind === 'result') return 'at-result';
  if (percent < 100 || !jump?.skipsText) return 'reading';
  return jump.kind === 'end' ? 'reading' : 'target-at-end';
}

/** Saves the position. If that is not new, saves it only where the percent has changed: after a resize, and at the end of parsing. */
function savePosition(state: State, reading: Reading, isMoved: boolean): Step {
  const { path } = reading.article;
  const { percent } = readingProgress(state);
  const arrival = arrivalOf(reading, percent);
  if (!isMoved && arrival !== 'reading') return step(state);
  switch (SAVES[arrival]) {
    case 'nothing':
      return step(state);
    case 'origin': {
      const { position } = currentJump(reading)?.from ?? reading;
      return step(state, { type: 'save', path, change: { position } });
    }
    case 'position': {
      const { position } = reading;
      const { document } = reading.parsing;
      const old = state.readingStates.get(path);
      const read = percent === 100 || old?.read === true;
      if (!isMoved && old?.percent === percent) return step(state);
      const readingState = { ...old, position, percent, ...(read ? { read } : {}) };
      return step(
        { ...state, readingStates: new Map(state.readingStates).set(path, readingState) },
        { type: 'save-position', path, document, position, percent, read },
      );
    }
  }
}

/** Requests the preview of the article under the cursor, where previews are shown. */
function requestPreview(before: State, [state, effects]: Step): Step {
  const article = previewedArticle(state);
  const isSame = previewedArticle(before) === article && before.size.columns === state.size.columns;
  if (!article || (isSame && state.list.preview)) return [state, effects];
  const list: State['list'] = { ...state.list, preview: state.list.preview ?? 'loading' };
  return [{ ...state, list }, [...effects, { type: 'preview', article }]];
}

/** The article to preview. None while another one is being opened over the list. */
function previewedArticle(state: State): Article | undefined {
  if (
    state.screen !== 'list' ||
    state.opening ||
    state.settings.accessible ||
    listLayout(state).preview === 0
  )
    return undefined;
  return state.list.items[state.list.cursor]?.article;
}

export const loadHandlers: HandlersFor<'started' | 'preview-loaded' | 'document-grown'> = {
  // Changes nothing itself: `finishUpdate` requests the preview.
  started: state => step(state),
  'preview-loaded': (state, { path, parsing }) => {
    const article = previewedArticle(state);
    if (article?.path !== path) return step(state);
    return step({ ...state, list: { ...state.list, preview: { article, parsing } } });
  },
  'document-grown': (state, { parsing }) => {
    const { reading } = state;
    if (reading?.parsing !== parsing) return step(state);
    const find = parsing.done ? updateMatches(reading) : reading.find;
    const grown = { ...state, reading: { ...reading, find, parsedSlices: reading.parsedSlices + 1 } };
    // The first headings open the contents beside the text, which takes columns from it.
    const isFitting = reading.layout.options.width === readerLayout(grown).width;
    const next = completePendingJump(isFitting ? grown : updateLayout(grown));
    // A query that is being typed may have its first match in the new text.
    return find?.typing && parsing.done ? setFindText(next, find.field) : step(next);
  },
};
