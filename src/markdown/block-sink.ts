/** Receives blocks during parsing: appends them to the list, or to the innermost open `<details>`. */
import type { AlertBlock, Block, Span } from '../document/document.js';

/** Maximum nesting of `<details>`. The content of deeper ones goes into the innermost that was opened. */
const MAX_DEPTH = 16;

export class BlockSink {
  readonly blocks: Block[] = [];
  /** Created for the first `<details>`, which most quotes and items do not have. */
  private openBlocks: AlertBlock[] | undefined;

  get isInDetails(): boolean {
    return this.openBlocks !== undefined && this.openBlocks.length > 0;
  }

  add(block: Block | undefined): void {
    if (block) (this.openBlocks?.at(-1)?.blocks ?? this.blocks).push(block);
  }

  openDetails(line: number): void {
    this.openBlocks ??= [];
    if (this.openBlocks.length >= MAX_DEPTH) return;
    const details: AlertBlock = { kind: 'alert', alert: 'details', line, blocks: [] };
    this.add(details);
    this.openBlocks.push(details);
  }

  /**
   * Sets the summary of the innermost `<details>`. Returns false if none is open, or it already has content.
   */
  setSummary(spans: Span[]): boolean {
    const details = this.openBlocks?.at(-1);
    if (!details || details.title || details.blocks.length > 0) return false;
    details.title = spans;
    return true;
  }

  closeDetails(): void {
    this.openBlocks?.pop();
  }
}
