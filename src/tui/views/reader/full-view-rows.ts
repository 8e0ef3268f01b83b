import { spansText } from '../../../document/document-text.js';
import { sliceColumns } from '../../../layout/full-width/slice-columns.js';
import type { Line } from '../../../layout/line.js';
import type { KeyAction } from '../../app/action.js';
import { type FullViewport, fullViewport } from '../../app/reader/full-view/full-viewport.js';
import { readerLayout } from '../../app/screen-layout.js';
import type { FullView, State } from '../../app/state.js';
import type { Bindings } from '../../keys/bindings.js';
import { footerHints } from '../../keys/help.js';
import { contextsOf } from '../../keys/key-contexts.js';
import { clip, fill, type Row, rowWidth, rule, span, spread } from '../row.js';
import { hintRow, messageSpan } from '../row-parts.js';

/** All rows of the screen in full view: the visible part of the block, and the status row. */
export function fullViewRows(state: State, view: FullView, bindings: Bindings): Row[] {
  const { size, settings } = state;
  const { ascii } = settings;
  const layout = readerLayout(state);
  const viewport = fullViewport(state, view);
  const head = view.rows.head.slice(0, viewport.headRows);
  const scrolled = Array.from({ length: viewport.rows }, (_, row) => view.rows.line(viewport.top + row));
  return [
    ...[...head, ...scrolled].map(line =>
      clip(visibleColumns(line, view, viewport, ascii), size.columns, ascii),
    ),
    ...(layout.rule ? [rule(size.columns, ascii)] : []),
    ...(layout.status ? [statusRow(state, view, viewport, bindings)] : []),
  ];
}

/** The visible columns of a row: those that stay in view, then those that are scrolled to. */
function visibleColumns(line: Line | undefined, view: FullView, viewport: FullViewport, ascii: boolean): Row {
  if (!line) return [];
  const { fixedColumns, columns, left } = viewport;
  const first = fixedColumns + left;
  if (left === 0 || fixedColumns === 0) return sliceColumns(line, left, first + columns);
  const isCut = fixedColumns < view.rows.firstColumns && line.width >= fixedColumns;
  const fixed = sliceColumns(line, 0, isCut ? fixedColumns - 1 : fixedColumns);
  const mark = isCut ? [span(ascii ? '~' : '…', 'dim')] : [];
  const scrolled = sliceColumns(line, first, first + columns);
  return [...fill([...fixed, ...mark], fixedColumns, ascii), ...scrolled];
}

/** The status row: a message, else the kind of the block and its visible part. Key hints on the right. */
function statusRow(state: State, view: FullView, viewport: FullViewport, bindings: Bindings): Row {
  const { columns } = state.size;
  const { ascii } = state.settings;
  const useless: KeyAction[] = [];
  if (view.block.kind !== 'table') useless.push('full-view.copy-tsv');
  if (viewport.left === viewport.lastLeft) useless.push('full-view.right');
  if (!view.hasNeighbours) useless.push('full-view.next-block');
  const shown = bindings.filter(({ action }) => !useless.includes(action));
  const hints = footerHints(shown, contextsOf(state), ascii);
  const least = rowWidth(hintRow(hints.slice(0, 1), columns));
  const left = state.message
    ? [messageSpan(state.message, bindings, ascii)]
    : (factRows(view, viewport, ascii).find(row => rowWidth(row) + least + 4 <= columns) ?? []);
  const right = hintRow(hints, columns - rowWidth(left) - 4);
  return spread([span(' '), ...left], right.length > 0 ? [...right, span(' ')] : [], columns, ascii);
}

/** `table   rows 1-20 of 60   columns 1-80 of 140`, then shorter forms of it. Rows or columns are left out if all of them are visible. */
function factRows({ block, rows }: FullView, viewport: FullViewport, ascii: boolean): Row[] {
  const { top, left, lastTop, lastLeft, fixedColumns, columns } = viewport;
  const dash = ascii ? '-' : '–';
  const range = (from: number, to: number): string => `${from + 1}${dash}${to}`;
  const shownRows = range(top, Math.min(rows.count, top + viewport.rows));
  const shownColumns = range(left, Math.min(rows.width, left + fixedColumns + columns));
  const parts = (forms: readonly [isCut: boolean, text: string][]): Row =>
    forms.flatMap(([isCut, text]) => (isCut ? [span(`   ${text}`, 'dim')] : []));
  const name = span(nameOf(block), 'status');
  const isLong = lastTop > 0;
  const isWide = lastLeft > 0;
  const short = parts([
    [isLong, `${shownRows}/${rows.count}`],
    [isWide, `${shownColumns}/${rows.width}`],
  ]);
  const text = block.kind === 'image' ? spansText(block.spans).replaceAll(/\s+/g, ' ').trim() : '';
  const described = text === '' ? [] : [[name, span(`   ${text}`, 'dim')]];
  return [
    ...described,
    [
      name,
      ...parts([
        [isLong, `rows ${shownRows} of ${rows.count}`],
        [isWide, `columns ${shownColumns} of ${rows.width}`],
      ]),
    ],
    [name, ...short],
    [name, ...parts([[isWide, `${shownColumns}/${rows.width}`]])],
    [name],
  ];
}

/** The language of code or of a drawing, else the kind of the block. */
function nameOf(block: FullView['block']): string {
  return 'language' in block && block.language ? block.language : block.kind;
}
