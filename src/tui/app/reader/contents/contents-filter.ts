/** The contents narrowed to the headings that have the typed words, as the filter narrows the list. */
import type { Motion } from '../../action.js';
import { type Part, type Step, step } from '../../reducer.js';
import type { Contents, State } from '../../state.js';
import { EDITS, type Edit, EMPTY_FIELD, type Field, insert } from '../../text-input.js';
import { jump, moved } from './contents-cursor.js';
import { shownHeadings } from './visible-headings.js';

function withContents(state: State, contents: Contents): State {
  return state.reading ? { ...state, reading: { ...state.reading, contents } } : state;
}

function begin(state: State): Step {
  const { contents } = state.reading ?? {};
  if (!contents?.focused) return step(state);
  return step(
    withContents(state, { ...contents, narrowed: { field: EMPTY_FIELD, origin: contents.cursor } }),
  );
}

/** The text has changed: the cursor stays on its heading while that is shown, else goes to the first that is. */
function narrowBy(state: State, field: Field): Step {
  const { reading } = state;
  const { narrowed } = reading?.contents ?? {};
  if (!reading || !narrowed) return step(state);
  const contents = { ...reading.contents, narrowed: { ...narrowed, field } };
  const shown = shownHeadings({ ...reading, contents });
  const {
    cursor,
    narrowed: { origin },
  } = contents;
  const near = [cursor, origin].find(index => shown.includes(index));
  return step(withContents(state, { ...contents, cursor: near ?? shown[0] ?? cursor }));
}

export function typeIntoContents(state: State, text: string): Step {
  return narrowBy(state, insert(state.reading?.contents.narrowed?.field ?? EMPTY_FIELD, text));
}

/** All headings are shown again, the cursor on the one it was on before. */
function cancel(state: State): Step {
  const { contents } = state.reading ?? {};
  if (!contents?.narrowed) return step(state);
  return step(withContents(state, { ...contents, cursor: contents.narrowed.origin, narrowed: undefined }));
}

function go(state: State): Step {
  const { reading } = state;
  if (!reading || !shownHeadings(reading).includes(reading.contents.cursor)) return step(state);
  return jump(state, reading.contents.cursor);
}

const edit = (name: Edit) => (state: State) =>
  narrowBy(state, EDITS[name](state.reading?.contents.narrowed?.field ?? EMPTY_FIELD));

const move = (motion: Motion) => (state: State) => step(moved(state, motion));

export const narrowing: Part<
  | 'contents.narrow' | `headings.${Edit}` | 'headings.go' | 'headings.cancel'
  | 'headings.down' | 'headings.up' | 'headings.page-down' | 'headings.page-up'
> = {
  'contents.narrow': begin,
  'headings.go': go,
  'headings.cancel': cancel,
  'headings.down': move('down'),
  'headings.up': move('up'),
  'headings.page-down': move('page-down'),
  'headings.page-up': move('page-up'),
  'headings.erase': state =>
    state.reading?.contents.narrowed?.field.text ? edit('erase')(state) : cancel(state),
  'headings.erase-word': edit('erase-word'),
  'headings.erase-line': edit('erase-line'),
  'headings.left': edit('left'),
  'headings.right': edit('right'),
  'headings.start': edit('start'),
  'headings.end': edit('end'),
}; // biome-ignore format: one idea a row
