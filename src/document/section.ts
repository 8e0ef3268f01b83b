import { anchorPosition } from './anchor.js';
import type { Block, Document, Heading, Span } from './document.js';

/**
 * Returns the section under a heading as a document. It ends at the next top-level heading of its level or above, and has the
 * footnotes that it refers to, with their numbers unchanged. For a heading inside a quote or list, the section is the block
 * that holds it.
 */
export function sectionOf(document: Document, heading: Heading): Document {
  const from = heading.block;
  const next = document.headings.find(
    other => other.block > from && other.level <= heading.level && isTopLevel(document, other),
  );
  const to = isTopLevel(document, heading) ? (next?.block ?? document.blocks.length) : from + 1;
  const blocks = structuredClone(document.blocks.slice(from, to));
  return {
    ...withoutHidden(document),
    blocks,
    footnotes: takeFootnotes(document, blocks),
    headings: document.headings
      .filter(other => other.block >= from && other.block < to)
      .map(other => ({ ...other, block: other.block - from })),
  };
}

/** False for a heading inside a quote or list, which starts and ends no section of the document. */
function isTopLevel(document: Document, heading: Heading): boolean {
  return document.blocks[heading.block]?.kind === 'heading';
}

/**
 * Returns the section that an anchor names or lies in.
 * The anchor of the top gives the whole document; undefined if there is no such anchor.
 */
export function sectionNamed(document: Document, anchor: string): Document | undefined {
  const position = anchorPosition(document, anchor);
  if (!position) return undefined;
  const heading = document.headings.findLast(
    other => other.block <= position.block && (other.block === position.block || isTopLevel(document, other)),
  );
  return heading ? sectionOf(document, heading) : document;
}

/** Returns the footnotes that `blocks` refer to, in order. Renumbers the references in `blocks`. */
function takeFootnotes(document: Document, blocks: Block[]): Document['footnotes'] {
  const references = [...allSpans(blocks)].filter(span => span.footnote !== undefined);
  const used = [...new Set(references.map(span => span.footnote ?? 0))].sort((a, b) => a - b);
  for (const span of references) span.footnote = used.indexOf(span.footnote ?? 0);
  return used.flatMap(index => document.footnotes[index] ?? []);
}

/** Returns every block, outer before inner, in reading order. As a list, because a generator inside another one is slow. */
export function allBlocks(blocks: readonly Block[]): Block[] {
  const all: Block[] = [];
  addAllBlocks(all, blocks);
  return all;
}

function addAllBlocks(all: Block[], blocks: readonly Block[]): void {
  for (const block of blocks) {
    all.push(block);
    if (block.kind === 'list') for (const item of block.items) addAllBlocks(all, item.blocks);
    else if (block.kind === 'quote' || block.kind === 'alert') addAllBlocks(all, block.blocks);
  }
}

/** Returns every block of a document, footnotes included, at any depth. */
export function documentBlocks({ blocks, footnotes }: Pick<Document, 'blocks' | 'footnotes'>): Block[] {
  const all = allBlocks(blocks);
  for (const footnote of footnotes) addAllBlocks(all, footnote.blocks);
  return all;
}

/** Yields every span of the blocks, at any depth. */
export function* allSpans(blocks: readonly Block[]): Generator<Span> {
  for (const block of allBlocks(blocks)) {
    if ('spans' in block && block.spans) yield* block.spans;
    if (block.kind === 'alert' && block.title) yield* block.title;
    if (block.kind === 'table') for (const row of [block.head, ...block.rows]) yield* row.flat();
  }
}

/**
 * Returns the headings that `query` may mean.
 * One whose anchor or text equals it, ignoring case, wins; otherwise all that contain it. The caller decides about none or many.
 */
export function matchHeadings(headings: readonly Heading[], query: string): Heading[] {
  const word = query.trim().toLowerCase();
  const exact =
    headings.find(({ anchor }) => anchor.toLowerCase() === word) ??
    headings.find(({ text }) => text.toLowerCase() === word);
  if (exact) return [exact];
  return headings.filter(
    ({ anchor, text }) => text.toLowerCase().includes(word) || anchor.toLowerCase().includes(word),
  );
}

/** The document without the count of contents that are not shown, which is not known for a part of it. */
function withoutHidden({ hidden, ...document }: Document): Document {
  return document;
}
