import { displayWidth } from '../../text/display-width.js';
import { itemRows, moveCursor, setCursor } from './list/list-cursor.js';
import { openSelected } from './list/open-selected.js';
import { jumpToHeading, moveContentsCursor } from './reader/contents/contents-cursor.js';
import { contentsRows } from './reader/contents/contents-rows.js';
import { blockOnLine } from './reader/full-view/find-block.js';
import { openBlock, scrollFullView } from './reader/full-view/full-view.js';
import { targetAt } from './reader/links/link-targets.js';
import { followLink, selectLink } from './reader/links/select-link.js';
import { scrollBy } from './reader/scroll.js';
import { textRows, visibleLines } from './reader/viewport.js';
import { type HandlersFor, type Step, step, withMessage } from './reducer.js';
import { listLayout, readerLayout } from './screen-layout.js';
import type { State } from './state.js';

/** Selects the clicked item, or opens it if it is selected already. */
function clickList(state: State, column: number, row: number): Step {
  const layout = listLayout(state);
  if (column >= layout.width) return step(state);
  let top = Number(layout.header) + Number(layout.filter) + Number(layout.rules);
  for (let index = state.list.top; index < state.list.items.length && top <= row; index++) {
    const item = state.list.items[index];
    if (!item) break;
    const bottom = top + itemRows(state, item, index === state.list.cursor);
    if (row >= top && row < bottom)
      return index === state.list.cursor ? openSelected(state) : step(setCursor(state, index));
    top = bottom;
  }
  return step(state);
}

/** Jumps to the clicked heading of the contents, follows the clicked link, or opens the clicked picture, or block that is too wide. */
function clickReader(state: State, column: number, row: number): Step {
  const { reading } = state;
  const layout = readerLayout(state);
  if (!reading || row >= layout.body) return step(state);
  if (column < layout.contents)
    return jumpToHeading(state, contentsRows(state, textRows(state))[row]?.heading ?? -1);
  const shown = visibleLines(state)[row];
  const target =
    shown &&
    targetAt(reading.layout, shown.block, shown.line, column - layout.contents - layout.left, displayWidth);
  if (target) return followLink(selectLink(state, target));
  const isOpened = shown?.line.isTooWide || shown?.line.picture;
  const block = isOpened ? blockOnLine(state, reading, shown) : undefined;
  return step(block ? openBlock(state, block) : state);
}

export const mouseHandlers: HandlersFor<'mouse' | 'wheel-turned' | 'clicked'> = {
  mouse: state => {
    const text = state.mouse
      ? 'Mouse off: the terminal selects text again'
      : 'Mouse on: scroll with the wheel, click to open';
    return step(withMessage({ ...state, mouse: !state.mouse }, text), { type: 'mouse', on: !state.mouse });
  },
  'wheel-turned': (state, { rows }) => {
    if (state.modal) return step(state);
    if (state.reading?.fullView) return scrollFullView(state, rows);
    const motion = rows > 0 ? 'down' : 'up';
    if (state.screen === 'list') return step(moveCursor(state, motion));
    const isTextHidden = readerLayout(state).contents >= state.size.columns;
    return step(isTextHidden ? moveContentsCursor(state, motion) : scrollBy(state, rows));
  },
  clicked: (state, { column, row }) => {
    if (state.modal || state.opening || state.reading?.fullView) return step(state);
    return state.screen === 'list' ? clickList(state, column, row) : clickReader(state, column, row);
  },
};
