import type { Heading } from '../../../../document/document.js';
import { headingAt, offsetOf } from '../../../../document/document-text.js';
import type { Motion } from '../../action.js';
import { indexAfter } from '../../motion.js';
import { type HandlersFor, type Step, step, withMessage } from '../../reducer.js';
import { fitsContentsBeside, readerLayout } from '../../screen-layout.js';
import type { Contents, Reading, State } from '../../state.js';
import { updateLayout } from '../document-layout.js';
import { recordJump } from '../history/jumps.js';
import { compareRows, scrollToPosition, scrollToRow, TOP } from '../scroll.js';
import { visibleHeadings } from './visible-headings.js';

/** Changes the contents. Lays out again, because contents beside the text take columns from it. */
function updateContents(state: State, contents: Contents): State {
  const { reading } = state;
  return reading ? updateLayout({ ...state, reading: { ...reading, contents } }) : state;
}

/** Shows or hides the contents beside the text, and saves that preference. On a narrow screen nothing is saved. */
function showBeside(state: State, contents: boolean): Step {
  if (!fitsContentsBeside(state) || state.settings.contents === contents) return step(state);
  const settings = { ...state.settings, contents };
  return step(updateLayout({ ...state, settings }), { type: 'save-preferences', change: { contents } });
}

/** Index of the heading of the current section; -1 before the first. */
export function currentHeading({ parsing, position }: Reading): number {
  const { document } = parsing;
  const heading = headingAt(document, offsetOf(document, position));
  return heading ? document.headings.indexOf(heading) : -1;
}

/** Moves the focus to the contents, and opens them if they are hidden. */
function focusContents(state: State): Step {
  const { reading } = state;
  if (!reading) return step(state);
  if (reading.parsing.document.headings.length === 0)
    return step(withMessage(state, 'This article has no headings'));
  return showBeside(
    updateContents(state, { focused: true, cursor: Math.max(0, currentHeading(reading)) }),
    true,
  );
}

/** Contents without focus and filter. */
function unfocused({ cursor }: Contents): Contents {
  return { focused: false, cursor };
}

/** Moves the focus back to the text. Contents beside the text stay visible. */
function leaveContents(state: State): Step {
  const { reading } = state;
  return step(reading ? updateContents(state, unfocused(reading.contents)) : state);
}

function hideContents(state: State): Step {
  const [closed] = leaveContents(state);
  return showBeside(closed, false);
}

/** Moves the cursor through the visible headings. */
export function moveContentsCursor(state: State, motion: Motion): State {
  const { reading } = state;
  if (!reading) return state;
  const visible = visibleHeadings(reading);
  const { cursor } = reading.contents;
  const rows = readerLayout(state).body;
  const index = indexAfter(motion, visible.indexOf(cursor), visible.length - 1, rows);
  return {
    ...state,
    reading: { ...reading, contents: { ...reading.contents, cursor: visible[index] ?? cursor } },
  };
}

const move = (motion: Motion) => (state: State) => step(moveContentsCursor(state, motion));

/** Jumps to a heading. Contents beside the text stay visible, and follow the position from there. */
export function jumpToHeading(state: State, index: number): Step {
  const { reading } = state;
  const heading = reading?.parsing.document.headings[index];
  if (!reading || !heading) return step(state);
  return step(
    recordJump(state, scrollToHeading(updateContents(state, unfocused(reading.contents)), heading)),
  );
}

function scrollToHeading(state: State, { block, offset }: Heading): State {
  return scrollToPosition(state, { block, offset }, 'top');
}

function jumpToNeighbour(state: State, by: 1 | -1): Step {
  const { reading } = state;
  if (!reading) return step(state);
  const { document } = reading.parsing;
  const here = offsetOf(document, reading.position);
  const { headings } = document;
  const heading =
    by > 0
      ? headings.find(each => offsetOf(document, each) > here)
      : headings.findLast(each => offsetOf(document, each) < here);
  if (!heading && by > 0) return step(withMessage(state, 'No later heading'));
  // The title is the first heading, though it is not one of the document's.
  if (!heading && compareRows(reading.topRow, TOP) > 0)
    return step(recordJump(state, scrollToRow(state, TOP), 'headings'));
  if (!heading) return step(withMessage(state, 'No earlier heading'));
  return step(recordJump(state, scrollToHeading(state, heading), 'headings'));
}

export const contentsHandlers: HandlersFor<
  | 'reader.contents' | `contents.${Motion}` | 'contents.jump' | 'contents.leave' | 'contents.close'
  | 'reader.next-heading' | 'reader.previous-heading'
> = {
  'reader.contents': focusContents,
  'contents.down': move('down'),
  'contents.up': move('up'),
  'contents.page-down': move('page-down'),
  'contents.page-up': move('page-up'),
  'contents.half-down': move('half-down'),
  'contents.half-up': move('half-up'),
  'contents.top': move('top'),
  'contents.bottom': move('bottom'),
  'contents.jump': state => jumpToHeading(state, state.reading?.contents.cursor ?? 0),
  'contents.leave': leaveContents,
  'contents.close': hideContents,
  'reader.next-heading': state => jumpToNeighbour(state, 1),
  'reader.previous-heading': state => jumpToNeighbour(state, -1),
}; // biome-ignore format: one idea a row
