/** The HTML elements that hold blocks, while they are open: lists, quotes, tables. Closed by force at the block's end. */
import type { Block, ListBlock, ListItem, QuoteBlock, Span, TableBlock } from '../../document/document.js';
import type { Flow } from '../block-sink.js';
import type { Tag } from './tag.js';

type Frame =
  | { name: 'ul' | 'ol'; list: ListBlock }
  | { name: 'li'; item: ListItem }
  | { name: 'blockquote'; quote: QuoteBlock }
  | { name: 'table'; table: TableBlock; rows: Row[]; cell: boolean };

interface Row {
  cells: Span[][];
  align: TableBlock['align'];
  head: boolean;
}

const FRAMES: ReadonlySet<string> = new Set(['ul', 'ol', 'li', 'blockquote', 'table', 'tr', 'td', 'th']);
const OF_TABLE: ReadonlySet<string> = new Set(['table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th']);
const DEEPEST = 32;
/** Cells beyond these stand in the last column: rows are set with as many as the widest has, and that must not multiply. */
const MOST_COLUMNS = 256;

export class Frames {
  private readonly stack: Frame[] = [];

  constructor(private readonly flow: Flow) {}

  /** A table's cell is open: what comes is its text. */
  get inCell(): boolean {
    const top = this.stack.at(-1);
    return top?.name === 'table' && top.cell;
  }

  isFrame(tag: Tag): boolean {
    return FRAMES.has(tag.name);
  }

  isOfTable(tag: Tag): boolean {
    return OF_TABLE.has(tag.name);
  }

  add(block: Block | undefined): void {
    if (!block) return;
    const top = this.stack.at(-1);
    if (!top) this.flow.add(block);
    else if (top.name === 'table') this.addBefore(block);
    else if (top.name === 'li') top.item.blocks.push(block);
    else if (top.name === 'blockquote') top.quote.blocks.push(block);
    else top.list.items.push({ line: block.line, blocks: [block] });
  }

  open(tag: Tag, line: number): void {
    if (tag.name === 'tr' || tag.name === 'td' || tag.name === 'th') {
      this.openOfTable(tag, line);
      return;
    }
    if (this.stack.length >= DEEPEST) return;
    if (tag.name === 'ul' || tag.name === 'ol') this.openList(tag.name, tag.attributes.start, line);
    else if (tag.name === 'li') {
      if (this.stack.at(-1)?.name === 'li') this.stack.pop();
      if (this.list === undefined) this.openList('ul', undefined, line);
      const item: ListItem = { line, blocks: [] };
      this.list?.items.push(item);
      this.stack.push({ name: 'li', item });
    } else if (tag.name === 'blockquote') {
      const quote: QuoteBlock = { kind: 'quote', line, blocks: [] };
      this.add(quote);
      this.stack.push({ name: 'blockquote', quote });
    } else {
      const table: TableBlock = { kind: 'table', line, align: [], head: [], rows: [] };
      this.stack.push({ name: 'table', table, rows: [], cell: false });
    }
  }

  /** Closes the innermost `name` and all within it; a table's row or cell has been closed by its content. */
  close(name: string): void {
    if (!this.stack.some(frame => frame.name === name)) return;
    for (let frame = this.stack.pop(); frame; frame = this.stack.pop()) {
      this.leave(frame);
      if (frame.name === name) return;
    }
  }

  closeAll(): void {
    for (let frame = this.stack.pop(); frame; frame = this.stack.pop()) this.leave(frame);
  }

  /** The content of the cell that is open. */
  cell(spans: Span[]): void {
    const top = this.stack.at(-1);
    if (top?.name !== 'table' || !top.cell) return;
    top.cell = false;
    top.rows.at(-1)?.cells.push(spans);
  }

  /** A table is put in its place when it is whole. */
  private leave(frame: Frame): void {
    if (frame.name !== 'table') return;
    endTable(frame.table, frame.rows);
    if (frame.table.align.length > 0) this.add(frame.table);
  }

  /** What stands in a table but in no cell goes before it (as HTML has it: 13.2.6.1, foster parenting). */
  private addBefore(block: Block): void {
    const tables = this.stack.splice(this.stack.findLastIndex(frame => frame.name !== 'table') + 1);
    this.add(block);
    this.stack.push(...tables);
  }

  private get list(): ListBlock | undefined {
    const top = this.stack.at(-1);
    return top?.name === 'ul' || top?.name === 'ol' ? top.list : undefined;
  }

  private openList(name: 'ul' | 'ol', start: string | undefined, line: number): void {
    const list: ListBlock = { kind: 'list', line, ordered: name === 'ol', start: 1, tight: true, items: [] };
    const first = Number.parseInt(start ?? '', 10);
    if (list.ordered && first >= 0) list.start = first;
    this.add(list);
    this.stack.push({ name, list });
  }

  private openOfTable(tag: Tag, line: number): void {
    if (this.stack.at(-1)?.name !== 'table') this.open({ ...tag, name: 'table' }, line);
    const top = this.stack.at(-1);
    if (top?.name !== 'table') return;
    if (tag.name === 'tr' || top.rows.length === 0) top.rows.push({ cells: [], align: [], head: true });
    if (tag.name === 'tr') return;
    const row = top.rows.at(-1);
    const { align } = tag.attributes;
    row?.align.push(align === 'left' || align === 'center' || align === 'right' ? align : null);
    if (row && tag.name === 'td') row.head = false;
    top.cell = true;
  }
}

/** A row has as many cells as were written, the head as many as the widest; a first row of `<th>` alone is the head. */
function endTable(table: TableBlock, all: readonly Row[]): void {
  const rows = all.filter(row => row.cells.length > 0);
  const widest = rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  const columns = Math.min(widest, MOST_COLUMNS);
  const written = rows.map(({ cells }) =>
    cells.length > columns ? [...cells.slice(0, columns - 1), cells.slice(columns - 1).flat()] : cells,
  );
  const [first] = rows;
  table.align = Array.from({ length: columns }, (_, index) => first?.align[index] ?? null);
  const head = first?.head ? written.shift() : undefined;
  table.head = Array.from({ length: columns }, (_, index) => head?.[index] ?? []);
  table.rows = written;
}
