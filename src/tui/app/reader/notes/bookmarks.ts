import type { Document } from '../../../../document/document.js';
import { blockText, footnotesText, headingAt, offsetOf } from '../../../../document/document-text.js';
import { createPosition, type Position } from '../../../../document/position.js';
import type { Bookmark } from '../../../../history/reading-state.js';
import { cutText } from '../../../../text/cut-text.js';
import type { Motion } from '../../action.js';
import { indexAfter } from '../../motion.js';
import { type HandlersFor, keyPlaceholder, type Step, step, withMessage } from '../../reducer.js';
import type { Reading, State } from '../../state.js';
import { recordJump } from '../history/jumps.js';
import { completePendingJump } from '../history/pending-jump.js';
import { textRows, visibleLines } from '../viewport.js';

/** Length of a bookmark's label, in UTF-16 code units. */
const LABEL_LENGTH = 80;

export function bookmarksOf({
  reading,
  readingStates,
}: Pick<State, 'reading' | 'readingStates'>): readonly Bookmark[] {
  return (reading && readingStates.get(reading.article.path)?.bookmarks) ?? [];
}

function saveBookmarks(state: State, reading: Reading, bookmarks: Bookmark[]): Step {
  const { path } = reading.article;
  const readingStates = new Map(state.readingStates).set(path, {
    ...state.readingStates.get(path),
    bookmarks,
  });
  return step({ ...state, readingStates }, { type: 'save', path, change: { bookmarks } });
}

/** Sets a bookmark on the first text row. If the screen has bookmarks, removes the first one instead. */
function toggleBookmark(state: State): Step {
  const { reading } = state;
  if (!reading) return step(state);
  const { document } = reading.parsing;
  const lines = visibleLines(state);
  const first = lines.find(({ line }) => line.spans.some(({ at }) => at !== undefined));
  const last = lines.at(-1);
  if (!first || !last) return step(state);
  const position = createPosition(document, first.block, first.line.offset);
  const start = offsetOf(document, position);
  const end = offsetOf(document, { block: last.block, offset: last.line.offset });
  const bookmarks = bookmarksOf(state);
  const existing = bookmarks.find(bookmark => {
    const offset = offsetOf(document, bookmark.position);
    return offset >= start && offset <= end;
  });
  if (existing) {
    const rest = bookmarks.filter(bookmark => bookmark !== existing);
    return saveBookmarks(withMessage(state, 'Bookmark removed'), reading, rest);
  }
  const next = [...bookmarks, { position, label: labelAt(document, position) }].sort(
    (a, b) => offsetOf(document, a.position) - offsetOf(document, b.position),
  );
  return saveBookmarks(withMessage(state, bookmarkMessage(state)), reading, next);
}

/** Label of a bookmark: the section, and the sentence at the position. */
function labelAt(document: Document, position: Position): string {
  const { block: index, offset } = position;
  const block = document.blocks[index];
  const text = block ? blockText(block) : footnotesText(document.footnotes);
  const start = block?.kind === 'code' ? offset : sentenceStart(text, offset);
  const sentence = cutText(text.slice(start), LABEL_LENGTH).replaceAll(/\s+/g, ' ').trim();
  const heading = block?.kind === 'heading' ? undefined : headingAt(document, offsetOf(document, position));
  return heading ? `${cutText(heading.text, LABEL_LENGTH)}: ${sentence}` : sentence;
}

/** Longest distance to the start of a sentence. Beyond it, the label starts at the row. */
const MAX_SENTENCE = 400;

/** Start of the sentence, item or cell that `offset` is in. */
function sentenceStart(text: string, offset: number): number {
  const from = Math.max(0, offset - MAX_SENTENCE);
  const ends = [...text.slice(from, offset).matchAll(/[.!?…]["'’”)\]]*\s+|[。！？]|[\n\u2028]/g)];
  const last = ends.at(-1);
  if (last) return from + last.index + last[0].length;
  return from === 0 ? 0 : offset;
}

function bookmarkMessage({ settings }: State): string {
  const scope = settings.isHistoryPersistent ? '' : ' for this session only';
  return `Bookmark set${scope}; press ${keyPlaceholder('reader.bookmarks')} to list bookmarks`;
}

function openBookmarks(state: State): Step {
  if (bookmarksOf(state).length === 0)
    return step(
      withMessage(
        state,
        `No bookmarks in this article; press ${keyPlaceholder('reader.bookmark')} to set one`,
      ),
    );
  return step({ ...state, modal: { kind: 'bookmarks', cursor: 0 } });
}

/** Rows for bookmarks, under a title and a blank row. */
export function bookmarkRows(state: State): number {
  return Math.max(1, textRows(state) - 2);
}

const move =
  (motion: Motion) =>
  (state: State): Step => {
    if (state.modal?.kind !== 'bookmarks') return step(state);
    const last = bookmarksOf(state).length - 1;
    const cursor = indexAfter(motion, state.modal.cursor, last, bookmarkRows(state));
    return step({ ...state, modal: { kind: 'bookmarks', cursor } });
  };

export function goToBookmark(state: State): Step {
  const { reading, modal } = state;
  const bookmark = modal?.kind === 'bookmarks' ? bookmarksOf(state)[modal.cursor] : undefined;
  if (!reading || !bookmark) return step(state);
  const pendingJump = { kind: 'position', position: bookmark.position, resumed: false } as const;
  const pending = { ...state, modal: undefined, reading: { ...reading, pendingJump } };
  return step(completePendingJump(recordJump(state, pending)));
}

function removeBookmark(state: State): Step {
  const { reading, modal } = state;
  if (!reading || modal?.kind !== 'bookmarks') return step(state);
  const bookmarks = bookmarksOf(state).filter((_, index) => index !== modal.cursor);
  const cursor = Math.max(0, Math.min(modal.cursor, bookmarks.length - 1));
  return saveBookmarks(
    { ...state, modal: bookmarks.length > 0 ? { kind: 'bookmarks', cursor } : undefined },
    reading,
    bookmarks,
  );
}

export const bookmarkHandlers: HandlersFor<
  | 'reader.bookmark'
  | 'reader.bookmarks'
  | `bookmarks.${Motion}`
  | 'bookmarks.jump'
  | 'bookmarks.remove'
  | 'bookmarks.close'
> = {
  'reader.bookmark': toggleBookmark,
  'reader.bookmarks': openBookmarks,
  'bookmarks.down': move('down'),
  'bookmarks.up': move('up'),
  'bookmarks.page-down': move('page-down'),
  'bookmarks.page-up': move('page-up'),
  'bookmarks.half-down': move('half-down'),
  'bookmarks.half-up': move('half-up'),
  'bookmarks.top': move('top'),
  'bookmarks.bottom': move('bottom'),
  'bookmarks.jump': goToBookmark,
  'bookmarks.remove': removeBookmark,
  'bookmarks.close': state => step({ ...state, modal: undefined }),
};
