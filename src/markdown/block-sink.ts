/**
 * Receives blocks during parsing. HTML elements that contain Markdown (`<details>` and lists) get the blocks after their start
 * when their end is found. One that has no end changes nothing, so that slices give the same document as the whole source.
 */
import type { AlertBlock, Block, ListBlock } from '../document/document.js';
import { appendAll } from '../util/large-lists.js';

/** Maximum nesting. Elements around deeper ones are left out. */
const MAX_DEPTH = 16;

export type ElementName = 'details' | 'ul' | 'ol';

/** The name for the tag of an element that contains Markdown. A `dl` is read as a list with bullets. */
export function elementName(tag: string): ElementName {
  const name = tag.toLowerCase();
  return name === 'details' || name === 'ol' ? name : 'ul';
}

/** An element whose end may follow. */
interface PendingElement {
  name: ElementName;
  /** Absent for `<details>`. */
  list?: ListBlock;
  line: number;
  /** Index of the first block after its start. */
  start: number;
  /** True if that block is its summary. */
  hasSummary: boolean;
  /** Nesting of the elements inside. */
  height: number;
}

export class BlockSink {
  readonly blocks: Block[] = [];
  /** Created for the first element, which most quotes and items do not have. */
  private pending: PendingElement[] | undefined;
  /** Number of pending elements with each name. */
  private readonly counts = { details: 0, ul: 0, ol: 0 };
  /** Lists of items whose list may have started in an earlier block. */
  private fragments: Set<Block> | undefined;

  get hasPending(): boolean {
    return this.pending !== undefined && this.pending.length > 0;
  }

  add(block: Block | undefined): void {
    if (block) this.blocks.push(block);
  }

  openDetails(line: number): void {
    this.open({ name: 'details', line });
  }

  /** Notes that a list has no end yet. The blocks that follow belong to its last item. */
  openList(list: ListBlock): void {
    this.open({ name: list.ordered ? 'ol' : 'ul', list, line: list.line });
  }

  private open(element: Pick<PendingElement, 'name' | 'list' | 'line'>): void {
    this.pending ??= [];
    this.pending.push({ ...element, start: this.blocks.length, hasSummary: false, height: 0 });
    this.counts[element.name]++;
  }

  /** Notes that the items of `list`, which has been added, belong to the list around it. */
  addFragment(list: ListBlock): void {
    if (!this.hasPending) return;
    this.fragments ??= new Set();
    this.fragments.add(list);
  }

  /** True directly after the start of `<details>`. */
  get expectsSummary(): boolean {
    const top = this.pending?.at(-1);
    return top?.name === 'details' && top.start === this.blocks.length;
  }

  /** Adds the summary of the innermost `<details>`. It stays a paragraph if there is no end. */
  addSummary(block: Block | undefined): void {
    const top = this.pending?.at(-1);
    if (block && top) top.hasSummary = true;
    this.add(block);
  }

  isOpen(name: ElementName): boolean {
    return this.counts[name] > 0;
  }

  /** Ends the innermost element with this name, and those inside it. */
  close(name: ElementName): void {
    const { pending } = this;
    if (!pending || !this.isOpen(name)) return;
    for (let element = pending.pop(); element; element = pending.pop()) {
      this.counts[element.name]--;
      this.finish(element);
      const parent = pending.at(-1);
      if (parent) parent.height = Math.max(parent.height, element.height + 1);
      if (element.name === name) return;
    }
  }

  private finish(element: PendingElement): void {
    const { list, start, height } = element;
    if (height >= MAX_DEPTH) return;
    const content = this.blocks.splice(start);
    if (list) for (const block of content) this.addToList(list, block);
    else this.add(createDetails(element, content));
  }

  /** Adds a block after the start of a list to its last item. Several blocks in an item make the list loose. */
  private addToList(list: ListBlock, block: Block): void {
    const item = list.items.at(-1);
    if (this.fragments?.has(block) && block.kind === 'list') appendAll(list.items, block.items);
    else if (item) {
      if (item.blocks.length > 0 && block.kind !== 'list') list.tight = false;
      item.blocks.push(block);
    } else list.items.push({ line: block.line, blocks: [block] });
  }
}

/** Creates the block of `<details>`. Its line is that of the summary, which is the first text in it. */
function createDetails({ line, hasSummary }: PendingElement, content: Block[]): AlertBlock {
  const [summary] = content;
  if (!hasSummary || (summary?.kind !== 'paragraph' && summary?.kind !== 'image'))
    return { kind: 'alert', alert: 'details', line, blocks: content };
  return {
    kind: 'alert',
    alert: 'details',
    line: summary.line,
    blocks: content.slice(1),
    title: summary.spans,
  };
}
