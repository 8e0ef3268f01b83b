import { LinkNotes } from '../../../layout/inline/link-notes.js';
import { scrolled } from '../list/list-cursor.js';
import { openSelected } from '../list/open-selected.js';
import { jump } from '../reader/contents/contents-cursor.js';
import { follow } from '../reader/links/select-link.js';
import { bookmarksOf, goToBookmark } from '../reader/notes/bookmarks.js';
import { type Part, type Step, step, withMessage } from '../reducer.js';
import type { Reading, State } from '../state.js';

/** What a number means is what was numbered last: bookmarks, headings, the links of the article, or the list. */
function pointAt(state: State, number: number): State | undefined {
  const { modal, front, reading, list } = state;
  const index = number - 1;
  if (modal?.kind === 'bookmarks')
    return bookmarksOf(state)[index] && { ...state, modal: { kind: 'bookmarks', cursor: index } };
  if (modal) return undefined;
  if (front === 'list') return list.entries[index] && scrolled(state, index);
  if (!reading) return undefined;
  if (reading.contents.focused) {
    const contents = { ...reading.contents, cursor: index };
    return reading.parsing.document.headings[index] && { ...state, reading: { ...reading, contents } };
  }
  const link = linkOf(reading, number);
  const selected = { block: reading.place.block, range: [0, 0] as [number, number], link: link ?? 0 };
  return link === undefined ? undefined : { ...state, reading: { ...reading, selected } };
}

/** What the numbers are those of. */
function numbered({ modal, front, reading }: State): string {
  if (modal) return modal.kind === 'bookmarks' ? 'bookmark' : 'answer';
  if (front === 'list') return 'article';
  return reading?.contents.focused ? 'heading' : 'link';
}

function point(state: State, number: number): Step {
  const there = pointAt(state, number);
  return step(there ?? withMessage(state, `There is no ${numbered(state)} ${number} here.`, true));
}

function choose(state: State, number: number): Step {
  const there = pointAt(state, number);
  if (!there) return point(state, number);
  if (there.modal) return goToBookmark(there);
  if (there.front === 'list') return openSelected(there);
  if (there.reading?.contents.focused) return jump(there, there.reading.contents.cursor);
  const [next, effects] = follow(there);
  const left = next.reading && !next.modal ? { ...next.reading, selected: undefined } : next.reading;
  return step({ ...next, reading: left }, ...effects);
}

/** Whether anything bears that number now. */
export function isNumbered(state: State, number: number): boolean {
  return pointAt(state, number) !== undefined;
}

/** The link that bears this number in the text: they are counted as the page counts them. */
function linkOf({ page }: Reading, number: number): number | undefined {
  const { blocks } = page.document;
  const notes = new LinkNotes(page.document, 'notes');
  for (let block = 0; block <= blocks.length; block++) {
    const found = block < blocks.length ? notes.of(block) : notes.atEnd();
    for (const note of found.values()) if (note.number === number) return note.link;
  }
  return undefined;
}

export const choosing: Part<'chosen' | 'pointed'> = {
  chosen: (state, { number }) => choose(state, number),
  pointed: (state, { number }) => point(state, number),
};
