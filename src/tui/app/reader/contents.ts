import type { Heading } from '../../../typeset/document.js';
import { headingAt, offsetOf } from '../../../typeset/outline.js';
import type { Contents, Reading, State } from '../state.js';
import { type Part, type Step, step, tell } from '../step.js';
import { resetPage } from './page.js';
import { reveal } from './scrolling.js';

/** Shows, hides or focuses the contents. Beside the text they take columns from it, so its page may be set anew. */
function withContents(state: State, contents: Contents): State {
  const { reading } = state;
  return reading ? resetPage({ ...state, reading: { ...reading, contents } }) : state;
}

/** Index of the heading whose section is being read; 0 before the first. */
function headingHere({ parsing, place }: Reading): number {
  const { document } = parsing;
  const heading = headingAt(document, offsetOf(document, place));
  return heading ? document.headings.indexOf(heading) : 0;
}

/** Which headings the panel shows: those around the cursor, or around the section being read. */
export function contentsWindow(
  { reading }: Pick<State, 'reading'>,
  rows: number,
): { top: number; cursor: number } {
  if (!reading) return { top: 0, cursor: 0 };
  const { headings } = reading.parsing.document;
  const cursor = reading.contents.focused ? reading.contents.cursor : headingHere(reading);
  const top = Math.max(0, Math.min(cursor - (rows >> 1), headings.length - rows));
  return { top, cursor };
}

function toggle(state: State): Step {
  const { reading } = state;
  if (!reading) return step(state);
  if (reading.contents.shown)
    return step(withContents(state, { ...reading.contents, shown: false, focused: false }));
  if (reading.parsing.document.headings.length === 0)
    return step(tell(state, 'This article has no headings.'));
  return step(withContents(state, { shown: true, focused: true, cursor: headingHere(reading) }));
}

function move(state: State, by: number): Step {
  const { reading } = state;
  if (!reading) return step(state);
  const last = reading.parsing.document.headings.length - 1;
  const cursor = Math.max(0, Math.min(last, reading.contents.cursor + by));
  return step({ ...state, reading: { ...reading, contents: { ...reading.contents, cursor } } });
}

/** Goes to the heading under the cursor. Beside the text the contents stay, and follow the reading from there. */
export function jump(state: State, index: number): Step {
  const { reading } = state;
  const heading = reading?.parsing.document.headings[index];
  if (!reading || !heading) return step(state);
  return step(goToHeading(withContents(state, { ...reading.contents, focused: false }), heading));
}

function goToHeading(state: State, { block, offset }: Heading): State {
  return reveal(state, { block, offset }, 'top');
}

function turnHeading(state: State, by: 1 | -1): Step {
  const { reading } = state;
  if (!reading) return step(state);
  const { document } = reading.parsing;
  const here = offsetOf(document, reading.place);
  const starts = document.headings.map(heading => offsetOf(document, heading));
  const index =
    by > 0 ? starts.findIndex(start => start > here) : starts.findLastIndex(start => start < here);
  const heading = document.headings[index];
  if (!heading) return step(tell(state, by > 0 ? 'No heading further down.' : 'No heading further up.'));
  return step(goToHeading(state, heading));
}

export const contents: Part<
  | 'reader.contents' | 'contents.down' | 'contents.up' | 'contents.top' | 'contents.bottom' | 'contents.jump' | 'contents.close'
  | 'reader.next-heading' | 'reader.previous-heading'
> = {
  'reader.contents': toggle,
  'contents.down': state => move(state, 1),
  'contents.up': state => move(state, -1),
  'contents.top': state => move(state, Number.NEGATIVE_INFINITY),
  'contents.bottom': state => move(state, Number.POSITIVE_INFINITY),
  'contents.jump': state => jump(state, state.reading?.contents.cursor ?? 0),
  'contents.close': toggle,
  'reader.next-heading': state => turnHeading(state, 1),
  'reader.previous-heading': state => turnHeading(state, -1),
}; // biome-ignore format: one idea a row
