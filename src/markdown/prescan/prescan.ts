/**
 * Scans the source once, in linear time, ahead of the parser. Finds link and footnote definitions, slice boundaries, and text that
 * exceeds a limit. Stays one slice ahead, unless a reference may be defined further down. Reads lines and must not parse Markdown.
 */
import { type BlockSyntax, endOfLine, PLAIN_BLOCK_SYNTAX } from '../blocks/block-extension.js';
import { closesFence, type Fence, fenceAt, leavesFence } from '../blocks/fences.js';
import {
  countLines,
  endsList,
  isBlank,
  isIndented,
  isRule,
  isTagInText,
  isWithinItem,
  type LineKind,
  looksLikeUnderline,
  rawHtmlEnd,
} from '../blocks/line-kinds.js';
import {
  containerPrefix,
  excessIndentEdit,
  type SourceEdit,
  skipBox,
  skipSpaces,
} from '../blocks/nesting-limits.js';
import { DefinitionTable } from '../definitions/definition-table.js';
import type { FootnoteDefinition } from '../definitions/footnote-definitions.js';
import type { LinkDefinition } from '../definitions/link-definitions.js';
import { endOfList, endOfPassage, MAX_PASSAGE } from './oversize-fallback.js';
import { kindInContext } from './paragraph-continuation.js';
import { type LineStart, SliceBoundaries, type SourceRange } from './slice-boundaries.js';

/** Maximum items, and blocks after a blank line (outside of lists, half of it), between two possible slice boundaries. */
export const MAX_ITEMS = 1 << 16;

export class Prescan {
  /** Definitions outside of other blocks, which are not parsed. */
  readonly definitionRanges: SourceRange[] = [];
  /** Ranges that exceed a limit and are shown as plain text. */
  readonly oversizeRanges: SourceRange[] = [];
  /** Edits to apply before parsing, in order. */
  readonly edits: SourceEdit[] = [];
  /** Slice boundaries: the slices parse as the whole source would. No closer than requested. */
  readonly boundaries: readonly LineStart[];
  private readonly definitionTable: DefinitionTable;
  private readonly sliceBoundaries: SliceBoundaries;
  /** Offset and number of the next line. */
  private at = 0;
  private line = 0;
  /** Start of the current passage, which ends at a blank line. */
  private passageStart: LineStart = { at: 0, line: 0 };
  private afterBlank = true;
  private afterDefinition = false;
  private inParagraph = false;
  private inQuote = false;
  private inHtml = false;
  /** List items, and other blocks after a blank line, since the last possible slice boundary. */
  private itemCount = 0;
  /** Content indentation of the outermost list item, in columns; 0 outside of lists. */
  private itemIndent = 0;
  private fence: Fence | undefined;
  /** True in a container whose content is indented like code. */
  private inContainer = false;

  /** `sliceSize(n)` is the minimum number of code units of slice n. */
  constructor(
    private readonly source: string,
    sliceSize: (slice: number) => number,
    private readonly syntax: BlockSyntax = PLAIN_BLOCK_SYNTAX,
  ) {
    this.sliceBoundaries = new SliceBoundaries(source, sliceSize, syntax);
    this.boundaries = this.sliceBoundaries.chosen;
    this.definitionTable = new DefinitionTable(source, () => this.scanNext(), syntax.templateAt);
  }

  /** Scans until everything about slice number `slice` (from 0) is known. */
  scanSlice(slice: number): void {
    while (this.boundaries.length <= slice && this.at < this.source.length) this.scanNext();
  }

  /** Definition of a normalised label, anywhere in the source. The first one wins. */
  linkDefinition(key: string): LinkDefinition | undefined {
    return this.definitionTable.linkDefinition(key, this.at);
  }

  footnoteDefinition(key: string): FootnoteDefinition | undefined {
    return this.definitionTable.footnoteDefinition(key, this.at);
  }

  /** Scans the next line, and the lines that belong to it. Returns the new offset. */
  private scanNext(): number {
    const { source, at } = this;
    const end = endOfLine(source, at);
    const next = this.scanLine(at, end);
    if (next === undefined) {
      this.at = end + 1;
      this.line++;
    } else {
      this.line += countLines(source, at, next);
      this.at = next;
    }
    return this.at;
  }

  /** Scans one line. Returns the offset to continue from if more than this line was handled. */
  private scanLine(at: number, end: number): number | undefined {
    const blank = isBlank(this.source, at, end);
    // a blank line ends a quote
    if (blank && this.fence?.within === 'quote') this.fence = undefined;
    if (this.fence && (blank || this.applyFenceLine(at, end, this.fence))) return undefined;
    if (blank) {
      this.afterBlank = true;
      this.inParagraph = this.inQuote = this.inHtml = false;
      return undefined;
    }
    if (this.afterBlank || this.afterDefinition) this.passageStart = { at, line: this.line };
    this.afterDefinition = false;
    if (end - this.passageStart.at > MAX_PASSAGE)
      return this.addOversizeRange(this.passageStart, endOfPassage(this.source, this.passageStart.at));
    return this.inHtml ? undefined : this.scanBlockLine(at, end);
  }

  /** Scans a line that is not blank, and is neither in a fence nor in HTML. */
  private scanBlockLine(at: number, end: number): number | undefined {
    const isOpen = this.inParagraph || this.itemIndent > 0;
    if (isOpen && this.syntax.interrupts(this.source, at)) this.endParagraph(at);
    const followsParagraph = this.inParagraph && this.itemIndent === 0 && !this.inQuote;
    const kind = kindInContext(this.source, at, end, followsParagraph);
    if (kind.name !== 'indented') this.inContainer = false;
    const isInside = !this.offerBoundary(at, kind.boundary) && this.afterBlank && !this.isCode(kind);
    const opaqueEnd =
      this.inParagraph || this.itemIndent > 0 ? undefined : this.sliceBoundaries.enterExtent(at);
    if (opaqueEnd !== undefined) {
      this.afterBlank = false;
      this.afterDefinition = true;
      return opaqueEnd;
    }
    if (this.itemCount >= MAX_ITEMS && (kind.name === 'container' || isInside)) {
      const next = Math.max(endOfList(this.source, end), this.sliceBoundaries.endOfElement(at));
      return this.addOversizeRange({ at, line: this.line }, next);
    }
    if (
      this.itemIndent > 0 &&
      !isWithinItem(this.source, at, kind, this.itemIndent) &&
      endsList(this.source, kind, this.inParagraph)
    )
      this.itemIndent = 0;
    if (isInside && kind.name !== 'container') this.itemCount += this.itemIndent > 0 ? 1 : 2;
    this.afterBlank = false;
    return this.applyLine(kind, at, end);
  }

  private isCode({ name }: LineKind): boolean {
    return name === 'indented' && this.itemIndent === 0 && !this.inContainer && this.syntax.indentedCode;
  }

  /** Ends a paragraph before an extension's block, and the list around it unless the block is indented like its content. */
  private endParagraph(at: number): void {
    this.inParagraph = false;
    if (skipSpaces(this.source, at) - at < this.itemIndent) this.itemIndent = 0;
  }

  private applyLine(kind: LineKind, at: number, end: number): number | undefined {
    switch (kind.name) {
      case 'text':
        this.inParagraph = !this.entersContainer(kind.at, at, end);
        return undefined;
      case 'fence':
        this.openFence(kind.fence, kind.at - at);
        return undefined;
      case 'angle':
        return this.applyHtml(kind.at);
      case 'bracket':
        return this.applyDefinition(kind.at, at);
      case 'container':
        return this.applyContainer(at, end);
      case 'indented': {
        const edit = excessIndentEdit(this.source, at, end);
        if (edit) this.edits.push(edit);
        if (this.isCode(kind)) return undefined;
        const { items, end: text } = containerPrefix(this.source, at, end);
        if (this.inContainer || !(this.syntax.indentedCode || this.inParagraph))
          this.fence = fenceAt(this.source, text, this.inContainer ? 0 : this.itemIndent);
        if (items > 0) this.inParagraph = false;
        this.addNestedDefinition(at, text);
        return undefined;
      }
      case 'rule':
        // without a paragraph before it, an underline is text; a lazy one continues its paragraph
        this.inParagraph =
          looksLikeUnderline(this.source, kind.at) &&
          (!this.inParagraph ||
            this.inQuote ||
            (this.itemIndent > 0 && !isWithinItem(this.source, at, kind, this.itemIndent)));
        return undefined;
    }
  }

  /** True if the line opens or closes a container of an extension, so that it is no paragraph. */
  private entersContainer(mark: number, at: number, end: number): boolean {
    const indent = this.syntax.contentIndent(this.source, mark);
    if (!indent) return indent === 0 && (this.itemIndent > 0 || at < this.sliceBoundaries.containerEnd);
    this.inContainer = isIndented(this.source, end);
    return this.inContainer;
  }

  private applyHtml(at: number): number | undefined {
    if (this.syntax.htmlLength?.(this.source, at) !== undefined) {
      this.inParagraph = false;
      return undefined;
    }
    this.inParagraph = isTagInText(this.source, at, this.inParagraph);
    if (this.inParagraph) return undefined;
    const end = rawHtmlEnd(this.source, at);
    // other HTML continues to the next blank line
    this.inHtml = end === undefined;
    return end;
  }

  private openFence(fence: Fence | undefined, indent: number): void {
    if (fence && this.itemIndent > 0 && indent >= this.itemIndent) fence.within = this.itemIndent;
    this.fence = fence;
    this.inParagraph = false;
  }

  /** Handles a non-blank line while a fence is open. Returns false if the line is outside of it. */
  private applyFenceLine(at: number, end: number, fence: Fence): boolean {
    if (leavesFence(this.source, at, fence)) {
      this.fence = undefined;
      this.itemIndent = 0;
      return false;
    }
    if (closesFence(this.source, at, fence)) this.fence = undefined;
    this.inParagraph = false;
    this.afterBlank = false;
    if (fence.within !== 0) this.passageStart = { at: end, line: this.line };
    return true;
  }

  /** Handles the definition at `bracket`. Returns its end, or undefined if it stays in its list. */
  private applyDefinition(bracket: number, at: number): number | undefined {
    if (this.itemIndent > 0 || at < this.sliceBoundaries.containerEnd) {
      this.addNestedDefinition(at, bracket);
      return undefined;
    }
    const end = this.definitionTable.addTopLevel(bracket, this.line, !this.inParagraph);
    this.inParagraph = end === undefined;
    if (end === undefined) return undefined;
    this.afterDefinition = true;
    this.sliceBoundaries.addRange(this.definitionRanges, { start: at, end, line: this.line });
    return end;
  }

  /** Handles a line that starts with quote or list markers. */
  private applyContainer(at: number, end: number): undefined {
    const prefix = containerPrefix(this.source, at, end);
    if (prefix.excess) this.edits.push(prefix.excess);
    this.itemCount += prefix.items;
    // a quote interrupts a paragraph
    if (prefix.quote && !this.inQuote) this.inParagraph = false;
    this.inQuote = prefix.quote;
    const item = prefix.items > 0;
    if (item && !prefix.quote && (this.itemIndent === 0 || prefix.at - at < this.itemIndent))
      this.itemIndent = prefix.width;
    const text = item ? skipBox(this.source, prefix.end) : prefix.end;
    const fence = fenceAt(this.source, text, prefix.quote ? 'quote' : undefined);
    if (fence) {
      this.openFence(fence, prefix.end - at);
      return;
    }
    if (item || prefix.empty) this.inParagraph = false;
    if (!prefix.empty) this.addNestedDefinition(at, prefix.end);
  }

  /** Adds a possible definition inside a quote or list. Other text starts or continues a paragraph. */
  private addNestedDefinition(at: number, bracket: number): void {
    const { source, syntax, inParagraph, line } = this;
    const isDefinition = this.definitionTable.addNested(at, bracket, line, !inParagraph);
    this.inParagraph =
      !isDefinition && syntax.contentIndent(source, bracket) === undefined && !isRule(source, bracket);
  }

  /** Returns true if the source may be split before the block at `at`. */
  private offerBoundary(at: number, kind: 'block' | 'item' | undefined): boolean {
    if (kind === 'item' && this.sliceBoundaries.offerItem(at, this.line))
      this.passageStart = { at, line: this.line };
    const splits = kind === 'block' && this.afterBlank && this.sliceBoundaries.offerBlock(at, this.line);
    if (splits) this.itemCount = 0;
    return splits;
  }

  private addOversizeRange({ at: start, line }: LineStart, end: number): number {
    this.oversizeRanges.push({ start, end, line });
    this.afterBlank = true;
    this.inParagraph = false;
    this.itemIndent = 0;
    return end;
  }
}
