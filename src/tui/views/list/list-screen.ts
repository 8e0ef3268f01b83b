import { appendAll } from '../../../util/large-lists.js';
import { type ListLayout, listLayout } from '../../app/screen-layout.js';
import type { State } from '../../app/state.js';
import type { Bindings } from '../../keys/bindings.js';
import { fill, type Row, rule } from '../row.js';
import { emptyListRows } from './empty-list.js';
import { filterRow, footerRow, headerRow } from './list-header-footer.js';
import { listRows } from './list-row.js';
import { previewRows } from './preview.js';

/** Draws the list: header with tabs, filter, items and footer. A wide screen has a preview beside the items. */
export function listScreen(state: State, bindings: Bindings): Row[] {
  const layout = listLayout(state);
  const { ascii } = state.settings;
  const { columns } = state.size;
  const bar = layout.rules ? [rule(columns, ascii)] : [];
  const header = [
    ...(layout.header ? [headerRow(state)] : []),
    ...(layout.filter ? [filterRow(state)] : []),
    ...bar,
  ];
  const footer = [...bar, ...(layout.footer ? [footerRow(state, bindings)] : [])];
  return [...header, ...bodyRows(state, bindings, layout), ...footer];
}

function bodyRows(state: State, bindings: Bindings, layout: ListLayout): Row[] {
  const items = itemRows(state, bindings, layout.body);
  const preview = layout.preview > 0 ? previewRows(state) : [];
  return Array.from({ length: layout.body }, (_, row) => {
    const beside = preview[row];
    const item = items[row] ?? [];
    return beside ? [...fill(item, layout.width, state.settings.ascii), ...beside] : item;
  });
}

function itemRows(state: State, bindings: Bindings, body: number): Row[] {
  const { items, cursor, top } = state.list;
  if (items.length === 0) return emptyListRows(state, bindings).slice(0, body);
  const rows: Row[] = [];
  for (let index = top; index < items.length && rows.length < body; index++) {
    const item = items[index];
    if (item) appendAll(rows, listRows(state, item, index === cursor));
  }
  return rows.slice(0, body);
}
