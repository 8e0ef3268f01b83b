/** Appends parsed blocks to the document, and records its headings and HTML anchors. */
import { slug } from 'github-slugger';
import type { Block, Document, HeadingBlock, HtmlAnchor, Span } from '../document/document.js';
import { forEachPiece, spansText } from '../document/document-text.js';
import { sanitiseLine } from '../text/sanitise.js';
import { stripSeparators } from '../text/strip-separators.js';
import { countLines } from './blocks/line-kinds.js';
import { headingText, MAX_ANCHOR_LENGTH } from './document-builder.js';

/** Code units of a title that are compared with a heading. Longer titles were cut. */
const MAX_COMPARED = 480;

/** Matches `<a name="x">` and `<h2 id="x">`. */
const ANCHOR = /<[a-z][^<>]*?\s(?:id|name)\s*=\s*["']?([^"'\s<>]+)/gi;

/** Matches the `=` after the name of an attribute that sets an anchor. */
const ANCHOR_ATTRIBUTE = /(?<=\s(?:id|name)\s*)=/iy;

/** Appends `blocks`. Omits a level 1 heading that is the document's first block and repeats `title`. */
export function appendBlocks(document: Document, blocks: readonly Block[], title: string | undefined): void {
  const [first] = blocks;
  const repeated = document.blocks.length === 0 && repeatsTitle(first, title);
  if (repeated) addAnchors(document, titleAnchors(first));
  for (const block of repeated ? blocks.slice(1) : blocks) appendBlock(document, block);
}

function appendBlock(document: Document, block: Block): void {
  const index = document.blocks.push(block) - 1;
  if (block.kind === 'heading') addHeading(document, block, index, 0);
  else if (containsHeading(block)) addNestedHeadings(document, block, index);
}

/**
 * Anchors under which links can refer to the omitted heading. GitHub derives an anchor from the words only,
 * and keeps the blank before a badge.
 */
function titleAnchors({ anchor, line, spans }: HeadingBlock): HtmlAnchor[] {
  const text = spansText(titleSpans(spans)).slice(0, MAX_ANCHOR_LENGTH);
  const anchors = new Set([anchor, slug(text), slug(stripSeparators(text))]);
  return [...anchors].map(each => ({ anchor: each, line }));
}

/**
 * Finds the HTML anchors (`id` and `name`) in `text`, which starts on `line`. Tags inside code are found too; no link refers
 * to them, so they do no harm.
 */
export function findHtmlAnchors(text: string, line: number): HtmlAnchor[] {
  const names: HtmlAnchor[] = [];
  if (!text.includes('<') || !hasAnchorAttribute(text)) return names;
  let at = 0;
  let reached = line;
  for (const { 1: anchor = '', index } of text.matchAll(ANCHOR)) {
    reached += countLines(text, at, index);
    at = index;
    names.push({ anchor: sanitiseLine(anchor), line: reached });
  }
  return names;
}

/** True if `text` has an attribute `id` or `name`. A search for `=` is five times as fast as one for the whole attribute. */
function hasAnchorAttribute(text: string): boolean {
  for (let at = text.indexOf('='); at >= 0; at = text.indexOf('=', at + 1)) {
    ANCHOR_ATTRIBUTE.lastIndex = at;
    if (ANCHOR_ATTRIBUTE.test(text)) return true;
  }
  return false;
}

/** Adds anchors that do not belong to a heading. */
export function addAnchors(document: Document, names: readonly HtmlAnchor[]): void {
  if (names.length > 0) document.anchors ??= [];
  for (const name of names) document.anchors?.push(name);
}

function repeatsTitle(block: Block | undefined, title: string | undefined): block is HeadingBlock {
  if (title === undefined || block?.kind !== 'heading' || block.level !== 1) return false;
  const wanted = normalizeTitle(sanitiseLine(title));
  return (
    normalizeTitle(headingText(block.spans)) === wanted ||
    normalizeTitle(headingText(titleSpans(block.spans))) === wanted
  );
}

/**
 * Spans of a heading that count as its title. Images beside words are badges, and footnote numbers are not
 * part of it.
 */
function titleSpans(spans: readonly Span[]): Span[] {
  const visible = spans.filter(
    ({ style, footnote }) => footnote === undefined && !style?.split(' ').includes('image'),
  );
  return /[\p{L}\p{N}]/u.test(spansText(visible)) ? visible : [...spans];
}

/** Lower-cases `text`, collapses its white space and cuts it to the compared length. */
function normalizeTitle(text: string): string {
  const start = text.slice(0, 4 * MAX_COMPARED);
  return stripSeparators(start.replace(/\s+/g, ' ').trim()).toLowerCase().slice(0, MAX_COMPARED).trimEnd();
}

function addHeading(document: Document, heading: HeadingBlock, block: number, offset: number): void {
  const { level, anchor, line } = heading;
  document.headings.push({ level, text: headingText(heading.spans), anchor, line, block, offset });
}

function containsHeading(block: Block): boolean {
  switch (block.kind) {
    case 'heading':
      return true;
    case 'list':
      for (const item of block.items) if (haveHeading(item.blocks)) return true;
      return false;
    case 'quote':
    case 'alert':
      return haveHeading(block.blocks);
  }
  return false;
}

function haveHeading(blocks: readonly Block[]): boolean {
  for (const block of blocks) if (containsHeading(block)) return true;
  return false;
}

/** Records the headings inside quotes, lists and alerts. Each has an offset in the outer block. */
function addNestedHeadings(document: Document, block: Block, index: number): void {
  let offset = 0;
  forEachPiece(block, (text, _line, leaf) => {
    if (leaf.kind === 'heading') addHeading(document, leaf, index, offset);
    offset += text.length + 1;
  });
}
