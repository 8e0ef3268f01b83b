/** Where blocks go while tokens are read: to the end of the list, or into the `<details>` that is open. */
import type { Block, NoteBlock, Span } from '../document/document.js';

/** Deeper ones are opened no more: their content stays in the last. */
const DEEPEST = 16;

export class Flow {
  readonly blocks: Block[] = [];
  private readonly open: NoteBlock[] = [];

  add(block: Block | undefined): void {
    if (block) (this.open.at(-1)?.blocks ?? this.blocks).push(block);
  }

  openDetails(line: number): void {
    if (this.open.length >= DEEPEST) return;
    const note: NoteBlock = { kind: 'note', note: 'details', line, blocks: [] };
    this.add(note);
    this.open.push(note);
  }

  /** The summary of the details opened last; false where none is open. */
  summary(spans: Span[]): boolean {
    const note = this.open.at(-1);
    if (!note || note.title || note.blocks.length > 0) return false;
    note.title = spans;
    return true;
  }

  closeDetails(): void {
    this.open.pop();
  }
}
