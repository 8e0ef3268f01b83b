/** Full view: one block of the article on the whole screen, not wrapped. The text and its position stay as they are. */

import { layoutFullWidth, plainRows } from '../../../../layout/full-width/full-width-block.js';
import { shellWord } from '../../../../text/quote.js';
import type { Motion, SidewaysMotion } from '../../action.js';
import { indexAfter } from '../../motion.js';
import { type HandlersFor, type Step, step, withMessage } from '../../reducer.js';
import type { FullView, Reading, State } from '../../state.js';
import { layoutOptions } from '../document-layout.js';
import { recordJump } from '../history/jumps.js';
import { scrollToPosition } from '../scroll.js';
import { copyAsTsv, copyBlock } from './copy-block.js';
import { type BlockOnLine, currentBlock, neighbourBlock } from './find-block.js';
import { updatePicture } from './full-view-picture.js';
import { type FullViewport, fullViewport } from './full-viewport.js';

function withFullView(state: State, fullView: FullView | undefined): State {
  return state.reading ? { ...state, reading: { ...state.reading, fullView } } : state;
}

/** Opens a block at the row that is on the screen. */
export function openBlock(state: State, { block, at, offset, image }: BlockOnLine): State {
  const { reading } = state;
  if (!reading) return state;
  const hasNeighbours = ([1, -1] as const).some(by => neighbourBlock(state, reading, at, by));
  const base = { block, at, hasNeighbours, left: 0 };
  if (image !== undefined)
    return withFullView(
      state,
      updatePicture(state, reading, { ...base, image, rows: plainRows([]), top: 0 }),
    );
  const rows = layoutRows(state, reading, block);
  return withFullView(state, { ...base, rows, top: rows.rowAt(offset) });
}

function layoutRows(state: State, reading: Reading, block: FullView['block']): FullView['rows'] {
  return layoutFullWidth(block, reading.parsing.document, layoutOptions(state, 0, reading));
}

/** Lays out the open block again, after its syntax highlighting has arrived. */
export function updateFullView(state: State): State {
  const { reading } = state;
  if (!reading?.fullView) return state;
  const { fullView } = reading;
  return withFullView(state, { ...fullView, rows: layoutRows(state, reading, fullView.block) });
}

function open(state: State): Step {
  if (state.settings.accessible) return step(withMessage(state, accessibleText(state)));
  const found = currentBlock(state);
  return step(
    found
      ? openBlock(state, found)
      : withMessage(state, 'No table, code, diagram, formula or image on the screen'),
  );
}

/** Shows the next or previous block of the article. The position follows, so that closing returns to it. */
const openNeighbour =
  (by: 1 | -1) =>
  (state: State): Step => {
    const { reading } = state;
    if (!reading?.fullView) return step(state);
    const found = neighbourBlock(state, reading, reading.fullView.at, by);
    if (!found)
      return step(
        withMessage(state, `No ${by > 0 ? 'later' : 'earlier'} table, code, diagram, formula or image`),
      );
    const next = scrollToPosition(openBlock(state, found), found.at, 'near');
    return step(recordJump(state, next, 'blocks'));
  };

/** Text of the message in accessible mode: the command that prints the article without wrapping. */
function accessibleText({ reading, settings }: State): string {
  const refusal = 'No full view in accessible mode';
  const { article } = reading ?? {};
  // An article from standard input has no name.
  if (!article || (!article.file && article.path === '-')) return refusal;
  const name = shellWord(article.file ?? article.slug);
  return `${refusal}; to print the article without wrapping, run: ${settings.program} read ${name} -w 0`;
}

/** Moves the visible part of the open block. */
function move(state: State, to: (viewport: FullViewport, view: FullView) => Partial<FullView>): Step {
  const view = state.reading?.fullView;
  if (!view) return step(state);
  const viewport = fullViewport(state, view);
  const { top, left } = viewport;
  return step(withFullView(state, { ...view, top, left, ...to(viewport, view) }));
}

const scroll =
  (motion: Motion) =>
  (state: State): Step =>
    move(state, ({ top, lastTop, rows }) => ({ top: indexAfter(motion, top, lastTop, rows) }));

/** Scrolls by rows, as the mouse wheel does. */
export function scrollFullView(state: State, by: number): Step {
  return move(state, ({ top, lastTop }, { left }) => ({
    top: Math.max(0, Math.min(lastTop, top + by)),
    left,
  }));
}

/** Columns that a key moves by, on a screen with enough of them. */
const STEP = 8;

const DISTANCES: Record<SidewaysMotion, (columns: number) => number> = {
  left: columns => -stepColumns(columns),
  right: stepColumns,
  'page-left': columns => -pageColumns(columns),
  'page-right': pageColumns,
  start: () => Number.NEGATIVE_INFINITY,
  end: () => Number.POSITIVE_INFINITY,
};

function stepColumns(columns: number): number {
  return Math.max(1, Math.min(STEP, columns >> 1));
}

/** Columns of a page. Two of them stay visible. */
function pageColumns(columns: number): number {
  return Math.max(1, columns - 2);
}

const pan =
  (motion: SidewaysMotion) =>
  (state: State): Step =>
    move(state, ({ left, lastLeft, columns }) => ({
      left: Math.max(0, Math.min(lastLeft, left + DISTANCES[motion](columns))),
    }));

export const fullViewHandlers: HandlersFor<
  | 'reader.full-view'
  | `full-view.${Motion | SidewaysMotion}`
  | 'full-view.next-block'
  | 'full-view.previous-block'
  | 'full-view.copy'
  | 'full-view.copy-tsv'
  | 'full-view.close'
> = {
  'reader.full-view': open,
  'full-view.down': scroll('down'),
  'full-view.up': scroll('up'),
  'full-view.page-down': scroll('page-down'),
  'full-view.page-up': scroll('page-up'),
  'full-view.half-down': scroll('half-down'),
  'full-view.half-up': scroll('half-up'),
  'full-view.top': scroll('top'),
  'full-view.bottom': scroll('bottom'),
  'full-view.left': pan('left'),
  'full-view.right': pan('right'),
  'full-view.page-left': pan('page-left'),
  'full-view.page-right': pan('page-right'),
  'full-view.start': pan('start'),
  'full-view.end': pan('end'),
  'full-view.next-block': openNeighbour(1),
  'full-view.previous-block': openNeighbour(-1),
  'full-view.copy': copyBlock,
  'full-view.copy-tsv': copyAsTsv,
  'full-view.close': state => step(withFullView(state, undefined)),
};
