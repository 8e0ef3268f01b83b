/**
 * Markdown → document, in slices. It owns the order of the work: make the text uniform, then survey, lex and build
 * one slice after the other. It must not know widths, themes or where the source came from. Reached only
 * by dynamic import, since marked comes with it.
 */
import { type Document, emptyDocument } from '../document/document.js';
import { append, nameIn } from './append.js';
import { Flow } from './block-sink.js';
import { addBlocks, innerBlocks } from './blocks/add-blocks.js';
import { lexBlocks } from './blocks/lexer.js';
import { linesIn } from './blocks/line-kinds.js';
import { Scope } from './document-builder.js';
import { namesIn } from './html/html-anchors.js';
import { finish, type ParseOptions, type Parsing } from './incremental-parse.js';
import { uniform, wellFormed } from './prescan/normalize-source.js';
import {
  NOT_PARSED,
  notice,
  plainBlocks,
  plainEnd,
  TOO_DEEP,
  TOO_LONG,
} from './prescan/oversize-fallback.js';
import { Surveyor } from './prescan/prescan.js';
import type { Cut } from './prescan/prescan-types.js';
import { type Piece, piecesOf, sliceOf } from './prescan/slices.js';

/** Code units of the first slice, which makes the first screen, and of those after it. */
const FIRST_SLICE = 1 << 14;
const SLICE = 1 << 15;

export type Spacing = (slice: number) => number;

const spacing: Spacing = slice => (slice === 0 ? FIRST_SLICE : SLICE);

/** The document of a Markdown source. */
export function parse(source: string, options: ParseOptions = {}): Document {
  return finish(startParse(source, options));
}

/** A parse whose first slice is done: enough for a first screen, whatever the source's length. */
export function startParse(source: string, options: ParseOptions = {}, slices: Spacing = spacing): Parsing {
  const parsing = new SlicedParsing(source, options, slices);
  parsing.step();
  return parsing;
}

class SlicedParsing implements Parsing {
  readonly document = emptyDocument();
  readonly length: number;
  done = false;
  consumed = 0;
  private readonly source: string;
  private readonly survey;
  private readonly scope: Scope;
  private readonly firstLine: number;
  private slice = 0;
  /** Where it goes on as plain text, once there are too many parts. */
  private rest: Cut | undefined;

  constructor(
    source: string,
    private readonly options: ParseOptions,
    slices: Spacing,
  ) {
    this.source = uniform(source, options.dialects ?? []);
    this.length = this.source.length;
    this.firstLine = options.firstLine ?? 1;
    this.survey = new Surveyor(this.source, slices);
    this.scope = new Scope(this.document, this.survey, this.firstLine);
  }

  step(): void {
    if (this.done) return;
    if (this.scope.isFull) {
      this.addRest();
      return;
    }
    this.survey.reach(this.slice);
    const slice = sliceOf(this.source, this.survey, this.slice++);
    const flow = new Flow();
    const pieces = piecesOf(this.source, this.survey, slice);
    for (const piece of pieces) this.add(piece, flow);
    append(this.document, flow.blocks, this.options.title);
    for (const { text, line } of pieces) nameIn(this.document, namesIn(text, this.firstLine + line));
    this.consumed = slice.end;
    this.done = slice.last;
  }

  private add(piece: Piece, flow: Flow): void {
    const line = this.firstLine + piece.line;
    const lexed = piece.tooLong ? undefined : this.lex(piece.text);
    if (!lexed) {
      flow.add(notice(piece.tooLong ? TOO_LONG : NOT_PARSED, line));
      for (const block of plainBlocks(piece.text, line)) flow.add(block);
      return;
    }
    addBlocks(lexed.tokens, line, this.scope, flow, () => this.settleNotes());
    if (lexed.tooDeep || piece.tooDeep) flow.add(notice(TOO_DEEP, line));
  }

  /** What follows the slice with the last of the parts: nothing is to be known about it. */
  private addRest(): void {
    const { source, document } = this;
    const { at, line } = this.rest ?? this.survey.cuts[this.slice - 1] ?? { at: source.length, line: 0 };
    const first = this.firstLine + line;
    const end = plainEnd(source, at);
    append(document, this.scope.rest(wellFormed(source.slice(at, end)), first), undefined);
    this.rest = { at: end, line: line + linesIn(source, at, end) };
    this.consumed = end;
    this.done = end === source.length;
  }

  /** The bounds keep marked from overflowing the stack; should one of its rules still do so, the text is shown. */
  private lex(text: string): ReturnType<typeof lexBlocks> | undefined {
    try {
      return lexBlocks(text);
    } catch (error) {
      if (error instanceof RangeError) return undefined;
      throw error;
    }
  }

  private settleNotes(): void {
    this.scope.settleNotes((text, line) => {
      const tokens = this.scope.isFull ? undefined : this.lex(text)?.tokens;
      return tokens ? innerBlocks(tokens, line, this.scope) : plainBlocks(text, line);
    });
  }
}
