import { contentsRows, innerWidth, MARK_COLUMNS } from '../../app/reader/contents/contents-rows.js';
import { bookmarkRows, bookmarksOf } from '../../app/reader/notes/bookmarks.js';
import { type ReaderLayout, readerLayout } from '../../app/screen-layout.js';
import type { State } from '../../app/state.js';
import type { Bindings } from '../../keys/bindings.js';
import type { Frame } from '../frame.js';
import { addStyle, clip, fill, type Row, rowWidth, rule, span } from '../row.js';
import { articleRows } from './article-body.js';
import { fullViewRows } from './full-view-rows.js';
import { footnoteRows, statusRow } from './status.js';

/**
 * Draws the article: text, contents, the selected footnote or image, and the status row. Contents are beside the text or
 * replace it.
 */
export function readerScreen(state: State, bindings: Bindings): Frame {
  const { reading, size, settings } = state;
  if (!reading) return { rows: [] };
  const { document } = reading.parsing;
  if (reading.fullView) return { rows: fullViewRows(state, reading.fullView, bindings), document };
  const layout = readerLayout(state);
  const footnote = footnoteRows(state);
  const rows = [
    ...bodyRows(state, layout, layout.body - footnote.length),
    ...footnote,
    ...(layout.rule ? [rule(size.columns, settings.ascii)] : []),
    ...(layout.status ? [statusRow(state, bindings)] : []),
  ];
  return { rows, document };
}

function bodyRows(state: State, layout: ReaderLayout, count: number): Row[] {
  const { contents, left, width } = layout;
  const beside = contents > 0 ? contentsPane(state, contents, count) : [];
  if (contents >= state.size.columns) return beside;
  const text = state.modal?.kind === 'bookmarks' ? bookmarkListRows(state, width) : articleRows(state);
  const margin = span(' '.repeat(left));
  return Array.from({ length: count }, (_, row) => [...(beside[row] ?? []), margin, ...(text[row] ?? [])]);
}

/** The contents, with a bar between them and the text. */
function contentsPane(state: State, width: number, count: number): Row[] {
  const { reading, settings, size } = state;
  if (!reading) return [];
  const { ascii } = settings;
  const inner = innerWidth(state);
  const bar = width < size.columns ? [span(ascii ? ' |' : ' │', 'border')] : [];
  const rows = contentsRows(state, count).map(({ text, indent, isCurrent, isContinuation }) => {
    const mark =
      isCurrent && !isContinuation ? span(ascii ? '> ' : '▌ ', 'key') : span(' '.repeat(MARK_COLUMNS));
    const heading = clip(
      [span(' '.repeat(indent)), span(text, isCurrent ? undefined : 'dim')],
      inner - MARK_COLUMNS,
      ascii,
    );
    return [mark, ...(isCurrent && reading.contents.focused ? addStyle(heading, 'selected') : heading)];
  });
  return Array.from({ length: count }, (_, row) => [...fill(rows[row] ?? [], inner, ascii), ...bar]);
}

/** The bookmarks around the selected one, each labelled with its text. */
function bookmarkListRows(state: State, width: number): Row[] {
  const { modal, settings } = state;
  const cursor = modal?.kind === 'bookmarks' ? modal.cursor : 0;
  const title: Row[] = [clip([span('Bookmarks', 'title')], width, settings.ascii), []];
  const bookmarks = bookmarksOf(state);
  const height = bookmarkRows(state);
  const top = Math.max(0, Math.min(cursor - (height >> 1), bookmarks.length - height));
  const rows = bookmarks.slice(top, top + height).map(({ label }, index) => {
    const isSelected = top + index === cursor;
    const mark = isSelected ? span(settings.ascii ? '> ' : '▌ ', 'key') : span('  ');
    const text = clip([span(label || '(blank line)')], width - rowWidth([mark]), settings.ascii);
    return clip([mark, ...(isSelected ? addStyle(text, 'selected') : text)], width, settings.ascii);
  });
  return [...title, ...rows];
}
