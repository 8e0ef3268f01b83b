import { offsetOf } from '../../../../document/document-text.js';
import { type HandlersFor, keyPlaceholder, type Step, step, withMessage } from '../../reducer.js';
import type { Find, Reading, State } from '../../state.js';
import { EDITS, type Edit, EMPTY_FIELD, insertText, type TextField } from '../../text-input.js';
import { recordJump } from '../history/jumps.js';
import { compareRows, scrollToRow } from '../scroll.js';
import { visibleLines } from '../viewport.js';
import { findTyped, Matches } from './find-matches.js';
import { readingHeader, searchStart, showCurrentMatch, withFind } from './find-state.js';

function startFind(state: State): Step {
  const { reading } = state;
  if (!reading) return step(state);
  const { topRow, position } = reading;
  const find: Find = {
    typing: true,
    field: EMPTY_FIELD,
    words: [],
    header: readingHeader(state, reading),
    matches: new Matches(),
    current: -1,
    origin: { topRow, position },
  };
  return step(withFind(state, find), { type: 'prepare-find', document: reading.parsing.document });
}

/** Sets the search text, and shows the first match after the position before the search. */
export function setFindText(state: State, field: TextField): Step {
  const { reading } = state;
  const { find } = reading ?? {};
  if (!reading || !find) return step(state);
  const { document, done } = reading.parsing;
  const found = field.text === find.field.text ? find : findTyped(document, field.text, find.header, done);
  const { words, matches, isSplit } = found;
  const first = matches.startingFrom(searchStart(reading, find.origin));
  const current = matches.length === 0 ? -1 : first % matches.length;
  const next = withFind(scrollToOrigin(state, find.origin), {
    ...find,
    field,
    words,
    matches,
    current,
    isSplit: isSplit === true,
  });
  return step(showCurrentMatch(next));
}

export function pasteIntoFind(state: State, text: string): Step {
  const [typing] = state.reading?.find?.typing ? [state] : startFind(state);
  return setFindText(typing, insertText(typing.reading?.find?.field ?? EMPTY_FIELD, text.trim()));
}

/** Jumps to the next match after the current one. If that is not on the screen, after the top of the screen. Wraps around. */
function jumpToMatch(state: State, by: 1 | -1): Step {
  const { reading } = state;
  const { find } = reading ?? {};
  if (!reading || !find)
    return step(withMessage(state, `No active search; press ${keyPlaceholder('reader.find')} to search`));
  const { length } = find.matches;
  if (length === 0) return step(withNotFound(state, reading, find));
  const next = nextIndex(state, reading, find, by);
  const current = (next + length) % length;
  const jumped = recordJump(state, showCurrentMatch(withFind(state, { ...find, current })), 'matches');
  if (next === current) return step(jumped);
  return step(withMessage(jumped, `Search wrapped to the ${by > 0 ? 'top' : 'end'}`));
}

function nextIndex(state: State, reading: Reading, find: Find, by: 1 | -1): number {
  const { document } = reading.parsing;
  const lines = visibleLines(state);
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last) return find.current + by;
  const top = searchStart(reading, {
    topRow: first,
    position: { block: first.block, offset: first.line.offset },
  });
  const bottom = offsetOf(document, { block: last.block, offset: last.line.offset });
  const [at] = find.matches.at(find.current) ?? [top];
  if (at >= top && at <= bottom + last.line.width) return find.current + by;
  const index = find.matches.startingFrom(top);
  return by > 0 ? index : index - 1;
}

/** Returns to where the search was opened. The same position is kept, so that it does not drift after a resize. */
function scrollToOrigin(state: State, { topRow, position }: Find['origin']): State {
  const next = scrollToRow(state, topRow);
  const { reading } = next;
  return reading && compareRows(reading.topRow, topRow) === 0
    ? { ...next, reading: { ...reading, position } }
    : next;
}

function cancelFind(state: State): Step {
  const { origin } = state.reading?.find ?? {};
  return step(withFind(origin ? scrollToOrigin(state, origin) : state, undefined));
}

function acceptFind(state: State): Step {
  const { reading } = state;
  const { find } = reading ?? {};
  if (!reading || !find || find.field.text === '') return cancelFind(state);
  // A search without matches ends, unless the rest of the article may still have one.
  const isActive = find.matches.length > 0 || !reading.parsing.done;
  const done = withFind(state, isActive ? { ...find, typing: false } : undefined);
  if (find.matches.length === 0) return step(withNotFound(done, reading, find));
  const before = { ...state, reading: { ...reading, ...find.origin } };
  const jumped = recordJump(before, done, 'matches');
  return step(
    find.isSplit ? withMessage(jumped, `${find.field.text}: not found together, only word by word`) : jumped,
  );
}

/** Says that there is no match, or none in the part of the article that is parsed. */
function withNotFound(state: State, { parsing }: Reading, { field }: Find): State {
  return withMessage(state, `${field.text}: not found${parsing.done ? '' : ' so far'}`);
}

const edit = (name: Edit) => (state: State) =>
  setFindText(state, EDITS[name](state.reading?.find?.field ?? EMPTY_FIELD));

export const findHandlers: HandlersFor<
  | 'reader.find'
  | 'reader.next-match'
  | 'reader.previous-match'
  | `find.${Edit}`
  | 'find.accept'
  | 'find.cancel'
> = {
  'reader.find': startFind,
  'reader.next-match': state => jumpToMatch(state, 1),
  'reader.previous-match': state => jumpToMatch(state, -1),
  'find.erase': state => (state.reading?.find?.field.text ? edit('erase')(state) : cancelFind(state)),
  'find.erase-word': edit('erase-word'),
  'find.erase-line': edit('erase-line'),
  'find.left': edit('left'),
  'find.right': edit('right'),
  'find.start': edit('start'),
  'find.end': edit('end'),
  'find.accept': acceptFind,
  'find.cancel': cancelFind,
};
