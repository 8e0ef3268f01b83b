/** Puts finished blocks into the document and lists their headings. */
import { slug } from 'github-slugger';
import type { Block, Document, HeadingBlock, Name, Span } from '../document/document.js';
import { eachPiece, spansText } from '../document/document-text.js';
import { cleanLine } from '../text/sanitise.js';
import { stripSeparators } from '../text/strip-separators.js';
import { headingText } from './document-builder.js';

/** Titles that begin with so many code units of the same are the same: what is longer was cut. */
const COMPARED = 480;

/** Appends `blocks`; a heading of level 1 that is the first block of all and repeats `title` is left out. */
export function append(document: Document, blocks: readonly Block[], title: string | undefined): void {
  const [first] = blocks;
  const repeated = document.blocks.length === 0 && isTitle(first, title);
  if (repeated) nameIn(document, namesOf(first));
  for (const block of repeated ? blocks.slice(1) : blocks) {
    const index = document.blocks.push(block) - 1;
    if (block.kind === 'heading') list(document, block, index, 0);
    else if (holdsHeading(block)) listWithin(document, block, index);
  }
}

/** What a link may call a heading that was left out: GitHub makes an anchor of words alone, and keeps the blank before a badge. */
function namesOf({ anchor, line, spans }: HeadingBlock): Name[] {
  const text = spansText(words(spans));
  const anchors = new Set([anchor, slug(text), slug(stripSeparators(text))]);
  return [...anchors].map(each => ({ anchor: each, line }));
}

/** Notes anchors that no heading has. */
export function nameIn(document: Document, names: readonly Name[]): void {
  if (names.length > 0) document.names ??= [];
  for (const name of names) document.names?.push(name);
}

function isTitle(block: Block | undefined, title: string | undefined): block is HeadingBlock {
  if (title === undefined || block?.kind !== 'heading' || block.level !== 1) return false;
  const wanted = normal(cleanLine(title));
  return normal(headingText(block.spans)) === wanted || normal(headingText(words(block.spans))) === wanted;
}

/** What a title takes of its heading: images beside words are badges, and a note's number is no word. */
function words(spans: readonly Span[]): Span[] {
  const said = spans.filter(({ style, note }) => note === undefined && !style?.split(' ').includes('image'));
  return /[\p{L}\p{N}]/u.test(spansText(said)) ? said : [...spans];
}

/** As much of it as a title may have. */
function normal(text: string): string {
  return stripSeparators(text.replace(/\s+/g, ' ').trim()).toLowerCase().slice(0, COMPARED).trimEnd();
}

function list(document: Document, heading: HeadingBlock, block: number, offset: number): void {
  const { level, anchor, line } = heading;
  document.headings.push({ level, text: headingText(heading.spans), anchor, line, block, offset });
}

function holdsHeading(block: Block): boolean {
  if (block.kind === 'list') return block.items.some(item => item.blocks.some(holdsHeading));
  if (block.kind === 'quote' || block.kind === 'note') return block.blocks.some(holdsHeading);
  return block.kind === 'heading';
}

/** Headings in quotes, lists and notes stand at an offset of the block that holds them. */
function listWithin(document: Document, block: Block, index: number): void {
  let offset = 0;
  eachPiece(block, (text, _line, leaf) => {
    if (leaf.kind === 'heading') list(document, leaf, index, offset);
    offset += text.length + 1;
  });
}
