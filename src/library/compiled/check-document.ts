/**
 * Checks a document that was read from a file: another program may have written it, or the disk damaged it. Layout, search
 * and the reader rely on the types of the model (`document/document.ts`), and on its strings being sanitised.
 */

import { type Block, type Document, HIDDEN_NAMES, type Span } from '../../document/document.js';
import { sanitise, sanitiseLine } from '../../text/sanitise.js';
import { isIndex, isObject } from '../../util/is-object.js';
import { isLineNumber, isString } from '../article-fields.js';

/** Nesting of blocks up to which a document is accepted. The parser's limits (32 each for lists and HTML) stay below it. */
const MAX_NESTING = 100;

interface CheckContext {
  /** Sanitises text of several lines; returns it unchanged if the file has no unsafe text. */
  clean: (text: string) => string;
  links: number;
  footnotes: number;
}

/**
 * Returns the document, whose strings are sanitised in place if `isUnsafe`.
 * @param isUnsafe `hasUnsafeText` of the document's JSON
 * @throws {TypeError} at the first value that the model does not have
 */
export function checkDocument(document: unknown, isUnsafe: boolean): Document {
  check(isObject(document));
  const { blocks, links, footnotes, headings, anchors = [] } = document;
  check(isList(blocks) && isList(links) && isList(footnotes) && isList(headings) && isList(anchors));
  const context = {
    clean: isUnsafe ? sanitise : (text: string) => text,
    links: links.length,
    footnotes: footnotes.length,
  };
  for (const link of links) checkLink(link);
  for (const block of blocks) checkBlock(block, context, MAX_NESTING);
  for (const footnote of footnotes) {
    check(isObject(footnote) && isIndex(footnote.number) && isLineNumber(footnote.line));
    footnote.label = cleanLine(footnote.label);
    checkBlocks(footnote.blocks, context, MAX_NESTING);
  }
  for (const heading of headings) {
    check(isObject(heading) && isLevel(heading.level) && isLineNumber(heading.line));
    check(isIndex(heading.block) && heading.block <= blocks.length && isIndex(heading.offset));
    check(isString(heading.text));
    heading.text = context.clean(heading.text).replace(/[\t\n\u2028]/g, ' ');
    heading.anchor = cleanLine(heading.anchor);
  }
  for (const anchor of anchors) {
    check(isObject(anchor) && isLineNumber(anchor.line));
    anchor.anchor = cleanLine(anchor.anchor);
  }
  if (document.hidden !== undefined) checkHidden(document.hidden);
  return document as unknown as Document;
}

function checkHidden(hidden: unknown): void {
  check(isObject(hidden));
  for (const [kind, count] of Object.entries(hidden))
    check(Object.hasOwn(HIDDEN_NAMES, kind) && isIndex(count) && count > 0);
}

const LINK_KINDS = new Set<unknown>(['link', 'image', 'media']);

function checkLink(link: unknown): void {
  check(isObject(link) && LINK_KINDS.has(link.kind));
  link.target = cleanLine(link.target);
  if (link.title !== undefined) link.title = cleanLine(link.title);
}

function checkBlocks(blocks: unknown, context: CheckContext, depth: number): void {
  check(isList(blocks) && depth > 0);
  for (const block of blocks) checkBlock(block, context, depth - 1);
}

const ALERTS = new Set<unknown>(['note', 'tip', 'important', 'warning', 'caution', 'details']);
const ALIGNMENTS = new Set<unknown>(['left', 'center', 'right', null]);

function checkBlock(block: unknown, context: CheckContext, depth: number): void {
  check(isObject(block) && isLineNumber(block.line));
  switch (block.kind as Block['kind']) {
    case 'heading':
      check(isLevel(block.level));
      block.anchor = cleanLine(block.anchor);
      checkSpans(block.spans, context);
      break;
    case 'paragraph':
      checkSpans(block.spans, context);
      break;
    case 'list':
      checkList(block, context, depth);
      break;
    case 'alert':
      check(ALERTS.has(block.alert));
      if (block.title !== undefined) checkSpans(block.title, context);
      checkBlocks(block.blocks, context, depth);
      break;
    case 'quote':
      checkBlocks(block.blocks, context, depth);
      break;
    case 'code':
      checkCode(block, context);
      break;
    case 'drawing':
      checkDrawing(block, context);
      break;
    case 'table':
      checkTable(block, context);
      break;
    case 'image':
      check(isIndex(block.link) && block.link < context.links);
      checkSpans(block.spans, context);
      break;
    case 'notice':
      check(isString(block.text));
      block.text = context.clean(block.text);
      break;
    default:
      check(block.kind === 'rule');
  }
}

function checkList(block: Record<string, unknown>, context: CheckContext, depth: number): void {
  check(isBoolean(block.ordered) && isBoolean(block.tight) && Number.isSafeInteger(block.start));
  check(isList(block.items));
  for (const item of block.items) {
    check(isObject(item) && isLineNumber(item.line));
    check(item.checked === undefined || isBoolean(item.checked));
    checkBlocks(item.blocks, context, depth);
  }
}

function checkCode(block: Record<string, unknown>, context: CheckContext): void {
  const { text, language, indented, notDrawn } = block;
  check(isString(text) && (indented === undefined || indented === true));
  if (language !== undefined) block.language = cleanLine(language);
  if (notDrawn !== undefined) block.notDrawn = cleanLine(notDrawn);
  block.text = cleanRows(text, context);
  checkSpansOf(block, context);
}

/** Cleans a text whose rows are separated by `\n` only. */
function cleanRows(text: string, { clean }: CheckContext): string {
  return clean(text).replaceAll('\u2028', '\n');
}

/** Checks the styled spans of a text, which repeat it. */
function checkSpansOf(owner: Record<string, unknown>, context: CheckContext): void {
  const { spans } = owner;
  if (spans === undefined) return;
  checkSpans(spans, context);
  // Layout takes offsets in the text for offsets in the spans. Cleaning may treat a cut text differently.
  if ((spans as Span[]).map(span => span.text).join('') !== owner.text) delete owner.spans;
}

function checkDrawing(block: Record<string, unknown>, context: CheckContext): void {
  const { language, source, drawings, linear } = block;
  check((language === 'math' || language === 'mermaid') && isString(source));
  block.source = cleanRows(source, context);
  if (linear !== undefined) block.linear = cleanLine(linear);
  check(isList(drawings) && drawings.length > 0);
  for (const drawing of drawings) {
    check(isObject(drawing) && isString(drawing.text) && isIndex(drawing.width));
    // A tab would move the cursor: drawings are shown as they are.
    drawing.text = cleanRows(drawing.text, context).replaceAll('\t', ' ');
    checkSpansOf(drawing, context);
  }
}

function checkTable({ head, rows, align }: Record<string, unknown>, context: CheckContext): void {
  check(isList(head) && isList(rows) && isList(align) && align.length === head.length);
  check(align.every(each => ALIGNMENTS.has(each)));
  for (const row of [head, ...rows]) {
    check(isList(row) && row.length <= head.length);
    for (const cell of row) checkSpans(cell, context);
  }
}

function checkSpans(spans: unknown, { clean, links, footnotes }: CheckContext): void {
  check(isList(spans));
  for (const span of spans) {
    check(isObject(span));
    const { text, style, link, footnote, tex } = span;
    check(tex === undefined || isString(tex));
    if (tex !== undefined) span.tex = clean(tex as string);
    check(isString(text) && (style === undefined || isString(style)));
    check(link === undefined || (isIndex(link) && link < links));
    check(footnote === undefined || (isIndex(footnote) && footnote < footnotes));
    span.text = clean(text);
  }
}

/** Sanitises a value that is one line: always, because `hasUnsafeText` does not find line breaks. */
function cleanLine(value: unknown): string {
  check(isString(value));
  return sanitiseLine(value);
}

function check(condition: boolean): asserts condition {
  if (!condition) throw new TypeError('unexpected value in a document');
}

function isList(value: unknown): value is unknown[] {
  return Array.isArray(value);
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

function isLevel(value: unknown): value is number {
  return isIndex(value) && value >= 1 && value <= 6;
}
