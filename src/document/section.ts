import { anchorPlace } from './anchor.js';
import type { Block, Document, Heading, Span } from './document.js';

/**
 * The part of a document under a heading, down to the next top-level heading of its level or above, as a document:
 * with the footnotes that it refers to, under their own numbers. A heading inside a quote or list gives the block it is in.
 */
export function sectionOf(document: Document, heading: Heading): Document {
  const from = heading.block;
  const next = document.headings.find(other => other.block > from && other.level <= heading.level);
  const top = document.blocks[from]?.kind === 'heading';
  const to = top ? (next?.block ?? document.blocks.length) : from + 1;
  const blocks = structuredClone(document.blocks.slice(from, to));
  return {
    ...document,
    blocks,
    footnotes: keepUsed(document, blocks),
    headings: document.headings
      .filter(other => other.block >= from && other.block < to)
      .map(other => ({ ...other, block: other.block - from })),
  };
}

/**
 * The part of a document that a name in HTML stands for: the section under the heading that it names, or in which it
 * stands; all of it for the name of its top. Undefined where there is no such name.
 */
export function sectionNamed(document: Document, anchor: string): Document | undefined {
  const place = anchorPlace(document, anchor);
  if (!place) return undefined;
  const heading = document.headings.findLast(({ block }) => block <= place.block);
  return heading ? sectionOf(document, heading) : document;
}

/** The footnotes that `blocks` refer to, in order; the references are pointed at their new indices. */
function keepUsed(document: Document, blocks: Block[]): Document['footnotes'] {
  const referring = [...allRuns(blocks)].filter(run => run.note !== undefined);
  const used = [...new Set(referring.map(run => run.note ?? 0))].sort((a, b) => a - b);
  for (const run of referring) run.note = used.indexOf(run.note ?? 0);
  return used.flatMap(index => document.footnotes[index] ?? []);
}

/** Every block, outer before inner, in reading order. */
export function* allBlocks(blocks: readonly Block[]): Generator<Block> {
  for (const block of blocks) {
    yield block;
    if (block.kind === 'list') for (const item of block.items) yield* allBlocks(item.blocks);
    if ('blocks' in block) yield* allBlocks(block.blocks);
  }
}

/** Every run of the blocks, however deep. */
export function* allRuns(blocks: readonly Block[]): Generator<Span> {
  for (const block of allBlocks(blocks)) {
    if ('spans' in block && block.spans) yield* block.spans;
    if (block.kind === 'note' && block.title) yield* block.title;
    if (block.kind === 'table') for (const row of [block.head, ...block.rows]) yield* row.flat();
  }
}

/**
 * The headings that `wanted` may mean: the one whose anchor or text it is, case ignored; else all that contain it.
 * One is an answer, several are a question, none is an error: the caller says which.
 */
export function matchHeadings(headings: readonly Heading[], wanted: string): Heading[] {
  const word = wanted.trim().toLowerCase();
  const exact =
    headings.find(({ anchor }) => anchor.toLowerCase() === word) ??
    headings.find(({ text }) => text.toLowerCase() === word);
  if (exact) return [exact];
  return headings.filter(
    ({ anchor, text }) => text.toLowerCase().includes(word) || anchor.toLowerCase().includes(word),
  );
}
