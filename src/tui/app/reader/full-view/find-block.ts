/** Finds the blocks that the full view can show, at any depth, and the current one. */
import type { Block, Document, ImageBlock } from '../../../../document/document.js';
import { forEachPiece, positionAt, type TextPosition } from '../../../../document/document-text.js';
import { showsOffset } from '../../../../layout/row-position.js';
import { firstIndexWhere } from '../../../../util/binary-search.js';
import type { Reading, State } from '../../state.js';
import { type VisibleLine, visibleLines } from '../viewport.js';

/** Kinds of blocks that have rows of their own. */
const KINDS: ReadonlySet<Block['kind']> = new Set<Block['kind']>(['code', 'table', 'drawing', 'image']);

/** A block for the full view, and its range in the text of the outermost block around it. */
export interface FoundBlock {
  block: Block;
  start: number;
  end: number;
}

/** The block on a line of the text. */
export interface BlockOnLine extends FoundBlock {
  /** Position of the block in the article. */
  at: TextPosition;
  /** Offset in the block's own text. */
  offset: number;
  /** The image to show, by its address as written; undefined for other blocks. */
  image?: string | undefined;
}

/** The block that the key for the full view opens. */
interface CurrentBlock extends BlockOnLine {
  /** True if rows of it on the screen were wrapped, narrowed or replaced because they are too wide. */
  isTooWide: boolean;
}

/**
 * The block at the selected link or the current match, if they are on the screen. Else the first one on the screen that is too
 * wide for the text, else the first one.
 */
export function currentBlock(state: State): CurrentBlock | undefined {
  const { reading } = state;
  if (!reading) return undefined;
  const lines = visibleLines(state);
  const atMark = markedBlock(state, reading, lines);
  let first: BlockOnLine | undefined;
  for (const line of lines) {
    const { isTooWide } = line.line;
    if (!isTooWide && (first || atMark)) continue;
    const found = blockOnLine(state, reading, line);
    if (found && isTooWide && (!atMark || atMark.block === found.block))
      return { ...(atMark ?? found), isTooWide: true };
    first ??= found;
  }
  const current = atMark ?? first;
  return current && { ...current, isTooWide: false };
}

/** The block at the selected link or the current match, if they are on the screen. */
export function markedBlock(
  state: State,
  reading: Reading,
  lines: readonly VisibleLine[],
): BlockOnLine | undefined {
  const marked = markedPosition(reading);
  if (!marked) return undefined;
  const isVisible = lines.some(
    ({ block, line }) => block === marked.block && showsOffset(line, marked.offset),
  );
  return isVisible ? blockAt(state, reading, marked) : undefined;
}

/** The block that a line belongs to. Undefined on a blank line, and in the title block of the article, except for its cover. */
export function blockOnLine(
  state: State,
  reading: Reading,
  { block, line }: VisibleLine,
): BlockOnLine | undefined {
  const at = { block, offset: line.offset };
  if (line.picture) {
    const found = blockAt(state, reading, at);
    const { target } = line.picture;
    if (found?.image === target) return found;
    // A cover is before the first block.
    return imageBlock(target, reading.article.title, { block, offset: line.offset - 1 });
  }
  const isTitle = line.spans.some(span => span.at !== undefined && span.at < 0);
  return line.spans.length === 0 || isTitle ? undefined : blockAt(state, reading, at);
}

/** Creates an image block for an image that has no block of its own: a cover, or an image in running text. */
export function imageBlock(image: string, text: string, at: TextPosition): BlockOnLine {
  const block: ImageBlock = { kind: 'image', line: 1, spans: [{ text }], link: 0 };
  return { block, start: 0, end: 0, at, offset: 0, image };
}

/** True if the local image can be shown. */
export function isShownImage({ settings }: State, { pictures }: Reading, target: string): boolean {
  const image = settings.images === 'off' ? undefined : pictures.find?.(target);
  return image !== undefined && !('problem' in image);
}

/** Position of the selected link, else of the current match. */
function markedPosition({ selected, find, parsing }: Reading): TextPosition | undefined {
  if (selected) return { block: selected.block, offset: selected.range[0] };
  const [start = -1] = find?.matches.at(find.current) ?? [];
  return start < 0 ? undefined : positionAt(parsing.document, start);
}

function blockAt(state: State, reading: Reading, { block, offset }: TextPosition): BlockOnLine | undefined {
  const { document } = reading.parsing;
  const blocks = blocksIn(document, block);
  const found = blocks[firstIndexWhere(0, blocks.length, index => (blocks[index]?.start ?? 0) > offset) - 1];
  if (!found || offset > found.end) return undefined;
  return withImage(state, reading, {
    ...found,
    at: { block, offset: found.start },
    offset: offset - found.start,
  });
}

/** The block with the image to show. Undefined for an image that cannot be shown. */
function withImage(state: State, reading: Reading, found: BlockOnLine): BlockOnLine | undefined {
  if (found.block.kind !== 'image') return found;
  const { kind, target = '' } = reading.parsing.document.links[found.block.link] ?? {};
  return kind === 'image' && isShownImage(state, reading, target) ? { ...found, image: target } : undefined;
}

/** The next or previous block of the article that the full view can show. */
export function neighbourBlock(
  state: State,
  reading: Reading,
  from: TextPosition,
  by: 1 | -1,
): BlockOnLine | undefined {
  const { document } = reading.parsing;
  for (let block = from.block; block >= 0 && block <= document.blocks.length; block += by) {
    const found = blocksIn(document, block);
    for (const each of by > 0 ? found : found.toReversed()) {
      const at = { block, offset: each.start };
      const isBeyond = block !== from.block || (at.offset - from.offset) * by > 0;
      const shown = isBeyond && withImage(state, reading, { ...each, at, offset: 0 });
      if (shown) return shown;
    }
  }
  return undefined;
}

/** Blocks found before. `count` is 1 for a block, else the number of footnotes, which grows while parsing. */
const cache = new WeakMap<object, { count: number; found: readonly FoundBlock[] }>();

/** Blocks for the full view in block `index` of the layout, in order. Those of the footnotes are after the last block. */
function blocksIn({ blocks, footnotes }: Document, index: number): readonly FoundBlock[] {
  if (index > blocks.length) return [];
  const block = blocks[index];
  const key = block ?? footnotes;
  const count = block ? 1 : footnotes.length;
  const known = cache.get(key);
  if (known?.count === count) return known.found;
  const found = findBlocks(block ? [block] : footnotes.flatMap(each => each.blocks));
  cache.set(key, { count, found });
  return found;
}

function findBlocks(blocks: readonly Block[]): readonly FoundBlock[] {
  const found: FoundBlock[] = [];
  let start = 0;
  for (const block of blocks) {
    forEachPiece(block, (text, _, leaf) => {
      const last = found.at(-1);
      const end = start + text.length;
      if (last?.block === leaf) last.end = end;
      else if (KINDS.has(leaf.kind)) found.push({ block: leaf, start, end });
      start = end + 1;
    });
  }
  return found;
}
