import { blockText, footnotesText, offsetOf } from '../../../../document/document-text.js';
import { createPosition } from '../../../../document/position.js';
import type { Bookmark } from '../../../../history/history.js';
import type { Motion } from '../../action.js';
import { indexAfter } from '../../motion.js';
import { keyOf, type Part, type Step, step, withMessage } from '../../reducer.js';
import { readerLayout } from '../../screen-layout.js';
import type { Reading, State } from '../../state.js';
import { leapt } from '../history/jumps.js';
import { pursue } from '../history/pending-jump.js';
import { shownLines } from '../viewport.js';

/** How much of the text stands for a bookmark in the list of them, in UTF-16 code units. */
const LABEL = 80;

export function bookmarksOf({ reading, kept }: Pick<State, 'reading' | 'kept'>): readonly Bookmark[] {
  return (reading && kept.get(reading.article.path)?.bookmarks) ?? [];
}

function keepBookmarks(state: State, reading: Reading, bookmarks: Bookmark[]): Step {
  const { path } = reading.article;
  const kept = new Map(state.kept).set(path, { ...state.kept.get(path), bookmarks });
  return step({ ...state, kept }, { type: 'keep', path, change: { bookmarks } });
}

/** Sets a bookmark on the first row of text on the screen, or takes away the first one that is on the screen. */
function toggle(state: State): Step {
  const { reading } = state;
  if (!reading) return step(state);
  const { document } = reading.parsing;
  const shown = shownLines(state);
  const [first, last] = [
    shown.find(({ line }) => line.spans.some(({ at }) => at !== undefined)),
    shown.at(-1),
  ];
  if (!first || !last) return step(state);
  const place = createPosition(document, first.block, first.line.offset);
  const [from, to] = [
    offsetOf(document, place),
    offsetOf(document, { block: last.block, offset: last.line.offset }),
  ];
  const bookmarks = bookmarksOf(state);
  const here = bookmarks.find(
    bookmark => offsetOf(document, bookmark.place) >= from && offsetOf(document, bookmark.place) <= to,
  );
  if (here)
    return keepBookmarks(
      withMessage(state, 'Bookmark removed.'),
      reading,
      bookmarks.filter(one => one !== here),
    );
  const block = document.blocks[place.block];
  const text = block ? blockText(block) : footnotesText(document.footnotes);
  const label = text
    .slice(place.offset, place.offset + LABEL)
    .replaceAll(/\s+/g, ' ')
    .trim();
  const next = [...bookmarks, { place, label }].sort(
    (a, b) => offsetOf(document, a.place) - offsetOf(document, b.place),
  );
  return keepBookmarks(withMessage(state, bookmarkSaid(state)), reading, next);
}

function bookmarkSaid({ settings }: State): string {
  return `Bookmark set${settings.lasting ? '' : ' for this session alone'}; ${keyOf('reader.bookmarks')} lists them.`;
}

function list(state: State): Step {
  if (bookmarksOf(state).length === 0)
    return step(withMessage(state, `No bookmarks in this article; ${keyOf('reader.bookmark')} sets one.`));
  return step({ ...state, modal: { kind: 'bookmarks', cursor: 0 } });
}

/** Rows for bookmarks: all that the text has, but a title and the blank row under it. */
export function bookmarksShown(state: State): number {
  return Math.max(1, readerLayout(state).body - 2);
}

const go =
  (motion: Motion) =>
  (state: State): Step => {
    if (state.modal?.kind !== 'bookmarks') return step(state);
    const last = bookmarksOf(state).length - 1;
    const cursor = indexAfter(motion, state.modal.cursor, last, bookmarksShown(state));
    return step({ ...state, modal: { kind: 'bookmarks', cursor } });
  };

export function goToBookmark(state: State): Step {
  const { reading, modal } = state;
  const bookmark = modal?.kind === 'bookmarks' ? bookmarksOf(state)[modal.cursor] : undefined;
  if (!reading || !bookmark) return step(state);
  const goal = { kind: 'place', place: bookmark.place, resumed: false } as const;
  const going = { ...state, modal: undefined, reading: { ...reading, goal } };
  return step(pursue(leapt(state, going)));
}

function remove(state: State): Step {
  const { reading, modal } = state;
  if (!reading || modal?.kind !== 'bookmarks') return step(state);
  const bookmarks = bookmarksOf(state).filter((_, index) => index !== modal.cursor);
  const cursor = Math.max(0, Math.min(modal.cursor, bookmarks.length - 1));
  return keepBookmarks(
    { ...state, modal: bookmarks.length > 0 ? { kind: 'bookmarks', cursor } : undefined },
    reading,
    bookmarks,
  );
}

export const bookmarking: Part<
  | 'reader.bookmark'
  | 'reader.bookmarks'
  | `bookmarks.${Motion}`
  | 'bookmarks.go'
  | 'bookmarks.remove'
  | 'bookmarks.close'
> = {
  'reader.bookmark': toggle,
  'reader.bookmarks': list,
  'bookmarks.down': go('down'),
  'bookmarks.up': go('up'),
  'bookmarks.page-down': go('page-down'),
  'bookmarks.page-up': go('page-up'),
  'bookmarks.half-down': go('half-down'),
  'bookmarks.half-up': go('half-up'),
  'bookmarks.top': go('top'),
  'bookmarks.bottom': go('bottom'),
  'bookmarks.go': goToBookmark,
  'bookmarks.remove': remove,
  'bookmarks.close': state => step({ ...state, modal: undefined }),
};
