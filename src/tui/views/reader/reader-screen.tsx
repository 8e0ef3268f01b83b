import type { ReactNode } from 'react';
import { contentsViewport } from '../../app/reader/contents/contents-cursor.js';
import { highestLevel } from '../../app/reader/contents/visible-headings.js';
import { bookmarkRows, bookmarksOf } from '../../app/reader/notes/bookmarks.js';
import { type ReaderLayout, readerLayout } from '../../app/screen-layout.js';
import type { State } from '../../app/state.js';
import { addStyle, clip, fill, type Row, rowWidth, rule, span } from '../row.js';
import { Rows, type ViewProps } from '../rows.js';
import { articleRows } from './article-body.js';
import { footnoteRows, statusRow } from './status.js';

/**
 * Draws the article: text, contents, the selected footnote or image, and the status row. Contents are beside the text or
 * replace it.
 */
export function ReaderScreen({ state, bindings, renderer }: ViewProps): ReactNode {
  const { reading, size, settings } = state;
  if (!reading) return null;
  const layout = readerLayout(state);
  const footnote = footnoteRows(state);
  const rows = [
    ...bodyRows(state, layout, layout.body - footnote.length),
    ...footnote,
    ...(layout.rule ? [rule(size.columns, settings.ascii)] : []),
    ...(layout.status ? [statusRow(state, bindings)] : []),
  ];
  return <Rows rows={rows} renderer={renderer} document={reading.parsing.document} />;
}

function bodyRows(state: State, layout: ReaderLayout, count: number): Row[] {
  const { contents, left, width } = layout;
  const beside = contents > 0 ? contentsRows(state, contents, count) : [];
  if (contents >= state.size.columns) return beside;
  const text = state.modal?.kind === 'bookmarks' ? bookmarkListRows(state, width) : articleRows(state);
  const margin = span(' '.repeat(left));
  return Array.from({ length: count }, (_, row) => [...(beside[row] ?? []), margin, ...(text[row] ?? [])]);
}

/** The headings around the current one or the cursor. Indented by level, with a bar between them and the text. */
function contentsRows(state: State, width: number, rows: number): Row[] {
  const { reading, settings, size } = state;
  if (!reading) return [];
  const { ascii } = settings;
  const { headings } = reading.parsing.document;
  const { visible, cursor } = contentsViewport(state, rows);
  const highest = highestLevel(headings);
  const beside = width < size.columns;
  const inner = Math.max(1, beside ? width - 2 : width);
  return Array.from({ length: rows }, (_, row) => {
    const index = visible[row] ?? headings.length;
    const heading = headings[index];
    const isCurrent = heading !== undefined && index === cursor;
    const mark = isCurrent ? span(ascii ? '> ' : '▌ ', 'key') : span('  ');
    const indent = span('  '.repeat(Math.min(4, (heading?.level ?? highest) - highest)));
    const text = heading
      ? clip([indent, span(heading.text, isCurrent ? undefined : 'dim')], inner - rowWidth([mark]), ascii)
      : [];
    const styled = isCurrent && reading.contents.focused ? addStyle(text, 'selected') : text;
    const filled = fill([mark, ...styled], inner, ascii);
    return beside ? [...filled, span(ascii ? ' |' : ' │', 'border')] : filled;
  });
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
