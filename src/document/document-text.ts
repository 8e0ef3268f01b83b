/**
 * The document as plain text, and the ways between an offset in that text, a place and a source line. It owns the
 * order of a block's text (`eachPiece`); whoever sets blocks must count in the same order. It knows no parser and
 * no width.
 */
import type { Block, Document, Footnote, Heading, Span } from './document.js';

/** Where a character stands: `offset` counts UTF-16 code units in `blockText` of that block. */
export interface TextPosition {
  block: number;
  offset: number;
}

/** A piece's text, the line of the file it starts on, and the block it belongs to. */
export type VisitPiece = (text: string, line: number, block: Block) => void;

/**
 * Calls `visit` with each piece of the block's text, in reading order.
 * A leaf is one piece (a rule an empty one), a table one for each cell, head first; a container's are its title's
 * and those of the blocks in it.
 */
export function eachPiece(block: Block, visit: VisitPiece): void {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
    case 'image':
      visit(spansText(block.spans), block.line, block);
      break;
    case 'code':
      visit(block.text, block.indented ? block.line : block.line + 1, block);
      break;
    case 'rule':
      visit('', block.line, block);
      break;
    case 'notice':
      visit(block.text, block.line, block);
      break;
    case 'table':
      for (const cell of block.head) visit(spansText(cell), block.line, block);
      // the row of dashes has a line of its own
      block.rows.forEach((row, index) => {
        for (const cell of row) visit(spansText(cell), block.line + 2 + index, block);
      });
      return;
    case 'list':
      for (const item of block.items) for (const child of item.blocks) eachPiece(child, visit);
      return;
    case 'note':
      if (block.title) visit(spansText(block.title), block.line, block);
      for (const child of block.blocks) eachPiece(child, visit);
      return;
    case 'quote':
      for (const child of block.blocks) eachPiece(child, visit);
  }
}

export function spansText(spans: readonly Span[]): string {
  const [first] = spans;
  if (spans.length === 1 && first) return first.text;
  let text = '';
  for (const run of spans) text += run.text;
  return text;
}

const texts = new WeakMap<Block, string>();

/** The block's text: its pieces joined by `\n`. */
export function blockText(block: Block): string {
  switch (block.kind) {
    case 'code':
    case 'notice':
      return block.text;
    case 'rule':
      return '';
    case 'heading':
    case 'paragraph':
    case 'image':
      return spansText(block.spans);
  }
  const known = texts.get(block);
  if (known !== undefined) return known;
  const pieces: string[] = [];
  eachPiece(block, text => pieces.push(text));
  const text = pieces.join('\n');
  texts.set(block, text);
  return text;
}

/** The text of all footnotes, as if they were one last block. */
export function footnotesText(footnotes: readonly Footnote[]): string {
  return footnotes.map(note => note.blocks.map(blockText).join('\n')).join('\n');
}

interface Outline {
  /** How many blocks and footnotes of the (growing) document are in. */
  blocks: number;
  footnotes: number;
  /** Where each block's text starts, and one more for the footnotes where there are any. */
  starts: number[];
  /** UTF-16 code units of the blocks' text, and of the whole. */
  body: number;
  length: number;
}
const outlines = new WeakMap<Document, Outline>();

/** Made once, and brought up to date when the document has grown: what is new is looked at, and nothing else. */
function outline(document: Document): Outline {
  const { blocks, footnotes } = document;
  const known = outlines.get(document);
  if (known?.blocks === blocks.length && known.footnotes === footnotes.length) return known;
  const base = known && known.blocks <= blocks.length ? known : undefined;
  const starts = base?.starts ?? [];
  const from = base?.blocks ?? 0;
  starts.length = from;
  let at = base && from > 0 ? base.body + 1 : 0;
  for (let index = from; index < blocks.length; index++) {
    starts.push(at);
    at += lengthOf(blocks[index]) + 1;
  }
  const body = Math.max(0, at - 1);
  const notes = footnotes.length > 0 ? footnotesText(footnotes).length : undefined;
  if (notes !== undefined) starts.push(at);
  const length = notes === undefined ? body : at + notes;
  const made = { blocks: blocks.length, footnotes: footnotes.length, starts, body, length };
  outlines.set(document, made);
  return made;
}

function lengthOf(block: Block | undefined): number {
  return block ? blockText(block).length : 0;
}

/** The whole texts made so far: only a search needs one, so a document that grows is not written out for each key. */
const wholes = new WeakMap<Document, { blocks: number; footnotes: number; text: string }>();

/** The whole text: blocks joined by `\n`, then the footnotes as one last block, whose index is `blocks.length`. */
export function documentText(document: Document): string {
  const { blocks, footnotes } = document;
  const known = wholes.get(document);
  if (known?.blocks === blocks.length && known.footnotes === footnotes.length) return known.text;
  const parts = blocks.map(blockText);
  if (footnotes.length > 0) parts.push(footnotesText(footnotes));
  const text = parts.join('\n');
  wholes.set(document, { blocks: blocks.length, footnotes: footnotes.length, text });
  return text;
}

/** How long `documentText` is, without writing it out. */
export function textLength(document: Document): number {
  return outline(document).length;
}

/** The `length` code units of `documentText` from `offset` on, or as many as there are, without writing it out. */
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

/** Where each block's text starts in `documentText`; one more for the footnotes where there are any. */
export function blockStarts(document: Document): readonly number[] {
  return outline(document).starts;
}

/** The place of an offset in `documentText` (clamped), without a print. */
export function positionAt(document: Document, offset: number): TextPosition {
  const { starts, length } = outline(document);
  const at = Math.max(0, Math.min(offset, length));
  const block = lastAtOrBefore(starts, at, start => start);
  return { block, offset: at - (starts[block] ?? 0) };
}

/** Offset of a place in `documentText`, clamped to its block. */
export function offsetOf(document: Document, place: TextPosition): number {
  const { starts, length } = outline(document);
  const start = starts[place.block];
  if (start === undefined) return place.block < 0 ? 0 : length;
  const next = starts[place.block + 1];
  const end = next === undefined ? length : next - 1;
  return Math.min(start + Math.max(0, place.offset), end);
}

/** 1-based line of the file for an offset in `documentText`: its innermost block's line, and the breaks before it. */
export function sourceLine(document: Document, offset: number): number {
  const place = positionAt(document, offset);
  const block = document.blocks[place.block];
  const blocks = block ? [block] : document.footnotes.flatMap(note => note.blocks);
  let line = blocks[0]?.line ?? 1;
  let start = 0;
  const visit = (text: string, first: number): void => {
    if (start <= place.offset) line = first + breaks(text, place.offset - start);
    start += text.length + 1;
  };
  for (const each of blocks) eachPiece(each, visit);
  return line;
}

const BREAK = /[\n\u2028]/g;

function breaks(text: string, before: number): number {
  return text.slice(0, before).match(BREAK)?.length ?? 0;
}

/** The heading whose section holds the offset in `documentText`. */
export function headingAt(document: Document, offset: number): Heading | undefined {
  const { headings } = document;
  const starts = blockStarts(document);
  const index = lastAtOrBefore(headings, offset, each => (starts[each.block] ?? 0) + each.offset);
  const found = headings[index];
  return found && (starts[found.block] ?? 0) + found.offset <= offset ? found : undefined;
}

/** Index of the last item whose key is at or before `value`; 0 where none is. Keys ascend. */
function lastAtOrBefore<T>(items: readonly T[], value: number, key: (item: T) => number): number {
  let low = 0;
  let high = items.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (key(items[middle] as T) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
