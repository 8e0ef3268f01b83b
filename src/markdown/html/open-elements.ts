/**
 * Stack of open HTML elements that contain blocks: lists, quotes, tables. All are closed at the end of the
 * HTML block. The sink keeps the lists among them, whose ends may follow.
 */

import type { Block, ListBlock, ListItem, QuoteBlock, Span, TableBlock } from '../../document/document.js';
import { appendAll } from '../../util/large-lists.js';
import type { BlockSink } from '../block-sink.js';
import { CellSpans } from './cell-spans.js';
import type { Tag } from './tag.js';

type OpenElement =
  /** `implicit` if it was created for an item without a list. */
  | { name: 'ul' | 'ol'; list: ListBlock; implicit: boolean }
  | { name: 'li'; item: ListItem }
  | { name: 'blockquote'; quote: QuoteBlock }
  | { name: 'table'; table: TableBlock; rows: HtmlTableRow[]; inCell: boolean; spans: CellSpans };

interface HtmlTableRow {
  cells: Span[][];
  align: TableBlock['align'];
  head: boolean;
}

const CONTAINER_TAGS: ReadonlySet<string> = new Set([
  'ul',
  'ol',
  'li',
  'blockquote',
  'table',
  'tr',
  'td',
  'th',
]);
const TABLE_TAGS: ReadonlySet<string> = new Set(['table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th']);
const MAX_DEPTH = 32;
/**
 * Column limit. Extra cells go into the last column, because every row is padded to the widest one and memory
 * would grow with rows × columns.
 */
const MAX_COLUMNS = 256;
/** Empty cell of a column that another cell extends to. Shared, because there may be very many. */
const NO_SPANS: Span[] = [];

export class OpenElements {
  /** Number of tables so far. */
  tables = 0;
  private readonly stack: OpenElement[] = [];

  constructor(private readonly sink: BlockSink) {}

  /** True in a table cell: text belongs to the cell. */
  get inCell(): boolean {
    const top = this.stack.at(-1);
    return top?.name === 'table' && top.inCell;
  }

  isContainer(tag: Tag): boolean {
    return CONTAINER_TAGS.has(tag.name);
  }

  isTablePart(tag: Tag): boolean {
    return TABLE_TAGS.has(tag.name);
  }

  add(block: Block | undefined): void {
    if (!block) return;
    const top = this.stack.at(-1);
    if (!top) this.sink.add(block);
    else if (top.name === 'table') this.addBefore(block);
    else if (top.name === 'li') top.item.blocks.push(block);
    else if (top.name === 'blockquote') top.quote.blocks.push(block);
    else top.list.items.push({ line: block.line, blocks: [block] });
  }

  open(tag: Tag, line: number): void {
    if (tag.name === 'tr' || tag.name === 'td' || tag.name === 'th') {
      this.openTablePart(tag, line);
      return;
    }
    if (this.stack.length >= MAX_DEPTH) return;
    if (tag.name === 'ul' || tag.name === 'ol') this.openList(tag.name, tag.attributes.start, line);
    else if (tag.name === 'li') {
      if (this.stack.at(-1)?.name === 'li') this.stack.pop();
      if (this.list === undefined) this.openList('ul', undefined, line, this.stack.length === 0);
      const item: ListItem = { line, blocks: [] };
      this.list?.items.push(item);
      this.stack.push({ name: 'li', item });
    } else if (tag.name === 'blockquote') {
      const quote: QuoteBlock = { kind: 'quote', line, blocks: [] };
      this.add(quote);
      this.stack.push({ name: 'blockquote', quote });
    } else {
      const table: TableBlock = { kind: 'table', line, align: [], head: [], rows: [] };
      this.tables++;
      this.stack.push({ name: 'table', table, rows: [], inCell: false, spans: new CellSpans() });
    }
  }

  /** Closes the innermost `name` and the elements inside it. The caller has already closed a row or cell. */
  close(name: string): void {
    if ((name === 'ul' || name === 'ol') && this.sink.isOpen(name) && !this.hasList(name)) {
      this.closeAll();
      this.sink.close(name);
      return;
    }
    if (!this.stack.some(element => element.name === name)) return;
    for (let element = this.stack.pop(); element; element = this.stack.pop()) {
      this.finishElement(element);
      if (element.name === name) return;
    }
  }

  /** True if a list with this name started in this HTML block. */
  private hasList(name: 'ul' | 'ol'): boolean {
    return this.stack.some(element => element.name === name && !element.implicit);
  }

  closeAll(): void {
    this.passLists();
    for (let element = this.stack.pop(); element; element = this.stack.pop()) this.finishElement(element);
  }

  /** Passes the open lists to the sink, up to the first quote or table. */
  private passLists(): void {
    for (const element of this.stack) {
      if (element.name === 'blockquote' || element.name === 'table') return;
      if (element.name === 'li') continue;
      if (element.implicit) this.sink.addFragment(element.list);
      else this.sink.openList(element.list);
    }
  }

  /** Closes the open cell with `spans` as its content. */
  closeCell(spans: Span[]): void {
    const top = this.stack.at(-1);
    if (top?.name !== 'table' || !top.inCell) return;
    top.inCell = false;
    top.rows.at(-1)?.cells.push(spans);
  }

  /** Adds a completed table to its parent, unless it is empty. Its contents may be Markdown after blank lines. */
  private finishElement(element: OpenElement): void {
    if (element.name !== 'table') return;
    const { table, rows } = element;
    if (!rows.some(({ cells }) => cells.some(spans => spans.length > 0))) return;
    fillTable(table, rows);
    this.add(table);
  }

  /** Adds a block from outside the cells before the table (HTML standard, 13.2.6.1: foster parenting). */
  private addBefore(block: Block): void {
    const tables = this.stack.splice(this.stack.findLastIndex(element => element.name !== 'table') + 1);
    this.add(block);
    appendAll(this.stack, tables);
  }

  private get list(): ListBlock | undefined {
    const top = this.stack.at(-1);
    return top?.name === 'ul' || top?.name === 'ol' ? top.list : undefined;
  }

  private openList(name: 'ul' | 'ol', start: string | undefined, line: number, implicit = false): void {
    const list: ListBlock = { kind: 'list', line, ordered: name === 'ol', start: 1, tight: true, items: [] };
    const first = Number.parseInt(start ?? '', 10);
    if (list.ordered && first >= 0) list.start = first;
    this.add(list);
    this.stack.push({ name, list, implicit });
  }

  private openTablePart(tag: Tag, line: number): void {
    if (this.stack.at(-1)?.name !== 'table') this.open({ ...tag, name: 'table' }, line);
    const top = this.stack.at(-1);
    if (top?.name !== 'table') return;
    if (tag.name === 'tr' || top.rows.length === 0) {
      top.rows.push({ cells: [], align: [], head: true });
      top.spans.startRow();
    }
    if (tag.name === 'tr') return;
    const row = top.rows.at(-1);
    const { align, colspan, rowspan } = tag.attributes;
    for (let covered = top.spans.startCell(colspan, rowspan); row && covered > 0; covered--) {
      row.cells.push(NO_SPANS);
      row.align.push(null);
    }
    row?.align.push(align === 'left' || align === 'center' || align === 'right' ? align : null);
    if (row && tag.name === 'td') row.head = false;
    top.inCell = true;
  }
}

/**
 * Fills the table. Rows keep the cells they have, the header gets as many as the widest row. A first row with
 * only `<th>` is the header.
 */
function fillTable(table: TableBlock, all: readonly HtmlTableRow[]): void {
  let widest = 0;
  for (const { cells } of all) widest = Math.max(widest, cells.length);
  const columns = Math.min(widest, MAX_COLUMNS);
  let first: HtmlTableRow | undefined;
  let head: Span[][] | undefined;
  for (const row of all) {
    if (row.cells.length === 0) continue;
    const cells = row.cells.length > columns ? joinLastCells(row.cells, columns) : row.cells;
    if (!first && row.head) head = cells;
    else table.rows.push(cells);
    first ??= row;
  }
  for (let index = 0; index < columns; index++) {
    table.align.push(first?.align[index] ?? null);
    table.head.push(head?.[index] ?? []);
  }
}

/** Joins the cells from the last of `columns` columns on. With a loop, because `flat` takes seconds for a million cells. */
function joinLastCells(cells: readonly Span[][], columns: number): Span[][] {
  const joined = cells.slice(0, columns);
  const last: Span[] = [];
  for (let index = columns - 1; index < cells.length; index++) appendAll(last, cells[index] ?? []);
  joined[columns - 1] = last;
  return joined;
}
