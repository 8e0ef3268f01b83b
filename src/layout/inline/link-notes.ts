/**
 * The numbered notes that say where links lead: which links get one, under which number, and which stand at the end
 * of which section. Numbers run through the article; a target named twice in a section has one note. Worked out
 * block by block, no further than is asked for.
 */
import type { Block, Document, Span } from '../../document/document.js';
import { isWeb } from '../../document/is-web-url.js';
import type { LinkMode } from '../layout.js';
import { isBare, linkText, withoutOwnLink } from './inline-spans.js';

/** A note: the number it is called by, and the first link that leads where it says. */
export interface LinkNote {
  number: number;
  link: number;
}

/** By target, in order. */
export type Notes = ReadonlyMap<string, LinkNote>;

const none: Notes = new Map();

export class LinkNotes {
  readonly #document: Document;
  readonly #mode: LinkMode;
  /** The notes of the section that each block walked so far is in. */
  readonly #sections: Map<string, LinkNote>[] = [];
  #count = 0;

  constructor(document: Document, mode: LinkMode) {
    this.#document = document;
    this.#mode = mode;
  }

  /** Notes of the section that block `index` is in; those in blocks after it may be missing yet. */
  of(index: number): Notes {
    if (!this.#numbering) return none;
    const { blocks } = this.#document;
    for (let next = this.#sections.length; next <= index && next < blocks.length; next++) {
      const block = blocks[next];
      if (!block) break;
      const section = startsSection(block) ? undefined : this.#sections[next - 1];
      const notes = section ?? new Map<string, LinkNote>();
      this.#count = addBlock(block, notes, this.#count, this.#document, this.#mode);
      this.#sections.push(notes);
    }
    return this.#sections[index] ?? none;
  }

  /** Notes to be shown before block `index`: those of the section that ends there. */
  endingBefore(index: number): Notes {
    const block = this.#document.blocks[index];
    if (index === 0 || !block || !startsSection(block)) return none;
    return this.of(index - 1);
  }

  /** Notes to be shown after the last block: its section's and the footnotes'. */
  atEnd(): Notes {
    if (!this.#numbering) return none;
    const last = this.#document.blocks.length - 1;
    const notes = new Map(this.of(last));
    let count = this.#count;
    for (const footnote of this.#document.footnotes) {
      for (const block of footnote.blocks) count = addBlock(block, notes, count, this.#document, this.#mode);
    }
    return notes;
  }

  get #numbering(): boolean {
    return this.#document.links.length > 0 && (this.#mode === 'notes' || this.#mode === 'hyperlink');
  }
}

/** Sections are what headings of level 1 and 2 start. */
export function startsSection(block: Block): boolean {
  return block.kind === 'heading' && block.level <= 2;
}

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
    if (!link || notes.has(link.target) || isBare(linkText(spans, last, index), link)) return;
    if (mode === 'hyperlink' && isWeb(link.target)) return;
    count += 1;
    notes.set(link.target, { number: count, link: index });
  });
  return count;
}

/** Calls `visit` with each link of the block: the runs it is in, the index of its last one, its number. */
function eachLink(block: Block, visit: (spans: readonly Span[], last: number, link: number) => void): void {
  const inRuns = (spans: readonly Span[]): void => {
    for (let index = 0; index < spans.length; index++) {
      const link = spans[index]?.link;
      if (link !== undefined && spans[index + 1]?.link !== link) visit(spans, index, link);
    }
  };
  const walk = (child: Block): void => {
    if (child.kind === 'heading' || child.kind === 'paragraph') inRuns(child.spans);
    else if (child.kind === 'image') inRuns(withoutOwnLink(child));
    else if (child.kind === 'table') for (const row of [child.head, ...child.rows]) row.forEach(inRuns);
    else if (child.kind === 'list') for (const item of child.items) item.blocks.forEach(walk);
    if (child.kind === 'note' && child.title) inRuns(child.title);
    if (child.kind === 'note' || child.kind === 'quote') child.blocks.forEach(walk);
  };
  walk(block);
}
