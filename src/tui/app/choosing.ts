import { LinkNotes } from '../../typeset/set/link-notes.js';
import { scrolled } from './list/moving.js';
import { openSelected } from './list/opening.js';
import { bookmarksOf, goToBookmark } from './reader/bookmarks.js';
import { jump } from './reader/contents.js';
import { follow } from './reader/linking.js';
import type { Reading, State } from './state.js';
import { type Part, type Step, step, tell } from './step.js';

/** What the number means is what was numbered last: bookmarks, headings, the links of the article, or the list. */
function choose(state: State, number: number): Step {
  const { modal, front, reading, list } = state;
  const index = number - 1;
  if (modal?.kind === 'bookmarks') {
    if (!bookmarksOf(state)[index]) return none(state, number, 'bookmark');
    return goToBookmark({ ...state, modal: { kind: 'bookmarks', cursor: index } });
  }
  if (front === 'list')
    return list.entries[index] ? openSelected(scrolled(state, index)) : none(state, number, 'article');
  if (reading?.contents.focused) {
    return reading.parsing.document.headings[index] ? jump(state, index) : none(state, number, 'heading');
  }
  const link = reading && linkOf(reading, number);
  if (!reading || link === undefined) return none(state, number, 'link');
  const selected = { block: reading.place.block, range: [0, 0] as [number, number], link };
  const [next, effects] = follow({ ...state, reading: { ...reading, selected } });
  return [
    next.modal || !next.reading ? next : { ...next, reading: { ...next.reading, selected: undefined } },
    effects,
  ];
}

function none(state: State, number: number, what: string): Step {
  return step(tell(state, `There is no ${what} ${number} here.`, true));
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

export const choosing: Part<'chosen'> = { chosen: (state, { number }) => choose(state, number) };
