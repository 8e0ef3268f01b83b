/** Filters the contents by typed words, as the list's filter does. */
import type { Motion } from '../../action.js';
import { type HandlersFor, type Step, step } from '../../reducer.js';
import type { Contents, State } from '../../state.js';
import { EDITS, type Edit, EMPTY_FIELD, insertText, type TextField } from '../../text-input.js';
import { jumpToHeading, moveContentsCursor } from './contents-cursor.js';
import { visibleHeadings } from './visible-headings.js';

function withContents(state: State, contents: Contents): State {
  return state.reading ? { ...state, reading: { ...state.reading, contents } } : state;
}

function startFilter(state: State): Step {
  const { contents } = state.reading ?? {};
  if (!contents?.focused) return step(state);
  return step(withContents(state, { ...contents, filter: { field: EMPTY_FIELD, origin: contents.cursor } }));
}

/** Sets the filter text. The cursor stays on its heading while that is visible, else goes to the first visible one. */
function setContentsFilter(state: State, field: TextField): Step {
  const { reading } = state;
  const { filter } = reading?.contents ?? {};
  if (!reading || !filter) return step(state);
  const contents = { ...reading.contents, filter: { ...filter, field } };
  const visible = visibleHeadings({ ...reading, contents });
  const { cursor } = contents;
  const next = [cursor, filter.origin].find(index => visible.includes(index));
  return step(withContents(state, { ...contents, cursor: next ?? visible[0] ?? cursor }));
}

export function typeContentsFilter(state: State, text: string): Step {
  return setContentsFilter(state, insertText(state.reading?.contents.filter?.field ?? EMPTY_FIELD, text));
}

/** Opens the filter if it is closed, and inserts the pasted text. */
export function pasteIntoContentsFilter(state: State, text: string): Step {
  const [filtering] = state.reading?.contents.filter ? [state] : startFilter(state);
  return typeContentsFilter(filtering, text.trim());
}

/** Shows all headings again, with the cursor where it was before the filter. */
function cancelFilter(state: State): Step {
  const { contents } = state.reading ?? {};
  if (!contents?.filter) return step(state);
  return step(withContents(state, { ...contents, cursor: contents.filter.origin, filter: undefined }));
}

function jumpToSelected(state: State): Step {
  const { reading } = state;
  if (!reading || !visibleHeadings(reading).includes(reading.contents.cursor)) return step(state);
  return jumpToHeading(state, reading.contents.cursor);
}

const edit = (name: Edit) => (state: State) =>
  setContentsFilter(state, EDITS[name](state.reading?.contents.filter?.field ?? EMPTY_FIELD));

const move = (motion: Motion) => (state: State) => step(moveContentsCursor(state, motion));

export const contentsFilterHandlers: HandlersFor<
  | 'contents.filter' | `contents-filter.${Edit}` | 'contents-filter.jump' | 'contents-filter.cancel'
  | 'contents-filter.down' | 'contents-filter.up' | 'contents-filter.page-down' | 'contents-filter.page-up'
> = {
  'contents.filter': startFilter,
  'contents-filter.jump': jumpToSelected,
  'contents-filter.cancel': cancelFilter,
  'contents-filter.down': move('down'),
  'contents-filter.up': move('up'),
  'contents-filter.page-down': move('page-down'),
  'contents-filter.page-up': move('page-up'),
  'contents-filter.erase': state =>
    state.reading?.contents.filter?.field.text ? edit('erase')(state) : cancelFilter(state),
  'contents-filter.erase-word': edit('erase-word'),
  'contents-filter.erase-line': edit('erase-line'),
  'contents-filter.left': edit('left'),
  'contents-filter.right': edit('right'),
  'contents-filter.start': edit('start'),
  'contents-filter.end': edit('end'),
}; // biome-ignore format: one idea a row
