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
  /** For each block processed so far, the notes of its section. */
  readonly #sections: Map<string, LinkNote>[] = [];
  #count = 0;

  constructor(document: Document, mode: LinkMode) {
    this.#document = document;
    this.#mode = mode;
  }

  /** Notes of the section that contains block `index`. Notes of later blocks may still be missing. */
  sectionNotes(index: number): Notes {
    if (!this.#isNumbering) return NO_NOTES;
    const { blocks } = this.#document;
    for (let next = this.#sections.length; next <= index && next < blocks.length; next++) {
      const block = blocks[next];
      if (!block) break;
      const section = startsSection(block) ? undefined : this.#sections[next - 1];
      const notes = section ?? new Map<string, LinkNote>();
      this.#count = addBlock(block, notes, this.#count, this.#document, this.#mode);
      this.#sections.push(notes);
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
    const notes = new Map(this.sectionNotes(last));
    let count = this.#count;
    for (const footnote of this.#document.footnotes) {
      for (const block of footnote.blocks) count = addBlock(block, notes, count, this.#document, this.#mode);
    }
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

/** Adds notes for the links of a block, numbered from `from` + 1. Returns the last number. */
function addBlock(
  block: Block,
  notes: Map<string, LinkNote>,
  from: number,
  document: Document,
  mode: LinkMode,
): number {
  let count = from;
  eachLink(block, (spans, last, index) => {
    const link = document.links[index];
    if (!link || notes.has(link.target) || isBareUrl(linkText(spans, last, index), link)) return;
    if (mode === 'hyperlink' && isWebUrl(link.target)) return;
    count += 1;
    notes.set(link.target, { number: count, link: index });
  });
  return count;
}

/**
 * Calls `visit` for each link of a block. The arguments are the spans around it, the index of its last span, and its own index.
 */
function eachLink(block: Block, visit: (spans: readonly Span[], last: number, link: number) => void): void {
  const visitSpans = (spans: readonly Span[]): void => {
    for (let index = 0; index < spans.length; index++) {
      const link = spans[index]?.link;
      if (link !== undefined && spans[index + 1]?.link !== link) visit(spans, index, link);
    }
  };
  const walk = (child: Block): void => {
    if (child.kind === 'heading' || child.kind === 'paragraph') visitSpans(child.spans);
    else if (child.kind === 'image') visitSpans(withoutOwnLink(child));
    else if (child.kind === 'table') for (const row of [child.head, ...child.rows]) row.forEach(visitSpans);
    else if (child.kind === 'list') for (const item of child.items) item.blocks.forEach(walk);
    if (child.kind === 'alert' && child.title) visitSpans(child.title);
    if (child.kind === 'alert' || child.kind === 'quote') child.blocks.forEach(walk);
  };
  walk(block);
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
