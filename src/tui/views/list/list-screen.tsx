import type { ReactNode } from 'react';
import { type ListLayout, listLayout } from '../../app/screen-layout.js';
import type { State } from '../../app/state.js';
import type { Bindings } from '../../keys/bindings.js';
import type { ViewProps } from '../props.js';
import { fill, type Row, rule } from '../row.js';
import { Rows } from '../rows.js';
import { emptyRows } from './empty-list.js';
import { filterRow, footerRow, headerRow } from './list-header-footer.js';
import { entryRowsOf } from './list-row.js';
import { previewRows } from './preview.js';

/** The list: header with tabs, filter, entries, a preview beside them where there is room, and the footer. */
export function ListScreen({ state, bindings, painter }: ViewProps): ReactNode {
  const layout = listLayout(state);
  const { ascii } = state.settings;
  const { columns } = state.size;
  const bar = layout.rules ? [rule(columns, ascii)] : [];
  const head = [
    ...(layout.header ? [headerRow(state)] : []),
    ...(layout.filter ? [filterRow(state)] : []),
    ...bar,
  ];
  const foot = [...bar, ...(layout.footer ? [footerRow(state, bindings)] : [])];
  return <Rows rows={[...head, ...bodyRows(state, bindings, layout), ...foot]} painter={painter} />;
}

function bodyRows(state: State, bindings: Bindings, layout: ListLayout): Row[] {
  const entries = entriesRows(state, bindings, layout.body);
  const preview = layout.preview > 0 ? previewRows(state) : [];
  return Array.from({ length: layout.body }, (_, row) => {
    const beside = preview[row];
    const entry = entries[row] ?? [];
    return beside ? [...fill(entry, layout.width, state.settings.ascii), ...beside] : entry;
  });
}

function entriesRows(state: State, bindings: Bindings, body: number): Row[] {
  const { entries, cursor, top } = state.list;
  if (entries.length === 0) return emptyRows(state, bindings).slice(0, body);
  const rows: Row[] = [];
  for (let index = top; index < entries.length && rows.length < body; index++) {
    const entry = entries[index];
    if (entry) rows.push(...entryRowsOf(state, entry, index === cursor));
  }
  return rows.slice(0, body);
}
