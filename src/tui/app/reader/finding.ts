import { offsetOf, placeAt } from '../../../typeset/outline.js';
import { EDITS, type Edit, EMPTY_FIELD, type Field, fieldOf, insert } from '../field.js';
import type { Find, Reading, State } from '../state.js';
import { type Part, type Step, step, tell } from '../step.js';
import { rangesOf } from './matches.js';
import { goTo, reveal } from './scrolling.js';
import { shownLines } from './window.js';

function withFind(state: State, find: Find | undefined): State {
  return state.reading ? { ...state, reading: { ...state.reading, find } } : state;
}

/** Marks the words of the filter that led here: `n` and `N` go through them. */
export function findWords(state: State, words: readonly string[]): State {
  const { reading } = state;
  if (!reading) return state;
  const { spot, place } = reading;
  const ranges = rangesOf(reading.parsing.document, words);
  const field = fieldOf(words.join(' '));
  return withFind(state, {
    typing: false,
    field,
    words,
    ranges,
    current: ranges.length > 0 ? 0 : -1,
    origin: { spot, place },
  });
}

/** Matches of the text that has been parsed since; the current one stays what it was. */
export function findAgain(reading: Reading): Find | undefined {
  const { find, parsing } = reading;
  if (!find) return undefined;
  const ranges = rangesOf(parsing.document, find.words);
  const start = find.ranges[find.current]?.[0];
  const same = ranges.findIndex(range => range[0] === start);
  return { ...find, ranges, current: same >= 0 ? same : Math.min(0, ranges.length - 1) };
}

function begin(state: State): Step {
  const { reading } = state;
  if (!reading) return step(state);
  const { spot, place } = reading;
  return step(
    withFind(state, {
      typing: true,
      field: EMPTY_FIELD,
      words: [],
      ranges: [],
      current: -1,
      origin: { spot, place },
    }),
  );
}

/** The text has changed: the first match from where the search began is shown as it is typed. */
export function findBy(state: State, field: Field): Step {
  const { reading } = state;
  const { find } = reading ?? {};
  if (!reading || !find) return step(state);
  const words = field.text === '' ? [] : [field.text];
  const ranges = field.text === find.field.text ? find.ranges : rangesOf(reading.parsing.document, words);
  const from = offsetOf(reading.parsing.document, find.origin.place);
  const next = ranges.findIndex(([start]) => start >= from);
  const current = ranges.length === 0 ? -1 : Math.max(0, next);
  const back = withFind(goTo(state, find.origin.spot), { ...find, field, words, ranges, current });
  return step(showCurrent(back));
}

export function pasteIntoFind(state: State, text: string): Step {
  const [typing] = state.reading?.find?.typing ? [state] : begin(state);
  return findBy(typing, insert(typing.reading?.find?.field ?? EMPTY_FIELD, text.trim()));
}

function showCurrent(state: State): State {
  const { find, parsing } = state.reading ?? {};
  const range = find?.ranges[find.current];
  return range && parsing ? reveal(state, placeAt(parsing.document, range[0]), 'near') : state;
}

/** To the next match: from the current one while it is on the screen, else from what is. It wraps around, and says so. */
function turn(state: State, by: 1 | -1): Step {
  const { reading } = state;
  const { find } = reading ?? {};
  if (!reading || !find) return step(tell(state, 'Nothing is searched for; / searches.'));
  const { ranges } = find;
  if (ranges.length === 0) return step(tell(state, `${find.field.text}: not found.`));
  const next = nextIndex(state, reading, find, by);
  const current = (next + ranges.length) % ranges.length;
  const there = showCurrent(withFind(state, { ...find, current }));
  if (next === current) return step(there);
  return step(tell(there, by > 0 ? 'Search went on from the top.' : 'Search went on from the end.'));
}

function nextIndex(state: State, reading: Reading, find: Find, by: 1 | -1): number {
  const { document } = reading.parsing;
  const shown = shownLines(state);
  const [first, last] = [shown[0], shown.at(-1)];
  if (!first || !last) return find.current + by;
  const top = offsetOf(document, { block: first.block, offset: first.line.offset });
  const bottom = offsetOf(document, { block: last.block, offset: last.line.offset });
  const at = find.ranges[find.current]?.[0] ?? top;
  if (at >= top && at <= bottom + last.line.width) return find.current + by;
  const following = find.ranges.findIndex(([start]) => start >= top);
  const index = following < 0 ? find.ranges.length : following;
  return by > 0 ? index : index - 1;
}

function cancel(state: State): Step {
  const { origin } = state.reading?.find ?? {};
  return step(withFind(origin ? goTo(state, origin.spot) : state, undefined));
}

function accept(state: State): Step {
  const { find } = state.reading ?? {};
  if (!find || find.field.text === '') return cancel(state);
  // What is found nowhere is not kept, unless the rest of the article may still have it.
  const kept = find.ranges.length > 0 || !state.reading?.parsing.done;
  const done = withFind(state, kept ? { ...find, typing: false } : undefined);
  return step(find.ranges.length > 0 ? done : tell(done, `${find.field.text}: not found.`));
}

const edit = (name: Edit) => (state: State) =>
  findBy(state, EDITS[name](state.reading?.find?.field ?? EMPTY_FIELD));

export const finding: Part<
  | 'reader.find'
  | 'reader.next-match'
  | 'reader.previous-match'
  | `find.${Edit}`
  | 'find.accept'
  | 'find.cancel'
> = {
  'reader.find': begin,
  'reader.next-match': state => turn(state, 1),
  'reader.previous-match': state => turn(state, -1),
  'find.erase': state => (state.reading?.find?.field.text ? edit('erase')(state) : cancel(state)),
  'find.erase-word': edit('erase-word'),
  'find.erase-line': edit('erase-line'),
  'find.left': edit('left'),
  'find.right': edit('right'),
  'find.start': edit('start'),
  'find.end': edit('end'),
  'find.accept': accept,
  'find.cancel': cancel,
};
