import { Text } from 'ink';
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

/** All rows of the screen as one `<Text>`, for each more is a node that Ink makes, measures and places. None is wider than the screen. */
export function Rows({ rows, painter, document }: RowsProps): ReactNode {
  return <Text>{rows.map(row => paint({ runs: row }, painter, document)).join('\n')}</Text>;
}
