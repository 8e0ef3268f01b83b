import type { Heading } from '../../../../document/document.js';
import { headingAt, offsetOf } from '../../../../document/document-text.js';
import type { Motion } from '../../action.js';
import { indexAfter } from '../../motion.js';
import { type Part, type Step, step, withMessage } from '../../reducer.js';
import { hasRoomBeside, readerLayout } from '../../screen-layout.js';
import type { Contents, Reading, State } from '../../state.js';
import { resetPage } from '../document-layout.js';
import { leapt } from '../history/jumps.js';
import { reveal } from '../scroll.js';
import { shownHeadings } from './visible-headings.js';

/** Gives the keys to the contents or takes them. Beside the text they take columns from it, so its page may be set anew. */
function withContents(state: State, contents: Contents): State {
  const { reading } = state;
  return reading ? resetPage({ ...state, reading: { ...reading, contents } }) : state;
}

/** Shows or hides what stands beside the text from now on; where there is no room for it, that is no wish about it. */
function beside(state: State, contents: boolean): Step {
  if (!hasRoomBeside(state) || state.settings.contents === contents) return step(state);
  const settings = { ...state.settings, contents };
  return step(resetPage({ ...state, settings }), { type: 'prefer', change: { contents } });
}

/** Index of the heading whose section is being read; -1 before the first. */
function headingHere({ parsing, place }: Reading): number {
  const { document } = parsing;
  const heading = headingAt(document, offsetOf(document, place));
  return heading ? document.headings.indexOf(heading) : -1;
}

/** Which headings the panel shows: those around the cursor, or around the section being read (`cursor` -1: none is yet). */
export function contentsWindow(
  { reading }: Pick<State, 'reading'>,
  rows: number,
): { shown: readonly number[]; cursor: number } {
  if (!reading) return { shown: [], cursor: -1 };
  const all = shownHeadings(reading);
  const cursor = reading.contents.focused ? reading.contents.cursor : headingHere(reading);
  const top = Math.max(0, Math.min(all.indexOf(cursor) - (rows >> 1), all.length - rows));
  return { shown: all.slice(top, top + rows), cursor };
}

/** The keys go to the contents, which are opened where they are not to be seen. */
function enter(state: State): Step {
  const { reading } = state;
  if (!reading) return step(state);
  if (reading.parsing.document.headings.length === 0)
    return step(withMessage(state, 'This article has no headings.'));
  return beside(withContents(state, { focused: true, cursor: Math.max(0, headingHere(reading)) }), true);
}

/** Without the keys, and whole again. */
function left({ cursor }: Contents): Contents {
  return { focused: false, cursor };
}

/** Back to the text; contents beside it stay there. */
function leave(state: State): Step {
  const { reading } = state;
  return step(reading ? withContents(state, left(reading.contents)) : state);
}

function close(state: State): Step {
  const [closed] = leave(state);
  return beside(closed, false);
}

/** The cursor moved over the headings that are shown. */
export function moved(state: State, motion: Motion): State {
  const { reading } = state;
  if (!reading) return state;
  const shown = shownHeadings(reading);
  const { cursor } = reading.contents;
  const position = indexAfter(motion, shown.indexOf(cursor), shown.length - 1, readerLayout(state).body);
  return {
    ...state,
    reading: { ...reading, contents: { ...reading.contents, cursor: shown[position] ?? cursor } },
  };
}

const go = (motion: Motion) => (state: State) => step(moved(state, motion));

/** Goes to the heading under the cursor. Beside the text the contents stay, and follow the reading from there. */
export function jump(state: State, index: number): Step {
  const { reading } = state;
  const heading = reading?.parsing.document.headings[index];
  if (!reading || !heading) return step(state);
  return step(leapt(state, goToHeading(withContents(state, left(reading.contents)), heading)));
}

function goToHeading(state: State, { block, offset }: Heading): State {
  return reveal(state, { block, offset }, 'top');
}

function turnHeading(state: State, by: 1 | -1): Step {
  const { reading } = state;
  if (!reading) return step(state);
  const { document } = reading.parsing;
  const here = offsetOf(document, reading.place);
  const { headings } = document;
  const heading =
    by > 0
      ? headings.find(each => offsetOf(document, each) > here)
      : headings.findLast(each => offsetOf(document, each) < here);
  if (!heading)
    return step(withMessage(state, by > 0 ? 'No heading further down.' : 'No heading further up.'));
  return step(leapt(state, goToHeading(state, heading), 'headings'));
}

export const contents: Part<
  | 'reader.contents' | `contents.${Motion}` | 'contents.jump' | 'contents.leave' | 'contents.close'
  | 'reader.next-heading' | 'reader.previous-heading'
> = {
  'reader.contents': enter,
  'contents.down': go('down'),
  'contents.up': go('up'),
  'contents.page-down': go('page-down'),
  'contents.page-up': go('page-up'),
  'contents.half-down': go('half-down'),
  'contents.half-up': go('half-up'),
  'contents.top': go('top'),
  'contents.bottom': go('bottom'),
  'contents.jump': state => jump(state, state.reading?.contents.cursor ?? 0),
  'contents.leave': leave,
  'contents.close': close,
  'reader.next-heading': state => turnHeading(state, 1),
  'reader.previous-heading': state => turnHeading(state, -1),
}; // biome-ignore format: one idea a row
