import { Text } from 'ink';
import type { ReactNode } from 'react';
import type { Document } from '../../document/document.js';
import { type Renderer, renderLine } from '../../render/render.js';
import type { State } from '../app/state.js';
import type { Bindings } from '../keys/bindings.js';
import type { Row } from './row.js';

/** Everything that a view is made from: the same props give the same rows. */
export interface ViewProps {
  state: State;
  bindings: Bindings;
  renderer: Renderer;
}

interface RowsProps {
  rows: readonly Row[];
  renderer: Renderer;
  /** The document whose links the spans refer to. */
  document?: Document;
}

/**
 * All rows of the screen as one `<Text>`, because Ink creates, measures and places every node. No row is wider than the
 * screen. `wrap` matters only for a character that Ink measures wider than Lectern does: the bundle has no word wrapper.
 */
export function Rows({ rows, renderer, document }: RowsProps): ReactNode {
  const text = rows.map(row => renderLine({ spans: row }, renderer, document)).join('\n');
  return <Text wrap="truncate">{text}</Text>;
}
