import { offsetOf } from '../../../../document/document-text.js';
import { keyOf, type Part, type Step, step, withMessage } from '../../reducer.js';
import type { Find, Reading, State } from '../../state.js';
import { EDITS, type Edit, EMPTY_FIELD, type Field, insert } from '../../text-input.js';
import { leapt } from '../history/jumps.js';
import { goTo } from '../scroll.js';
import { shownLines } from '../viewport.js';
import { Matches, matchesOf } from './find-matches.js';
import { headOf, offsetAt, showCurrent, withFind } from './find-state.js';

function begin(state: State): Step {
  const { reading } = state;
  if (!reading) return step(state);
  const { spot, place } = reading;
  const find: Find = {
    typing: true,
    field: EMPTY_FIELD,
    words: [],
    head: headOf(state, reading),
    matches: new Matches(),
    current: -1,
    origin: { spot, place },
  };
  return step(withFind(state, find), { type: 'prepare-find', document: reading.parsing.document });
}

/** The text has changed: the first match from where the search began is shown as it is typed. */
export function findBy(state: State, field: Field): Step {
  const { reading } = state;
  const { find } = reading ?? {};
  if (!reading || !find) return step(state);
  const words = field.text === '' ? [] : [field.text];
  const { document } = reading.parsing;
  const matches = field.text === find.field.text ? find.matches : matchesOf(document, words, find.head);
  const next = matches.startingFrom(offsetAt(reading, find.origin));
  const current = matches.length === 0 ? -1 : next % matches.length;
  const back = withFind(goTo(state, find.origin.spot), { ...find, field, words, matches, current });
  return step(showCurrent(back));
}

export function pasteIntoFind(state: State, text: string): Step {
  const [typing] = state.reading?.find?.typing ? [state] : begin(state);
  return findBy(typing, insert(typing.reading?.find?.field ?? EMPTY_FIELD, text.trim()));
}

/** To the next match: from the current one while it is on the screen, else from what is. It wraps around, and says so. */
function turn(state: State, by: 1 | -1): Step {
  const { reading } = state;
  const { find } = reading ?? {};
  if (!reading || !find)
    return step(withMessage(state, `Nothing is searched for; ${keyOf('reader.find')} searches.`));
  const { length } = find.matches;
  if (length === 0) return step(withMessage(state, `${find.field.text}: not found.`));
  const next = nextIndex(state, reading, find, by);
  const current = (next + length) % length;
  const there = leapt(state, showCurrent(withFind(state, { ...find, current })), 'matches');
  if (next === current) return step(there);
  return step(withMessage(there, by > 0 ? 'Search went on from the top.' : 'Search went on from the end.'));
}

function nextIndex(state: State, reading: Reading, find: Find, by: 1 | -1): number {
  const { document } = reading.parsing;
  const shown = shownLines(state);
  const [first, last] = [shown[0], shown.at(-1)];
  if (!first || !last) return find.current + by;
  const top = offsetAt(reading, { spot: first, place: { block: first.block, offset: first.line.offset } });
  const bottom = offsetOf(document, { block: last.block, offset: last.line.offset });
  const [at] = find.matches.at(find.current) ?? [top];
  if (at >= top && at <= bottom + last.line.width) return find.current + by;
  const index = find.matches.startingFrom(top);
  return by > 0 ? index : index - 1;
}

function cancel(state: State): Step {
  const { origin } = state.reading?.find ?? {};
  return step(withFind(origin ? goTo(state, origin.spot) : state, undefined));
}

function accept(state: State): Step {
  const { reading } = state;
  const { find } = reading ?? {};
  if (!reading || !find || find.field.text === '') return cancel(state);
  // What is found nowhere is not kept, unless the rest of the article may still have it.
  const kept = find.matches.length > 0 || !reading.parsing.done;
  const done = withFind(state, kept ? { ...find, typing: false } : undefined);
  if (find.matches.length === 0) return step(withMessage(done, `${find.field.text}: not found.`));
  const began = { ...state, reading: { ...reading, ...find.origin } };
  return step(leapt(began, done, 'matches'));
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
