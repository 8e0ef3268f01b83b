import { linkWithNumber } from '../../../layout/inline/link-notes.js';
import { setCursor } from '../list/list-cursor.js';
import { openSelected } from '../list/open-selected.js';
import { jumpToHeading } from '../reader/contents/contents-cursor.js';
import { followLink } from '../reader/links/select-link.js';
import { bookmarksOf, goToBookmark } from '../reader/notes/bookmarks.js';
import { type HandlersFor, type Step, step, withError } from '../reducer.js';
import type { State } from '../state.js';

/** Selects the bookmark, heading, link or list item of a number, whichever was numbered last. */
function selectNumbered(state: State, number: number): State | undefined {
  const { modal, screen, reading, list } = state;
  const index = number - 1;
  if (modal?.kind === 'bookmarks')
    return bookmarksOf(state)[index] && { ...state, modal: { kind: 'bookmarks', cursor: index } };
  if (modal) return undefined;
  if (screen === 'list') return list.items[index] && setCursor(state, index);
  if (!reading) return undefined;
  if (reading.contents.focused) {
    const contents = { ...reading.contents, cursor: index };
    return reading.parsing.document.headings[index] && { ...state, reading: { ...reading, contents } };
  }
  const link = linkWithNumber(reading.layout.document, number);
  const selected = { block: reading.position.block, range: [0, 0] as [number, number], link: link ?? 0 };
  return link === undefined ? undefined : { ...state, reading: { ...reading, selected } };
}

/** Kind of the items that are numbered now. */
function numberedKind({ modal, screen, reading }: State): string {
  if (modal) return modal.kind === 'bookmarks' ? 'bookmark' : 'answer';
  if (screen === 'list') return 'article';
  return reading?.contents.focused ? 'heading' : 'link';
}

function selectNumber(state: State, number: number): Step {
  const missing = `There is no ${numberedKind(state)} ${number} here`;
  return step(selectNumbered(state, number) ?? withError(state, missing));
}

function openNumber(state: State, number: number): Step {
  const selected = selectNumbered(state, number);
  if (!selected) return selectNumber(state, number);
  if (selected.modal) return goToBookmark(selected);
  if (selected.screen === 'list') return openSelected(selected);
  if (selected.reading?.contents.focused) return jumpToHeading(selected, selected.reading.contents.cursor);
  const [next, effects] = followLink(selected);
  const reading = next.reading && !next.modal ? { ...next.reading, selected: undefined } : next.reading;
  return step({ ...next, reading }, ...effects);
}

/** True if the number belongs to something now. */
export function hasNumber(state: State, number: number): boolean {
  return selectNumbered(state, number) !== undefined;
}

export const numberHandlers: HandlersFor<'number-entered' | 'number-selected'> = {
  'number-entered': (state, { number }) => openNumber(state, number),
  'number-selected': (state, { number }) => selectNumber(state, number),
};
