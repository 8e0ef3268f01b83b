/**
 * The document as plain text, and conversions between offsets in that text, positions and source lines. `forEachPiece`
 * defines the order of a block's text; layout must count offsets in the same order. Must not import the parser or layout.
 */
import { firstIndexWhere } from '../util/binary-search.js';
import {
  type Block,
  type Document,
  DROPPED_BLOCK,
  type DrawingBlock,
  type Footnote,
  type Heading,
  type Span,
} from './document.js';

/** Position of a character: `offset` counts UTF-16 code units in `blockText` of the block. */
export interface TextPosition {
  block: number;
  offset: number;
}

/** Receives a piece's text, its first line in the file, and its block. */
export type VisitPiece = (text: string, line: number, block: Block) => void;

/**
 * Calls `visit` with each piece of the block's text, in reading order.
 * A leaf is one piece (a rule: an empty one), and so is each cell of a table, header first. A container has its title and the
 * pieces of its blocks.
 */
export function forEachPiece(block: Block, visit: VisitPiece): void {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
    case 'image':
      visit(spansText(block.spans), block.line, block);
      break;
    case 'code':
      visit(block.text, block.indented ? block.line : block.line + 1, block);
      break;
    case 'drawing':
      visit(drawingText(block), block.line, block);
      break;
    case 'rule':
      visit('', block.line, block);
      break;
    case 'notice':
      visit(block.text, block.line, block);
      break;
    case 'table':
      for (const cell of block.head) visit(spansText(cell), block.line, block);
      // The delimiter row takes one line.
      block.rows.forEach((row, index) => {
        for (const cell of row) visit(spansText(cell), block.line + 2 + index, block);
      });
      return;
    case 'list':
      for (const item of block.items) for (const child of item.blocks) forEachPiece(child, visit);
      return;
    case 'alert':
      if (block.title) visit(spansText(block.title), block.line, block);
      for (const child of block.blocks) forEachPiece(child, visit);
      return;
    case 'quote':
      for (const child of block.blocks) forEachPiece(child, visit);
  }
}

/** Text of a drawing: that of the preferred form, also if another one is laid out. */
function drawingText({ drawings }: DrawingBlock): string {
  return drawings[0]?.text ?? '';
}

/** Joined text of the spans. */
export function spansText(spans: readonly Span[]): string {
  const [first] = spans;
  if (spans.length === 1 && first) return first.text;
  let text = '';
  for (const span of spans) text += span.text;
  return text;
}

/** Cache of the texts of tables and containers. */
const blockTexts = new WeakMap<Block, string>();

/** Text of a block: its pieces joined by `\n`. */
export function blockText(block: Block): string {
  switch (block.kind) {
    case 'code':
    case 'notice':
      return block.text;
    case 'drawing':
      return drawingText(block);
    case 'rule':
      return '';
    case 'heading':
    case 'paragraph':
    case 'image':
      return spansText(block.spans);
  }
  const cached = blockTexts.get(block);
  if (cached !== undefined) return cached;
  const pieces: string[] = [];
  forEachPiece(block, text => pieces.push(text));
  const text = pieces.join('\n');
  blockTexts.set(block, text);
  return text;
}

/** Text of all footnotes, as if they were one last block. */
export function footnotesText(footnotes: readonly Footnote[]): string {
  return footnotes.map(footnote => blockText({ ...footnote, kind: 'quote' })).join('\n');
}

/** Offsets of the blocks in `documentText`, for a document that may still grow. */
interface TextIndex {
  /** Number of blocks and footnotes that are indexed. */
  blocks: number;
  footnotes: number;
  /** Start of each block's text, and of the footnotes if there are any. */
  starts: number[];
  /** Length of the blocks' text in UTF-16 code units. */
  bodyLength: number;
  /** The same including footnotes. */
  length: number;
}
const textIndexes = new WeakMap<Document, TextIndex>();

/** Sets the index of a document from which blocks are dropped. */
export function setTextIndex(document: Document, index: TextIndex): void {
  textIndexes.set(document, index);
}

/** Returns the index of the document's text. After the document has grown, only new blocks are read. */
function textIndex(document: Document): TextIndex {
  const { blocks, footnotes } = document;
  const cached = textIndexes.get(document);
  if (cached?.blocks === blocks.length && cached.footnotes === footnotes.length) return cached;
  const base = cached && cached.blocks <= blocks.length ? cached : undefined;
  const starts = base?.starts ?? [];
  const from = base?.blocks ?? 0;
  starts.length = from;
  let at = base && from > 0 ? base.bodyLength + 1 : 0;
  for (let index = from; index < blocks.length; index++) {
    starts.push(at);
    at += lengthOf(blocks[index]) + 1;
  }
  const bodyLength = Math.max(0, at - 1);
  const footnotesLength = footnotes.length > 0 ? footnotesText(footnotes).length : undefined;
  if (footnotesLength !== undefined) starts.push(at);
  const length = footnotesLength === undefined ? bodyLength : at + footnotesLength;
  const index = { blocks: blocks.length, footnotes: footnotes.length, starts, bodyLength, length };
  textIndexes.set(document, index);
  return index;
}

function lengthOf(block: Block | undefined): number {
  return block ? blockText(block).length : 0;
}

/** Cache of whole texts. Separate from the index: only search needs a whole text, and building one for each key is slow. */
const documentTexts = new WeakMap<Document, { blocks: number; footnotes: number; text: string }>();

/** Text of the document: blocks joined by `\n`. The footnotes follow as one block with index `blocks.length`. */
export function documentText(document: Document): string {
  const { blocks, footnotes } = document;
  const cached = documentTexts.get(document);
  if (cached?.blocks === blocks.length && cached.footnotes === footnotes.length) return cached.text;
  const parts = blocks.map(blockText);
  if (footnotes.length > 0) parts.push(footnotesText(footnotes));
  const text = parts.join('\n');
  documentTexts.set(document, { blocks: blocks.length, footnotes: footnotes.length, text });
  return text;
}

/** Length of `documentText`, without building the text. */
export function textLength(document: Document): number {
  return textIndex(document).length;
}

/**
 * Drops the blocks from index `from` on that end before an offset in `documentText`. Offsets stay valid. Returns the index of the first
 * block that is kept.
 */
export function dropBlocksBefore(document: Document, offset: number, from: number): number {
  // The index of the text is made here, and keeps the lengths of the blocks.
  const end = Math.min(positionAt(document, offset).block, document.blocks.length);
  for (let index = from; index < end; index++) document.blocks[index] = DROPPED_BLOCK;
  return Math.max(from, end);
}

/** Returns at most `length` code units of `documentText` from `offset` on, without building the whole text. */
export function textFrom(document: Document, offset: number, length: number): string {
  const { blocks, footnotes } = document;
  const start = positionAt(document, offset);
  const end = start.offset + length;
  const count = blocks.length + Number(footnotes.length > 0);
  let text = '';
  for (let index = start.block; index < count && text.length < end; index++) {
    const block = blocks[index];
    text += (index > start.block ? '\n' : '') + (block ? blockText(block) : footnotesText(footnotes));
  }
  return text.slice(start.offset, end);
}

/** Start of each block's text in `documentText`, and of the footnotes if there are any. */
export function blockStarts(document: Document): readonly number[] {
  return textIndex(document).starts;
}

/** Position of an offset in `documentText`, clamped to the text. */
export function positionAt(document: Document, offset: number): TextPosition {
  const { starts, length } = textIndex(document);
  const at = Math.max(0, Math.min(offset, length));
  const after = firstIndexWhere(0, starts.length, index => (starts[index] ?? 0) > at);
  const block = Math.max(0, after - 1);
  return { block, offset: at - (starts[block] ?? 0) };
}

/** Offset of a position in `documentText`, clamped to its block. */
export function offsetOf(document: Document, position: TextPosition): number {
  const { starts, length } = textIndex(document);
  const start = starts[position.block];
  if (start === undefined) return position.block < 0 ? 0 : length;
  const next = starts[position.block + 1];
  const end = next === undefined ? length : next - 1;
  return Math.min(start + Math.max(0, position.offset), end);
}

/** 1-based line of the file for an offset in `documentText`. */
export function sourceLine(document: Document, offset: number): number {
  const position = positionAt(document, offset);
  const block = document.blocks[position.block];
  const blocks = block ? [block] : document.footnotes.flatMap(footnote => footnote.blocks);
  let line = blocks[0]?.line ?? 1;
  let start = 0;
  const visit = (text: string, firstLine: number, block: Block): void => {
    const end = position.offset - start;
    if (end >= 0) line = firstLine + countLineBreaks(text, end) - countSameLineBreaks(block, text, end);
    start += text.length + 1;
  };
  for (const each of blocks) forEachPiece(each, visit);
  return line;
}

const LINE_BREAK = /[\n\u2028]/g;

function countLineBreaks(text: string, end: number): number {
  return text.slice(0, end).match(LINE_BREAK)?.length ?? 0;
}

/** Number of breaks before `end` that are inside a line of the file. In a cell of a table, all are. */
function countSameLineBreaks(block: Block, text: string, end: number): number {
  if (block.kind === 'table') return countLineBreaks(text, end);
  if (block.kind !== 'heading' && block.kind !== 'paragraph') return 0;
  let count = 0;
  let start = 0;
  for (const span of block.spans) {
    if (start >= end) break;
    if (span.sameLine) count += Math.min(span.text.length, end - start);
    start += span.text.length;
  }
  return count;
}

/** The heading whose section contains an offset in `documentText`. */
export function headingAt(document: Document, offset: number): Heading | undefined {
  const { headings } = document;
  const starts = blockStarts(document);
  const startsAfter = (index: number): boolean => {
    const heading = headings[index];
    return heading !== undefined && (starts[heading.block] ?? 0) + heading.offset > offset;
  };
  return headings[firstIndexWhere(0, headings.length, startsAfter) - 1];
}
