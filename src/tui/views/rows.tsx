import { Text } from 'ink';
import type { ReactNode } from 'react';
import type { Document } from '../../document/document.js';
import { type Renderer, renderLine } from '../../render/render.js';
import type { Row } from './row.js';

interface RowsProps {
  rows: readonly Row[];
  painter: Renderer;
  /** Whose links the runs mean. */
  document?: Document;
}

/** All rows of the screen as one `<Text>`, for each more is a node that Ink makes, measures and places. None is wider than the screen. */
export function Rows({ rows, painter, document }: RowsProps): ReactNode {
  return <Text>{rows.map(row => renderLine({ spans: row }, painter, document)).join('\n')}</Text>;
}
