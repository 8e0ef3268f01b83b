/**
 * `update(state, action) → [state, effects]`: the only way in which the state changes. Each feature has its handlers in a
 * file of its own. This one combines them, and routes typed text to the focused text field. Must not know keys.
 */
import type { Action } from './action.js';
import { finishUpdate, loadHandlers } from './finish-update.js';
import { libraryHandlers } from './library-reload.js';
import { listCursorHandlers } from './list/list-cursor.js';
import { filterHandlers, pasteIntoFilter, setFilterText } from './list/list-search.js';
import { openSelectedHandlers } from './list/open-selected.js';
import { sortAndFilterHandlers } from './list/sort-and-filter.js';
import { mouseHandlers } from './mouse.js';
import { openHandlers } from './open-article.js';
import { overlayHandlers } from './overlays/overlay.js';
import { numberHandlers } from './overlays/pick-by-number.js';
import { appearanceHandlers } from './reader/appearance.js';
import { highlightHandlers } from './reader/code-highlights.js';
import { contentsHandlers } from './reader/contents/contents-cursor.js';
import {
  contentsFilterHandlers,
  pasteIntoContentsFilter,
  typeContentsFilter,
} from './reader/contents/contents-filter.js';
import { copyHandlers } from './reader/copy.js';
import { exitHandlers } from './reader/exit-and-neighbours.js';
import { findHandlers, pasteIntoFind, setFindText } from './reader/find/find-input.js';
import { fullViewHandlers } from './reader/full-view/full-view.js';
import { backForwardHandlers } from './reader/history/back-forward.js';
import { browserHandlers } from './reader/links/open-in-browser.js';
import { linkHandlers } from './reader/links/select-link.js';
import { bookmarkHandlers } from './reader/notes/bookmarks.js';
import { pictureHandlers } from './reader/pictures.js';
import { scrollHandlers } from './reader/scroll.js';
import { type Handlers, type HandlersFor, type Step, step } from './reducer.js';
import type { State } from './state.js';
import { systemHandlers } from './system.js';
import { insertText } from './text-input.js';

/** Typed text without a focused text field is dropped; pasted text opens one. */
const typingHandlers: HandlersFor<'typed' | 'pasted'> = {
  typed: (state, { text }) => {
    const { filter } = state.list;
    const { find, contents } = state.reading ?? {};
    if (state.screen === 'list')
      return filter.typing ? setFilterText(state, insertText(filter.field, text)) : step(state);
    if (contents?.filter) return typeContentsFilter(state, text);
    return find?.typing ? setFindText(state, insertText(find.field, text)) : step(state);
  },
  pasted: (state, { text }) => {
    if (state.modal || state.reading?.fullView) return step(state);
    if (state.screen === 'list') return pasteIntoFilter(state, text);
    return state.reading?.contents.focused
      ? pasteIntoContentsFilter(state, text)
      : pasteIntoFind(state, text);
  },
};

const handlers: Handlers = {
  ...overlayHandlers,
  ...numberHandlers,
  ...sortAndFilterHandlers,
  ...filterHandlers,
  ...listCursorHandlers,
  ...openSelectedHandlers,
  ...loadHandlers,
  ...systemHandlers,
  ...openHandlers,
  ...libraryHandlers,
  ...mouseHandlers,
  ...bookmarkHandlers,
  ...browserHandlers,
  ...contentsHandlers,
  ...copyHandlers,
  ...findHandlers,
  ...fullViewHandlers,
  ...highlightHandlers,
  ...pictureHandlers,
  ...exitHandlers,
  ...linkHandlers,
  ...appearanceHandlers,
  ...contentsFilterHandlers,
  ...scrollHandlers,
  ...backForwardHandlers,
  ...typingHandlers,
};

/** Actions that keep the message: answers to effects, and a selection by number. Any other action clears it. */
const KEEPS_MESSAGE: ReadonlySet<Action['type']> = new Set<Action['type']>([
  'resized', 'start-loaded', 'loaded', 'load-failed', 'document-grown', 'preview-loaded', 'search-answered', 'code-highlighted', 'picture-drawn', 'graphics-supported', 'pictures-lost', 'file-changed', 'file-removed',
  'library-updated', 'terminal-focused', 'external-article-opened', 'message-shown', 'number-selected',
]); // biome-ignore format: a list

export function update(state: State, action: Action): Step {
  const handle = handlers[action.type] as (state: State, action: Action) => Step;
  const before = state.message && !KEEPS_MESSAGE.has(action.type) ? { ...state, message: undefined } : state;
  return finishUpdate(state, handle(before, action));
}
