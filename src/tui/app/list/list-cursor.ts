import type { BodyMatch } from '../../../search/results/search-result.js';
import type { Motion } from '../action.js';
import { indexAfter } from '../motion.js';
import { type HandlersFor, step } from '../reducer.js';
import { listLayout } from '../screen-layout.js';
import type { ArticleItem, State } from '../state.js';

/** The body match that an item shows as a snippet, and opens at. Undefined if the article's name matches the whole query. */
export function snippetMatch({ result }: ArticleItem): BodyMatch | undefined {
  return result?.matchesName ? undefined : result?.body;
}

/** Number of rows of an item. A snippet, or the description of the selected item, takes a second row. */
export function itemRows(state: Pick<State, 'size' | 'list'>, item: ArticleItem, selected: boolean): 1 | 2 {
  const { small, preview } = listLayout(state);
  if (small) return 1;
  if (snippetMatch(item)) return 2;
  return selected && !preview && item.article.description ? 2 : 1;
}

/** Moves the cursor to item `cursor` (clamped), and scrolls as little as needed to show it. */
export function setCursor(state: State, cursor: number): State {
  const { items } = state.list;
  const clamped = Math.max(0, Math.min(cursor, items.length - 1));
  const top = Math.max(
    minTop(state, clamped),
    Math.min(state.list.top, clamped, Math.max(0, items.length - 1)),
  );
  return { ...state, list: { ...state.list, cursor: clamped, top } };
}

/** Lowest `top` with which the whole item `cursor` is on the screen. */
function minTop(state: State, cursor: number): number {
  const { body } = listLayout(state);
  let rows = 0;
  for (let index = cursor; index >= 0; index--) {
    const item = state.list.items[index];
    if (item) rows += itemRows(state, item, index === cursor);
    if (rows > body) return Math.min(index + 1, cursor);
  }
  return 0;
}

export function moveCursor(state: State, motion: Motion): State {
  const { cursor, items } = state.list;
  return setCursor(state, indexAfter(motion, cursor, items.length - 1, listLayout(state).body));
}

const move = (motion: Motion) => (state: State) => step(moveCursor(state, motion));

export const listCursorHandlers: HandlersFor<
  `list.${Motion}` | 'filter.down' | 'filter.up' | 'filter.page-down' | 'filter.page-up'
> = {
  'list.down': move('down'),
  'list.up': move('up'),
  'list.page-down': move('page-down'),
  'list.page-up': move('page-up'),
  'list.half-down': move('half-down'),
  'list.half-up': move('half-up'),
  'list.top': move('top'),
  'list.bottom': move('bottom'),
  'filter.down': move('down'),
  'filter.up': move('up'),
  'filter.page-down': move('page-down'),
  'filter.page-up': move('page-up'),
};
