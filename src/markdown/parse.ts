/**
 * Parses Markdown into a document, slice by slice. Normalises the source, then prescans, lexes and builds each slice. Must not
 * import layout, render or library. Loaded lazily, because it brings in marked.
 */
import { type Document, emptyDocument } from '../document/document.js';
import { normalizeLineEnds } from '../text/code-units.js';
import { appendAll } from '../util/large-lists.js';
import { addAnchors, appendBlocks, findHtmlAnchors } from './append-blocks.js';
import { BlockSink } from './block-sink.js';
import { addBlocks, buildBlocks } from './blocks/add-blocks.js';
import { ClosingSearch } from './blocks/block-extension.js';
import { lexBlocks } from './blocks/lexer.js';
import { countLines } from './blocks/line-kinds.js';
import { NestedText } from './blocks/nesting-limits.js';
import { DocumentBuilder } from './document-builder.js';
import { finishParse, type IncrementalParse, type ParseOptions } from './incremental-parse.js';
import { createNotice, NOT_PARSED, TOO_DEEP, TOO_LONG, TOO_MUCH } from './notices.js';
import { plainBlocks, plainEnd } from './prescan/oversize-fallback.js';
import { Prescan } from './prescan/prescan.js';
import type { LineStart } from './prescan/slice-boundaries.js';
import { type Piece, piecesOf, sliceAt } from './prescan/slices.js';
import { PLAIN_SYNTAX, type Syntax } from './syntax.js';

/** Code units of the first slice (enough for a first screen) and of the others. */
const FIRST_SLICE_SIZE = 1 << 14;
const SLICE_SIZE = 1 << 15;

/** Footnotes built with one slice. More of them are rare: each may refer to the next, through the whole source. */
const FOOTNOTES_PER_SLICE = 256;

/** Maximum code units of a footnote. A longer one is shown as plain text, because it would be parsed at once. */
const MAX_FOOTNOTE = 1 << 20;

const BYTE_ORDER_MARK = 0xfeff;

export type SliceSize = (slice: number) => number;

const defaultSliceSize: SliceSize = slice => (slice === 0 ? FIRST_SLICE_SIZE : SLICE_SIZE);

/** Parses a Markdown source, which may have lone surrogates, into a document. */
export function parse(source: string, options: ParseOptions = {}): Document {
  return finishParse(startParse(source.toWellFormed(), options));
}

/**
 * Starts a parse and completes its first slice. That is enough for a first screen, for a source of any
 * length. The source must be well-formed, as text is that was decoded from bytes.
 */
export function startParse(
  source: string,
  options: ParseOptions = {},
  sliceSize: SliceSize = defaultSliceSize,
): IncrementalParse {
  const parsing = new SlicedParse(source, options, sliceSize);
  parsing.step();
  return parsing;
}

class SlicedParse implements IncrementalParse {
  readonly document = emptyDocument();
  readonly length: number;
  done = false;
  consumed = 0;
  private readonly source: string;
  private readonly syntax: Syntax;
  private readonly closings = new ClosingSearch();
  private readonly nested = new NestedText();
  private readonly prescan;
  private readonly builder: DocumentBuilder;
  private readonly firstLine: number;
  private sliceIndex = 0;
  /** Number of footnotes that the document may have after this step. */
  private footnoteLimit = 0;
  private isBodyDone = false;
  /** Start of the remaining plain text, once the document is full. */
  private restStart: LineStart | undefined;

  constructor(
    source: string,
    private readonly options: ParseOptions,
    sliceSize: SliceSize,
  ) {
    const syntax = options.syntax ?? PLAIN_SYNTAX;
    this.source = normalizeLineEnds(source.charCodeAt(0) === BYTE_ORDER_MARK ? source.slice(1) : source);
    this.syntax = syntax;
    this.length = this.source.length;
    this.firstLine = options.firstLine ?? 1;
    this.prescan = new Prescan(this.source, sliceSize, syntax.block);
    this.builder = new DocumentBuilder(this.document, this.prescan, this.firstLine, syntax);
  }

  step(): void {
    if (this.done) return;
    this.footnoteLimit = this.document.footnotes.length + FOOTNOTES_PER_SLICE;
    // the body waits, so that the text after the size limit has all definitions that are not shown yet
    if (!this.builder.hasAllFootnotes) this.addFootnotes();
    else this.isBodyDone = this.builder.isFull ? this.addRest() : this.addSlice();
    this.done = this.isBodyDone && this.builder.hasAllFootnotes;
  }

  /** Adds the next slice of the body. Returns true if it is the last one. */
  private addSlice(): boolean {
    this.prescan.scanSlice(this.sliceIndex);
    const slice = sliceAt(this.source, this.prescan, this.sliceIndex++);
    const sink = new BlockSink();
    const pieces = piecesOf(this.source, this.prescan, slice);
    for (const piece of pieces) this.addPiece(piece, sink);
    appendBlocks(this.document, sink.blocks, this.options.title);
    const anchors = this.builder.takeAnchors();
    for (const { text, line } of pieces) appendAll(anchors, findHtmlAnchors(text, this.firstLine + line));
    // of two equal anchors the first one counts
    addAnchors(
      this.document,
      anchors.sort((a, b) => a.line - b.line),
    );
    this.consumed = slice.end;
    return slice.last;
  }

  private addPiece(piece: Piece, sink: BlockSink): void {
    const line = this.firstLine + piece.line;
    const lexResult = piece.tooLong ? undefined : this.lex(piece.text);
    if (!lexResult) {
      sink.add(createNotice(piece.tooLong ? TOO_LONG : NOT_PARSED, line));
      for (const block of plainBlocks(piece.text, line)) sink.add(block);
      return;
    }
    addBlocks(lexResult.tokens, line, this.builder, sink, () => this.addFootnotes());
    if (lexResult.tooDeep || piece.tooDeep) sink.add(createNotice(TOO_DEEP, line));
    if (this.builder.isCut) sink.add(createNotice(TOO_MUCH, line));
    this.builder.isCut = false;
  }

  /** Adds the next piece of source as plain text, after the document is full. Returns true if it is the last one. */
  private addRest(): boolean {
    const { source, document } = this;
    const { at, line } = this.restStart ??
      this.prescan.boundaries[this.sliceIndex - 1] ?? { at: source.length, line: 0 };
    const first = this.firstLine + line;
    const end = plainEnd(source, at);
    appendBlocks(document, this.builder.plainRest(source.slice(at, end), first), undefined);
    this.restStart = { at: end, line: line + countLines(source, at, end) };
    this.consumed = end;
    return end === source.length;
  }

  /**
   * Lexes `text`; undefined if marked overflows the stack. The limits prevent that, but the text must be
   * shown in any case.
   */
  private lex(text: string): ReturnType<typeof lexBlocks> | undefined {
    try {
      return lexBlocks(text, this.syntax.block, this.closings, this.nested);
    } catch (error) {
      if (error instanceof RangeError) return undefined;
      throw error;
    }
  }

  private addFootnotes(): void {
    this.builder.addFootnotes(this.footnoteLimit, (text, line) => {
      const isTooLong = text.length > MAX_FOOTNOTE;
      const tokens = this.builder.isFull || isTooLong ? undefined : this.lex(text)?.tokens;
      if (tokens) return buildBlocks(tokens, line, this.builder);
      const blocks = plainBlocks(text, line);
      return isTooLong ? [createNotice(TOO_LONG, line), ...blocks] : blocks;
    });
  }
}
