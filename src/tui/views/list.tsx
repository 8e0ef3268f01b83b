import { Box } from 'ink';
import type { ReactNode } from 'react';
import { listLayout } from '../app/layout.js';
import { emptyRows } from './empty.js';
import { entryRowsOf } from './entry.js';
import { filterRow, footerRow, headerRow } from './listbars.js';
import { previewRows } from './preview.js';
import type { ViewProps } from './props.js';
import { type Row, rule } from './row.js';
import { Rows } from './rows.js';

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
  return (
    <Box flexDirection="column">
      <Rows rows={head} painter={painter} />
      <Box height={layout.body}>
        <Box width={layout.width}>
          <Rows rows={bodyRows(state)} painter={painter} />
        </Box>
        {layout.preview > 0 && <Rows rows={previewRows(state)} painter={painter} />}
      </Box>
      <Rows rows={foot} painter={painter} />
    </Box>
  );
}

function bodyRows(state: ViewProps['state']): Row[] {
  const { body } = listLayout(state);
  const { entries, cursor, top } = state.list;
  if (entries.length === 0) return emptyRows(state).slice(0, body);
  const rows: Row[] = [];
  for (let index = top; index < entries.length && rows.length < body; index++) {
    const entry = entries[index];
    if (entry) rows.push(...entryRowsOf(state, entry, index === cursor));
  }
  return rows.slice(0, body);
}
