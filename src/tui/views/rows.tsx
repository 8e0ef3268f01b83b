import { Box, Text } from 'ink';
import { memo, type ReactNode } from 'react';
import type { Document } from '../../typeset/document.js';
import { type Painter, paint } from '../../typeset/paint.js';
import type { Row } from './row.js';

interface RowsProps {
  rows: readonly Row[];
  painter: Painter;
  /** Whose links the runs mean. */
  document?: Document;
}

/** Rows of the screen, each one `<Text>`: that is what Ink lays out fastest, and a row that did not change is not touched. */
export function Rows({ rows, painter, document }: RowsProps): ReactNode {
  return (
    <Box flexDirection="column" flexShrink={0}>
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row of the screen is its position
        <PaintedRow key={index} text={paint({ runs: row }, painter, document)} />
      ))}
    </Box>
  );
}

/** Ink gives an empty text no row. */
const PaintedRow = memo(({ text }: { text: string }) => (
  <Text wrap="truncate">{text === '' ? ' ' : text}</Text>
));
