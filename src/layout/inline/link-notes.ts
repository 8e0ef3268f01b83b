/**
 * Numbered notes that show the targets of links, printed at the end of each section. Numbers run through the article; a
 * target that occurs twice in a section has one note. Computed block by block, only as far as needed.
 */
import type { Block, Document, Span } from '../../document/document.js';
import { isWebUrl } from '../../document/is-web-url.js';
import type { LinkMode } from '../layout-options.js';
import { isBareUrl, linkText, withoutOwnLink } from './inline-spans.js';

/** A note: its number, and the index of the first link with its target. */
export interface LinkNote {
  number: number;
  link: number;
}

/** Notes by target, in order. */
export type Notes = ReadonlyMap<string, LinkNote>;

const NO_NOTES: Notes = new Map();

export class LinkNotes {
  readonly #document: Document;
  readonly #mode: LinkMode;
  readonly #hasAnchors: boolean;
  /** For each block processed so far, the notes of its section. */
  readonly #sections: Notes[] = [];
  #count = 0;

  /** @param hasAnchors true if links within the article have notes */
  constructor(document: Document, mode: LinkMode, hasAnchors = true) {
    this.#document = document;
    this.#mode = mode;
    this.#hasAnchors = hasAnchors;
  }

  /** Notes of the section that contains block `index`. Notes of later blocks may still be missing. */
  sectionNotes(index: number): Notes {
    if (!this.#isNumbering) return NO_NOTES;
    const { blocks } = this.#document;
    for (let next = this.#sections.length; next <= index && next < blocks.length; next++) {
      const block = blocks[next];
      if (!block) break;
      const section = startsSection(block) ? undefined : this.#sections[next - 1];
      this.#sections.push(this.#addBlock(block, section ?? NO_NOTES));
    }
    return this.#sections[index] ?? NO_NOTES;
  }

  /** Notes to show before block `index`: those of the section that ends there. */
  endingBefore(index: number): Notes {
    const block = this.#document.blocks[index];
    if (index === 0 || !block || !startsSection(block)) return NO_NOTES;
    return this.sectionNotes(index - 1);
  }

  /** Notes to show after the last block: those of its section and of the footnotes. */
  atEnd(): Notes {
    if (!this.#isNumbering) return NO_NOTES;
    const last = this.#document.blocks.length - 1;
    const count = this.#count;
    let notes: Notes = new Map(this.sectionNotes(last));
    for (const footnote of this.#document.footnotes) {
      for (const block of footnote.blocks) notes = this.#addBlock(block, notes);
    }
    this.#count = count;
    return notes;
  }

  /** Drops the notes of block `index`. Used for printing a long document, of which no block is needed twice. */
  release(index: number): void {
    if (index < this.#sections.length - 1) this.#sections[index] = NO_NOTES;
  }

  /**
   * Adds notes for the links of a block to those of its section, and returns them. Creates the map for the first link, because an
   * article may have 100,000 sections.
   */
  #addBlock(block: Block, section: Notes): Notes {
    const { links } = this.#document;
    let notes = section;
    eachLink(block, (spans, last, index) => {
      const link = links[index];
      if (!link || notes.has(link.target) || isBareUrl(linkText(spans, last, index), link)) return;
      if (this.#mode === 'hyperlink' && isWebUrl(link.target)) return;
      if (!this.#hasAnchors && link.target.startsWith('#')) return;
      if (notes === NO_NOTES) notes = new Map();
      this.#count += 1;
      (notes as Map<string, LinkNote>).set(link.target, { number: this.#count, link: index });
    });
    return notes;
  }

  get #isNumbering(): boolean {
    return this.#document.links.length > 0 && (this.#mode === 'notes' || this.#mode === 'hyperlink');
  }
}

/** True for headings of level 1 and 2, which start a section of their own. */
export function startsSection(block: Block): boolean {
  return block.kind === 'heading' && block.level <= 2;
}

/** Called with the spans around a link, the index of its last span, and its own index. */
type LinkVisitor = (spans: readonly Span[], last: number, link: number) => void;

/** Calls `visit` for each link of a block. */
function eachLink(block: Block, visit: LinkVisitor): void {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      visitSpans(block.spans, visit);
      break;
    case 'image':
      visitSpans(withoutOwnLink(block), visit);
      break;
    case 'table':
      for (const cell of block.head) visitSpans(cell, visit);
      for (const row of block.rows) for (const cell of row) visitSpans(cell, visit);
      break;
    case 'list':
      for (const item of block.items) for (const child of item.blocks) eachLink(child, visit);
      break;
    case 'alert':
      if (block.title) visitSpans(block.title, visit);
      for (const child of block.blocks) eachLink(child, visit);
      break;
    case 'quote':
      for (const child of block.blocks) eachLink(child, visit);
  }
}

function visitSpans(spans: readonly Span[], visit: LinkVisitor): void {
  for (let index = 0; index < spans.length; index++) {
    const link = spans[index]?.link;
    if (link !== undefined && spans[index + 1]?.link !== link) visit(spans, index, link);
  }
}

/** Returns the link whose note has the given number in `notes` mode. */
export function linkWithNumber(document: Document, number: number): number | undefined {
  const { blocks } = document;
  const notes = new LinkNotes(document, 'notes');
  for (let block = 0; block <= blocks.length; block++) {
    const section = block < blocks.length ? notes.sectionNotes(block) : notes.atEnd();
    for (const note of section.values()) if (note.number === number) return note.link;
  }
  return undefined;
}
