/**
 * Lays out one block at its natural width: nothing is wrapped, narrowed or replaced. For the full view of the reader. Rows are
 * created when they are asked for, because a block of code may have a million.
 */
import type { Block, Document, DrawingBlock } from '../../document/document.js';
import { firstIndexWhere } from '../../util/binary-search.js';
import { maxOf } from '../../util/large-lists.js';
import { layoutBlock } from '../blocks/layout-block.js';
import { LanguageRun } from '../code/language-run.js';
import { glyphsFor } from '../glyphs.js';
import type { LayoutContext } from '../layout-context.js';
import type { LayoutOptions } from '../layout-options.js';
import type { Line } from '../line.js';
import { layoutFullWidthTable } from '../table/table.js';
import { FullWidthCode } from './full-width-code.js';

export interface FullWidthBlock {
  /** Rows at the top that stay in view: the header of a table and its rule. */
  readonly head: readonly Line[];
  /** Columns at the left that stay in view: the first column of a table and its border. */
  readonly firstColumns: number;
  /** Number of rows after the head. */
  readonly count: number;
  /** Columns of the widest row. */
  readonly width: number;
  /** Row `index` after the head. */
  line(index: number): Line | undefined;
  /** Index of the row that shows the character at `offset` of the block's text. */
  rowAt(offset: number): number;
}

/** Lays out a block of `document`. Of the options, `width`, `links` and `wrapCode` have no effect. */
export function layoutFullWidth(block: Block, document: Document, options: LayoutOptions): FullWidthBlock {
  if (block.kind === 'code')
    return new FullWidthCode(block.text, block.spans ?? options.highlightCode?.(block));
  if (block.kind === 'drawing') return layoutFullWidthDrawing(block, options.ascii);
  const context = fullWidthContext(document, options);
  if (block.kind === 'table') return fromLines(layoutFullWidthTable(block, context));
  return plainRows(layoutBlock(block, Number.POSITIVE_INFINITY, context));
}

/** The rows of a block without a head. */
export function plainRows(lines: Line[]): FullWidthBlock {
  const width = maxOf(
    lines.map(line => line.width),
    0,
  );
  return fromLines({ lines, headRows: 0, firstColumns: 0, width });
}

/** Rows of the preferred drawing, or of the source in ASCII, as in the text. */
function layoutFullWidthDrawing({ drawings, source }: DrawingBlock, ascii: boolean): FullWidthBlock {
  const [preferred] = drawings;
  const isSource = ascii || !preferred;
  return new FullWidthCode(isSource ? source : preferred.text, isSource ? undefined : preferred.spans);
}
function fullWidthContext(document: Document, options: LayoutOptions): LayoutContext {
  return {
    document,
    options: { ...options, width: Number.POSITIVE_INFINITY, wrapCode: true, accessible: false },
    glyphs: glyphsFor(options),
    layoutBlock,
    linkNoteNumber: () => undefined,
    joinsRows: false,
    at: 0,
    languages: new LanguageRun([], 0),
    quotes: 0,
    lists: { level: 0, bullets: 0, isFlush: false },
  };
}

function fromLines({ lines, headRows, ...columns }: ReturnType<typeof layoutFullWidthTable>): FullWidthBlock {
  const rows = lines.slice(headRows);
  const isAfter = (offset: number) => (index: number) => (rows[index]?.offset ?? 0) > offset;
  return {
    ...columns,
    head: lines.slice(0, headRows),
    count: rows.length,
    line: index => rows[index],
    rowAt: offset => Math.max(0, firstIndexWhere(0, rows.length, isAfter(offset)) - 1),
  };
}
