/**
 * Resolves links, images and references with a stack of open brackets (CommonMark 0.31, section 6.3). Each
 * bracket is examined once.
 */
import { type Destination, inlineDestination, labelAt, MAX_PARENTHESES } from './destination.js';
import type { DelimiterStack } from './emphasis.js';
import type { BracketNode } from './inline-node.js';
import type { ReferenceLookup } from './reference-lookup.js';

const MAX_LABEL_LENGTH = 999;

export class BracketStack {
  private readonly stack: BracketNode[] = [];
  /** Stack height below which brackets cannot open a link, because links do not nest. */
  private inactiveBelow = 0;
  /** True if the text may hold template tags. Searched once, because it may hold very many links. */
  private hasBraces: boolean | undefined;

  constructor(
    private readonly source: string,
    private readonly references: ReferenceLookup,
    private readonly delimiters: DelimiterStack,
  ) {}

  /** Pushes a bracket whose text starts at `from`. */
  open(from: number, image: boolean): BracketNode {
    const outer = this.stack.at(-1);
    if (outer) outer.nested = true;
    const node: BracketNode = {
      kind: 'bracket',
      image,
      from,
      nested: false,
      delimiterBefore: this.delimiters.last,
    };
    this.stack.push(node);
    return node;
  }

  /**
   * Closes the bracket at `at`. Returns its opener and the end of the target or label; undefined if the `]`
   * is ordinary text.
   */
  close(at: number): { opener: BracketNode; end: number } | undefined {
    const opener = this.stack.pop();
    if (!opener) return undefined;
    const height = this.stack.length;
    const alive = opener.image || height >= this.inactiveBelow;
    if (this.inactiveBelow > height) this.inactiveBelow = height;
    if (!alive) return undefined;
    const match = this.inlineLink(at) ?? this.referenceLink(opener, at);
    if (!match) return undefined;
    opener.link = match.link;
    this.delimiters.resolve(opener.delimiterBefore);
    if (!opener.image) this.inactiveBelow = height;
    return { opener, end: match.end };
  }

  private inlineLink(at: number): { link: Destination; end: number } | undefined {
    if (!this.source.startsWith('(', at + 1)) return undefined;
    return this.templateDestination(at + 1) ?? inlineDestination(this.source, at + 1);
  }

  /** Reads a destination with template tags, whose text replaces them. Undefined if there are none. */
  private templateDestination(at: number): { link: Destination; end: number } | undefined {
    const { source } = this;
    const { templateAt } = this.references.inlineSyntax;
    if (!templateAt) return undefined;
    this.hasBraces ??= source.includes('{');
    if (!this.hasBraces) return undefined;
    let filled = '';
    let copied = at;
    let depth = 0;
    let end = at;
    for (; end < source.length; end++) {
      const code = source.charCodeAt(end);
      if (code === 0x28 && ++depth > MAX_PARENTHESES) return undefined;
      if (code === 0x29 && --depth === 0) break;
      if (code === 0x5c) end++;
      const tag = code === 0x7b ? templateAt(source, end) : undefined;
      if (!tag) continue;
      filled += source.slice(copied, end) + tag.text.replace(/[\s<>]/g, encodeURIComponent);
      copied = tag.end;
      end = tag.end - 1;
    }
    if (copied === at || end >= source.length) return undefined;
    const whole = `${filled}${source.slice(copied, end)})`;
    const match = inlineDestination(whole, 0);
    return match?.end === whole.length ? { link: match.link, end: end + 1 } : undefined;
  }

  private referenceLink(opener: BracketNode, at: number): { link: Destination; end: number } | undefined {
    const follows = this.source.charAt(at + 1) === '[' ? labelAt(this.source, at + 1) : undefined;
    let label = follows?.label ?? '';
    if (label === '') {
      if (opener.nested || at - opener.from > MAX_LABEL_LENGTH) return undefined;
      label = this.source.slice(opener.from, at);
    }
    const link = this.references.linkDestination(label);
    return link ? { link, end: follows?.end ?? at + 1 } : undefined;
  }
}
