/**
 * Search in the article: its matches and the current one, scrolled into view. `find-input.ts` handles typing and moving through
 * the matches.
 */
import { offsetOf, positionAt } from '../../../../document/document-text.js';
import type { Find, Reading, State } from '../../state.js';
import { createField } from '../../text-input.js';
import { headerText } from '../article-header.js';
import { compareRows, scrollToPosition, TOP } from '../scroll.js';
import { findMatches, findTyped } from './find-matches.js';

export function withFind(state: State, find: Find | undefined): State {
  return state.reading ? { ...state, reading: { ...state.reading, find } } : state;
}

export function readingHeader({ library }: State, { article, layout }: Reading): string {
  return headerText(article, library, layout.options);
}

/**
 * Highlights the words of the list's filter, so that `n` and `N` go through them. An article found by a typo in its name may
 * contain none of them.
 */
export function markWords(state: State, words: readonly string[]): State {
  const { reading } = state;
  if (!reading) return state;
  const { topRow, position } = reading;
  const header = readingHeader(state, reading);
  const matches = findMatches(reading.parsing.document, words, header);
  if (matches.length === 0 && reading.parsing.done) return state;
  const field = createField(words.join(' '));
  return withFind(state, {
    typing: false,
    field,
    words,
    header,
    matches,
    current: matches.length > 0 ? 0 : -1,
    origin: { topRow, position },
  });
}

/** Continues a search after the article was loaded again. Ends it if there are no matches any more. */
export function continueFind(state: State, find: Find): State {
  const { reading } = state;
  if (!reading) return state;
  const header = readingHeader(state, reading);
  const found = updateMatches({ ...reading, find: { ...find, header } });
  return withFind(state, found?.matches.length === 0 && reading.parsing.done ? undefined : found);
}

/** Finds the matches of a document that has grown. The current match stays the same. */
export function updateMatches(reading: Reading): Find | undefined {
  const { find, parsing } = reading;
  if (!find) return undefined;
  const { document, done } = parsing;
  const found =
    find.isSplit === undefined
      ? { matches: findMatches(document, find.words, find.header) }
      : findTyped(document, find.field.text, find.header, done);
  const { matches } = found;
  const [start] = find.matches.at(find.current) ?? [0];
  const current = matches.startingFrom(start);
  return { ...find, ...found, current: Math.min(current, matches.length - 1) };
}

/** Makes the match at `offset`, or the next one, the current match. A search result was opened there. */
export function selectMatchAt(state: State, offset: number): State {
  const { find } = state.reading ?? {};
  if (!find || find.matches.length === 0) return state;
  return withFind(state, { ...find, current: find.matches.endingAfter(offset) % find.matches.length });
}

export function showCurrentMatch(state: State): State {
  const { find, parsing } = state.reading ?? {};
  const range = find?.matches.at(find.current);
  if (!range || !parsing) return state;
  const [start] = range;
  return scrollToPosition(
    state,
    start < 0 ? { block: 0, offset: start } : positionAt(parsing.document, start),
    'near',
  );
}

/** Offset to search from. At the top of the article that is the header. */
export function searchStart({ parsing }: Reading, { topRow, position }: Find['origin']): number {
  return compareRows(topRow, TOP) === 0 ? Number.NEGATIVE_INFINITY : offsetOf(parsing.document, position);
}
