import type { ReactNode } from 'react';
import { displayWidth } from '../../text/display-width.js';
import { panelRows } from '../app/overlays/overlay.js';
import { contextsOf } from '../keys/context.js';
import { hintsFor } from '../keys/help.js';
import { hintRow } from './hints.js';
import type { ViewProps } from './props.js';
import { clip, type Row, rule, run } from './row.js';
import { Rows } from './rows.js';

/** What lies over the whole screen and is read: as many of its rows as there is room for, and how to go through them. */
export function Panel({ state, bindings, painter, rows }: ViewProps & { rows: readonly Row[] }): ReactNode {
  const { size, settings, modal } = state;
  const { ascii } = settings;
  const body = panelRows(size);
  // After a resize there may be fewer rows than were gone through.
  const top = Math.min(modal && 'top' in modal ? modal.top : 0, Math.max(0, rows.length - body));
  const last = Math.min(rows.length, top + body);
  const more = rows.length > body ? `${top + 1}-${last} of ${rows.length}   ` : '';
  const hints = hintRow(hintsFor(bindings, contextsOf(state), ascii), size.columns - 2 - displayWidth(more));
  const foot = size.rows > 2 ? [rule(size.columns, ascii), [run(` ${more}`, 'dim'), ...hints]] : [];
  const shown = Array.from({ length: body }, (_, row) => rows[top + row] ?? []);
  const fitted = [...shown, ...foot].map(row => clip(row, size.columns, ascii));
  return <Rows rows={fitted} painter={painter} />;
}
