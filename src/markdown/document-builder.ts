/**
 * Builds the document's blocks. Holds the state they share across all slices of a parse: links, definitions,
 * footnote numbers, anchors and the size limit. Must not import marked or layout.
 */
import { createSpan } from '../document/create-span.js';
import type {
  Block,
  Document,
  Footnote,
  HeadingBlock,
  HtmlAnchor,
  Link,
  Span,
} from '../document/document.js';
import { spansText } from '../document/document-text.js';
import { isClean, sanitise, sanitiseLine } from '../text/sanitise.js';
import { BlockDrawer } from './drawers.js';
import { HiddenContents } from './hidden-contents.js';
import { createDestination, type Destination, normaliseLabel } from './inline/destination.js';
import type { InlineSyntax } from './inline/inline-extension.js';
import { limitBreaks, MAX_OPPORTUNITIES } from './inline/limit-breaks.js';
import { readInline } from './inline/read-inline.js';
import type { ReferenceLookup } from './inline/reference-lookup.js';
import { createNotice, TOO_MANY } from './notices.js';
import { plainBlocks } from './prescan/oversize-fallback.js';
import type { Prescan } from './prescan/prescan.js';
import type { Syntax } from './syntax.js';
import { UniqueAnchors } from './unique-anchors.js';

const BREAKS = /[\n\u2028]+/g;
/** Maximum code units of a heading's text outside the body. */
const MAX_HEADING_TEXT = 1 << 12;
/**
 * Maximum number of parts in a document; the text after them stays plain. The largest of 8,639 Markdown
 * files in npm, PyPI and crates packages has 18,000 parts.
 */
export const MAX_PARTS = 1 << 17;
/**
 * Nesting depth from which a container counts as two paragraphs. Each outer quote or list reads its lines
 * again; authors rarely nest this deep.
 */
const DEEP_NESTING = 10;
/** Shared empty cell, because short rows may be padded with very many of them. */
const EMPTY_CELL: Span[] = [];
/** Code units of a heading that are used for its anchor. */
export const MAX_ANCHOR_LENGTH = 200;

export class DocumentBuilder implements ReferenceLookup {
  readonly links: Link[];
  readonly inlineSyntax: InlineSyntax;
  readonly hidden: HiddenContents;
  isCut = false;
  /** First line of the current block. */
  line = 0;
  /** Anchors since the last `takeAnchors`. */
  private newAnchors: HtmlAnchor[] = [];
  readonly drawer: BlockDrawer;
  /** Footnotes of the document: those whose blocks are built. */
  private readonly footnotes: Footnote[];
  /** All footnotes that are referenced so far. The first of them are those of the document. */
  private readonly referencedFootnotes: Footnote[] = [];
  private readonly anchors = new UniqueAnchors();
  private readonly footnoteIndexes = new Map<string, number>();
  /** Number of leaf blocks and empty items so far. */
  private leafCount = 0;
  /** Number of additional spans, table cells and container blocks so far. */
  private smallParts = 0;
  /** Number of quotes and lists around the current block. */
  private depth = 0;
  private hasFullNotice = false;

  constructor(
    document: Document,
    private readonly prescan: Prescan,
    private readonly firstLine: number,
    readonly syntax: Syntax,
  ) {
    this.inlineSyntax = syntax.inline;
    this.drawer = new BlockDrawer(syntax.drawers ?? {});
    this.links = document.links;
    this.hidden = new HiddenContents(document);
    this.footnotes = document.footnotes;
  }

  /**
   * True once the document reaches the size limit. It bounds the cost for a source of any length. Four
   * additional spans, cells, quotes, lists or items count as one paragraph; code and a deeply nested container count
   * as two, a heading and an image of its own as three.
   */
  get isFull(): boolean {
    return (
      this.leafCount + this.links.length + 8 * this.referencedFootnotes.length + (this.smallParts >> 2) >=
      MAX_PARTS
    );
  }

  /** Blocks for `text` after the size limit: plain text, with a notice before the first of it. */
  plainRest(text: string, line: number): Block[] {
    const blocks = plainBlocks(text, line);
    if (!this.hasFullNotice && blocks.length > 0) {
      this.hasFullNotice = true;
      blocks.unshift(createNotice(TOO_MANY, line));
    }
    return blocks;
  }

  private countSpans(spans: readonly Span[]): void {
    this.leafCount++;
    this.smallParts += spans.length - 1 + limitBreaks(spans, this);
    // each is parsed and formatted by itself, like a paragraph
    if (this.syntax.drawers?.math) for (const { tex } of spans) if (tex !== undefined) this.leafCount++;
  }

  /** Counts quotes, lists and items. */
  countContainers(count: number): void {
    this.smallParts += count;
  }

  /** Runs `build` one nesting level deeper and counts `count` containers. */
  nest<T>(count: number, build: () => T): T {
    this.countContainers(this.depth < DEEP_NESTING ? count : 8 * count);
    this.depth++;
    const built = build();
    this.depth--;
    return built;
  }

  /** Counts a rule, code block, table with `cells` cells, or empty item. */
  countLeaf(cells = 0): void {
    this.leafCount++;
    this.smallParts += cells;
  }

  addAnchor(anchor: string): void {
    this.newAnchors.push({ anchor: sanitiseLine(anchor), line: this.line });
  }

  takeAnchors(): HtmlAnchor[] {
    const anchors = this.newAnchors;
    this.newAnchors = [];
    return anchors;
  }

  linkDestination(label: string): Destination | undefined {
    const definition = this.prescan.linkDefinition(normaliseLabel(label));
    return definition ? createDestination(definition.target, definition.title) : undefined;
  }

  footnoteIndex(label: string): number | undefined {
    const key = normaliseLabel(label);
    const known = this.footnoteIndexes.get(key);
    if (known !== undefined) return known;
    const definition = this.prescan.footnoteDefinition(key);
    if (!definition) return undefined;
    const index = this.referencedFootnotes.length;
    this.footnoteIndexes.set(key, index);
    this.referencedFootnotes.push({
      number: index + 1,
      label: sanitiseLine(label),
      blocks: [],
      line: this.firstLine + definition.line,
    });
    return index;
  }

  /** True if the label is defined. A label that starts with `^` is a footnote's. */
  isDefined(label: string): boolean {
    const { prescan } = this;
    const key = normaliseLabel(label);
    return (
      prescan.linkDefinition(key) !== undefined ||
      (key.startsWith('^') && prescan.footnoteDefinition(key.slice(1)) !== undefined)
    );
  }

  /** True if the document has all footnotes that are referenced so far. */
  get hasAllFootnotes(): boolean {
    return this.footnotes.length === this.referencedFootnotes.length;
  }

  /**
   * Adds the footnotes referenced so far to the document, until it has `limit` of them. Their blocks may reference further ones.
   */
  addFootnotes(limit: number, build: (text: string, line: number) => Block[]): void {
    const { footnotes, referencedFootnotes } = this;
    while (footnotes.length < Math.min(limit, referencedFootnotes.length)) {
      const footnote = referencedFootnotes[footnotes.length] as Footnote;
      const definition = this.prescan.footnoteDefinition(normaliseLabel(footnote.label));
      if (definition) footnote.blocks = build(definition.text, footnote.line);
      footnotes.push(footnote);
    }
  }

  parseInline(text: string): Span[] {
    return readInline(text, this);
  }

  /** Parses a cell of a table. It is plain text after the size limit, and if the table `isPlain` (`isPlainText`). */
  parseCell(text: string, isPlain: boolean): Span[] {
    this.smallParts++;
    if (text === '') return EMPTY_CELL;
    if (this.isFull) {
      this.isCut ||= this.inlineSyntax.mayHoldMarkup(text);
      return [createSpan(sanitise(text))];
    }
    const spans = isPlain ? [createSpan(text)] : this.parseInline(text);
    // nothing of a short plain text is counted
    if (isPlain && text.length <= MAX_OPPORTUNITIES) return spans;
    this.smallParts += 4 * (spans.length - 1);
    return this.countRows(spans);
  }

  /** True if the text has no markup and no character that must be sanitised. */
  isPlainText(text: string): boolean {
    return !this.inlineSyntax.mayHoldMarkup(text) && isClean(text);
  }

  /** Counts the rows of a cell, summary or label after its first, and returns it. All of them are laid out at once. */
  countRows(spans: Span[]): Span[] {
    this.smallParts += 4 * limitBreaks(spans, this);
    return spans;
  }

  /** Creates a paragraph, or an image block if `spans` is a single image. Counts a leaf also if there is no text. */
  createParagraph(spans: Span[], line: number): Block | undefined {
    const [only] = spans;
    if (!only) {
      this.leafCount++;
      return undefined;
    }
    this.countSpans(spans);
    const { link } = only;
    if (
      spans.length === 1 &&
      only.style === 'image' &&
      link !== undefined &&
      this.links[link]?.kind !== 'link'
    ) {
      // its address is resolved and laid out, which takes as long as two paragraphs
      this.leafCount += 2;
      return { kind: 'image', line, spans, link };
    }
    return { kind: 'paragraph', line, spans };
  }

  createHeading(spans: Span[], level: number, line: number): HeadingBlock {
    this.countSpans(spans);
    // its anchor, its underline and the start of a section take as long as two paragraphs
    this.leafCount += 2;
    const anchor = this.anchors.create(anchorText(spans).slice(0, MAX_ANCHOR_LENGTH));
    return { kind: 'heading', line, level, spans, anchor };
  }
}

/** Text that a heading's anchor is made from, with the TeX of its formulas. */
function anchorText(spans: readonly Span[]): string {
  return headingText(
    spans.some(({ tex }) => tex !== undefined)
      ? spans.map(({ text, tex }) => createSpan(tex ?? text))
      : spans,
  );
}

/** Text of a heading on one line, for tables of contents and the search. The body of the article has the rest of a longer one. */
export function headingText(spans: readonly Span[]): string {
  const text = spansText(spans);
  const start = text.length > MAX_HEADING_TEXT ? text.slice(0, MAX_HEADING_TEXT).toWellFormed() : text;
  return start.replace(BREAKS, ' ');
}
