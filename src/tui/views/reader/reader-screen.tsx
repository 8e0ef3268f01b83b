import type { ReactNode } from 'react';
import { type ReaderLayout, readerLayout } from '../../app/screen-layout.js';
import type { State } from '../../app/state.js';
import type { ViewProps } from '../props.js';
import { type Row, rule, run } from '../row.js';
import { Rows } from '../rows.js';
import { textRowsOf } from './article-body.js';
import { bookmarkRows } from './bookmarks.js';
import { contentsRows } from './contents.js';
import { footRows, statusRow } from './status.js';

/** The article: its text at its measure, contents beside it or in its place, what is shown at the foot, and the status. */
export function ReaderScreen({ state, bindings, painter }: ViewProps): ReactNode {
  const { reading, size, settings } = state;
  if (!reading) return null;
  const layout = readerLayout(state);
  const foot = footRows(state);
  const rows = [
    ...bodyRows(state, layout, layout.body - foot.length),
    ...foot,
    ...(layout.rule ? [rule(size.columns, settings.ascii)] : []),
    ...(layout.status ? [statusRow(state, bindings)] : []),
  ];
  return <Rows rows={rows} painter={painter} document={reading.parsing.document} />;
}

function bodyRows(state: State, layout: ReaderLayout, count: number): Row[] {
  const { contents, left, measure } = layout;
  const beside = contents > 0 ? contentsRows(state, contents, count) : [];
  if (contents >= state.size.columns) return beside;
  const text = state.modal?.kind === 'bookmarks' ? bookmarkRows(state, measure) : textRowsOf(state);
  const margin = run(' '.repeat(left));
  return Array.from({ length: count }, (_, row) => [...(beside[row] ?? []), margin, ...(text[row] ?? [])]);
}
