import { Box, Text } from 'ink';
import type { ReactNode } from 'react';
import type { Document } from '../../typeset/document.js';
import { type Painter, paint } from '../../typeset/paint.js';
import type { Row } from './row.js';

interface RowsProps {
  rows: readonly Row[];
  painter: Painter;
  /** Whose links the runs mean. */
  document?: Document;
}

/**
 * Rows of the screen, in one `<Text>`: for each text Ink makes two nodes and measures it in WebAssembly, which for a screen of them is a
 * tenth of the start. Ink gives an empty text no row.
 */
export function Rows({ rows, painter, document }: RowsProps): ReactNode {
  if (rows.length === 0) return null;
  return (
    <Box flexShrink={0}>
      <Text wrap="truncate">
        {rows.map(row => paint({ runs: row }, painter, document) || ' ').join('\n')}
      </Text>
    </Box>
  );
}
