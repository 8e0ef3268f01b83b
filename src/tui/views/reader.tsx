import { Box } from 'ink';
import type { ReactNode } from 'react';
import { readerLayout } from '../app/layout.js';
import { bookmarkRows } from './bookmarks.js';
import { contentsRows } from './contents.js';
import type { ViewProps } from './props.js';
import { rule } from './row.js';
import { Rows } from './rows.js';
import { footRows, statusRow } from './status.js';
import { textRowsOf } from './text.js';

/** The article: its text at its measure, contents beside it or in its place, what is shown at the foot, and the status. */
export function ReaderScreen({ state, bindings, painter }: ViewProps): ReactNode {
  const { reading, size, settings } = state;
  if (!reading) return null;
  const layout = readerLayout(state);
  const { document } = reading.parsing;
  const foot = footRows(state);
  const below = [...foot, ...(layout.rule ? [rule(size.columns, settings.ascii)] : [])];
  const status = layout.status ? [statusRow(state, bindings)] : [];
  const text = state.modal?.kind === 'bookmarks' ? bookmarkRows(state, layout.measure) : textRowsOf(state);
  return (
    <Box flexDirection="column">
      <Box height={layout.body - foot.length}>
        {layout.contents > 0 && (
          <Box width={layout.contents} flexShrink={0}>
            <Rows rows={contentsRows(state, layout.contents, layout.body - foot.length)} painter={painter} />
          </Box>
        )}
        {layout.contents < size.columns && (
          <Box marginLeft={layout.left} flexShrink={0}>
            <Rows rows={text} painter={painter} document={document} />
          </Box>
        )}
      </Box>
      <Rows rows={below} painter={painter} document={document} />
      <Rows rows={status} painter={painter} />
    </Box>
  );
}
