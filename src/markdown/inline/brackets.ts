/** Links, images and references (CommonMark 0.31, section 6.3): a stack of open brackets, each looked at once. */
import { type Destination, inlineDestination, labelAt } from './destination.js';
import type { Delimiters } from './emphasis.js';
import type { BracketNode } from './node.js';
import type { References } from './reference-lookup.js';

const LONGEST_LABEL = 999;

export class Brackets {
  private readonly stack: BracketNode[] = [];
  /** Brackets of links below this height are text: a link holds no link. */
  private dead = 0;

  constructor(
    private readonly source: string,
    private readonly references: References,
    private readonly delimiters: Delimiters,
  ) {}

  /** A bracket whose text starts at `from`. */
  open(from: number, image: boolean): BracketNode {
    const outer = this.stack.at(-1);
    if (outer) outer.nested = true;
    const node: BracketNode = { kind: 'bracket', image, from, nested: false, below: this.delimiters.last };
    this.stack.push(node);
    return node;
  }

  /** What the `]` at `at` ends, and where its target or label ends; undefined where it is just a character. */
  close(at: number): { opener: BracketNode; end: number } | undefined {
    const opener = this.stack.pop();
    if (!opener) return undefined;
    const height = this.stack.length;
    const alive = opener.image || height >= this.dead;
    if (this.dead > height) this.dead = height;
    if (!alive) return undefined;
    const found = this.inline(at) ?? this.reference(opener, at);
    if (!found) return undefined;
    opener.link = found.link;
    this.delimiters.resolve(opener.below);
    if (!opener.image) this.dead = height;
    return { opener, end: found.end };
  }

  private inline(at: number): { link: Destination; end: number } | undefined {
    return this.source.charAt(at + 1) === '(' ? inlineDestination(this.source, at + 1) : undefined;
  }

  private reference(opener: BracketNode, at: number): { link: Destination; end: number } | undefined {
    const follows = this.source.charAt(at + 1) === '[' ? labelAt(this.source, at + 1) : undefined;
    let label = follows?.label ?? '';
    if (label === '') {
      if (opener.nested || at - opener.from > LONGEST_LABEL) return undefined;
      label = this.source.slice(opener.from, at);
    }
    const link = this.references.definition(label);
    return link ? { link, end: follows?.end ?? at + 1 } : undefined;
  }
}
