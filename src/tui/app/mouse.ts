import { displayWidth } from '../../text/display-width.js';
import { cursorMoved, entryRows, scrolled } from './list/list-cursor.js';
import { openSelected } from './list/open-selected.js';
import { contentsWindow, jump } from './reader/contents/contents-cursor.js';
import { targetAt } from './reader/links/link-targets.js';
import { follow, select } from './reader/links/select-link.js';
import { scrollBy } from './reader/scroll.js';
import { shownLines } from './reader/viewport.js';
import { type Part, type Step, step, withMessage } from './reducer.js';
import { listLayout, readerLayout } from './screen-layout.js';
import type { State } from './state.js';

/** A click in the list selects the entry; on the selected one it opens it. */
function clickList(state: State, column: number, row: number): Step {
  const layout = listLayout(state);
  if (column >= layout.width) return step(state);
  let top = Number(layout.header) + Number(layout.filter) + Number(layout.rules);
  for (let index = state.list.top; index < state.list.entries.length && top <= row; index++) {
    const entry = state.list.entries[index];
    if (!entry) break;
    const bottom = top + entryRows(state, entry, index === state.list.cursor);
    if (row >= top && row < bottom)
      return index === state.list.cursor ? openSelected(state) : step(scrolled(state, index));
    top = bottom;
  }
  return step(state);
}

/** A click on a heading goes there, on a link follows it. */
function clickReader(state: State, column: number, row: number): Step {
  const { reading } = state;
  const layout = readerLayout(state);
  if (!reading || row >= layout.body) return step(state);
  if (column < layout.contents) return jump(state, contentsWindow(state, layout.body).shown[row] ?? -1);
  const shown = shownLines(state)[row];
  const target =
    shown &&
    targetAt(reading.page, shown.block, shown.line, column - layout.contents - layout.left, displayWidth);
  return target ? follow(select(state, target)) : step(state);
}

export const pointing: Part<'mouse' | 'wheeled' | 'clicked'> = {
  mouse: state => {
    const text = state.mouse
      ? 'Mouse off: the terminal selects text again.'
      : 'Mouse on: the wheel scrolls, a click follows.';
    return step(withMessage({ ...state, mouse: !state.mouse }, text), { type: 'mouse', on: !state.mouse });
  },
  wheeled: (state, { rows }) => {
    if (state.modal) return step(state);
    return step(
      state.front === 'list' ? cursorMoved(state, rows > 0 ? 'down' : 'up') : scrollBy(state, rows),
    );
  },
  clicked: (state, { column, row }) => {
    if (state.modal || state.opening) return step(state);
    return state.front === 'list' ? clickList(state, column, row) : clickReader(state, column, row);
  },
};
