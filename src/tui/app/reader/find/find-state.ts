/**
 * What is searched for in the article: its matches, and the current one brought on the screen. Typing it, and going
 * through it, is `finding.ts`.
 */
import { offsetOf, positionAt } from '../../../../document/document-text.js';
import type { Find, Reading, State } from '../../state.js';
import { fieldOf } from '../../text-input.js';
import { headText } from '../article-header.js';
import { compareSpots, reveal, TOP } from '../scroll.js';
import { matchesOf } from './find-matches.js';

export function withFind(state: State, find: Find | undefined): State {
  return state.reading ? { ...state, reading: { ...state.reading, find } } : state;
}

export function headOf({ library }: State, { article, page }: Reading): string {
  return headText(article, library, page.options);
}

/** Marks the words of the filter that led here: `n` and `N` go through them. Of a name found by a slip of the finger the article may hold none. */
export function findWords(state: State, words: readonly string[]): State {
  const { reading } = state;
  if (!reading) return state;
  const { spot, place } = reading;
  const head = headOf(state, reading);
  const matches = matchesOf(reading.parsing.document, words, head);
  if (matches.length === 0 && reading.parsing.done) return state;
  const field = fieldOf(words.join(' '));
  return withFind(state, {
    typing: false,
    field,
    words,
    head,
    matches,
    current: matches.length > 0 ? 0 : -1,
    origin: { spot, place },
  });
}

/** Matches of the text that has been parsed since; the current one stays what it was. */
export function findAgain(reading: Reading): Find | undefined {
  const { find, parsing } = reading;
  if (!find) return undefined;
  const matches = matchesOf(parsing.document, find.words, find.head);
  const [start] = find.matches.at(find.current) ?? [0];
  const same = matches.startingFrom(start);
  return { ...find, matches, current: same < matches.length ? same : matches.length - 1 };
}

/** The match that stands there, else the next, is the current one: who was led to a hit goes on from it. */
export function findFrom(state: State, offset: number): State {
  const { find } = state.reading ?? {};
  if (!find || find.matches.length === 0) return state;
  return withFind(state, { ...find, current: find.matches.endingAfter(offset) % find.matches.length });
}

export function showCurrent(state: State): State {
  const { find, parsing } = state.reading ?? {};
  const range = find?.matches.at(find.current);
  if (!range || !parsing) return state;
  const [start] = range;
  return reveal(state, start < 0 ? { block: 0, offset: start } : positionAt(parsing.document, start), 'near');
}

/** From where a search goes on: at the very top the head comes first. */
export function offsetAt({ parsing }: Reading, { spot, place }: Find['origin']): number {
  return compareSpots(spot, TOP) === 0 ? Number.NEGATIVE_INFINITY : offsetOf(parsing.document, place);
}
