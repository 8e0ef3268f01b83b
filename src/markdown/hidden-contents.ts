/** Counts the contents of a document that are not shown. Examples are drawings and components without text. */
import type { Document, HiddenKind } from '../document/document.js';
import type { HiddenNode } from './inline/inline-node.js';

/** Maximum number of names of short codes that are remembered. */
const MAX_NAMES = 1000;

export class HiddenContents {
  /** Number of opening tags by the name of the short code. */
  private readonly open = new Map<string, number>();

  constructor(private readonly document: Document) {}

  add(kind: HiddenKind, count = 1): void {
    const { hidden = {} } = this.document;
    const total = (hidden[kind] ?? 0) + count;
    if (total > 0) hidden[kind] = total;
    else delete hidden[kind];
    if (Object.keys(hidden).length > 0) this.document.hidden = hidden;
    else delete this.document.hidden;
  }

  /** Counts a component or short code. The closing tag of a short code takes its opening tag back. */
  addNode({ what, name, closing }: HiddenNode): void {
    const open = name === undefined ? 0 : (this.open.get(name) ?? 0);
    if (closing && open === 0) return;
    if (name !== undefined && (open > 0 || this.open.size < MAX_NAMES))
      this.open.set(name, open + (closing ? -1 : 1));
    this.add(what, closing ? -1 : 1);
  }
}
