/**
 * What the blocks of one document share while they are made: its links, its definitions, the numbers of its
 * footnotes, its anchors. One scope lasts for all slices of a parse.
 */
import { slug } from 'github-slugger';
import type { Block, Document, Footnote, HeadingBlock, Link, Span } from '../document/document.js';
import { spansText } from '../document/document-text.js';
import { cleanLine } from '../text/sanitise.js';
import { type Destination, destination, normaliseLabel } from './inline/destination.js';
import { readInline } from './inline/read-inline.js';
import type { References } from './inline/reference-lookup.js';
import { notice, plainBlocks, TOO_MANY } from './prescan/oversize-fallback.js';
import type { Survey } from './prescan/prescan-types.js';

const BREAKS = /[\n\u2028]+/g;
/** Parts of a document: what follows the last of them is set as plain text. The densest READMEs have 200,000 in 10 MB. */
export const MOST_PARTS = 1 << 18;
/** Deeper than anyone writes: each quote and list around a line reads it again. */
const DEEP = 10;
/** An anchor is made from no more than this much of a heading. */
const LONGEST_ANCHOR = 200;

export class Scope implements References {
  readonly links: Link[];
  private readonly footnotes: Footnote[];
  private readonly anchors = new Anchors();
  private readonly numbers = new Map<string, number>();
  private settled = 0;
  /** Blocks without blocks in them made so far, and empty items. */
  private leaves = 0;
  /** Their runs and cells, and what holds blocks. */
  private small = 0;
  /** Quotes and lists around what is made now. */
  private depth = 0;
  private saysFull = false;

  constructor(
    document: Document,
    private readonly survey: Survey,
    private readonly firstLine: number,
  ) {
    this.links = document.links;
    this.footnotes = document.footnotes;
  }

  /**
   * Is the document made of so much as may be? That is what it costs, whatever its length. Four more runs in a paragraph cost
   * what another paragraph does, and so do four cells, quotes, lists or items; one such counts for two where it stands deep in others.
   */
  get isFull(): boolean {
    return this.leaves + this.links.length + 2 * this.footnotes.length + (this.small >> 2) >= MOST_PARTS;
  }

  /** `text` behind the last of the parts; why it is plain is said before the first of it. */
  rest(text: string, line: number): Block[] {
    const blocks = plainBlocks(text, line);
    if (!this.saysFull && blocks.length > 0) {
      this.saysFull = true;
      blocks.unshift(notice(TOO_MANY, line));
    }
    return blocks;
  }

  private addRuns(spans: readonly Span[]): void {
    this.leaves++;
    this.small += spans.length - 1;
  }

  /** So many quotes, lists and items were made. */
  addHolders(count: number): void {
    this.small += count;
  }

  /** What `build` makes within so many quotes, lists and items, of which one stands in the other. */
  within<T>(count: number, build: () => T): T {
    this.addHolders(this.depth < DEEP ? count : 8 * count);
    this.depth++;
    const built = build();
    this.depth--;
    return built;
  }

  /** A rule, code, a table of so many cells, or an item without a block in it was made. */
  addLeaf(cells = 0): void {
    this.leaves++;
    this.small += cells;
  }

  definition(label: string): Destination | undefined {
    const found = this.survey.definition(normaliseLabel(label));
    return found ? destination(found.target, found.title) : undefined;
  }

  note(label: string): number | undefined {
    const key = normaliseLabel(label);
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const found = this.survey.note(key);
    if (!found) return undefined;
    const index = this.footnotes.length;
    this.numbers.set(key, index);
    this.footnotes.push({
      number: index + 1,
      label: cleanLine(label),
      blocks: [],
      line: this.firstLine + found.line,
    });
    return index;
  }

  /** Is there a definition of this label; of a footnote, where it starts with `^`? */
  defines(label: string): boolean {
    const { survey } = this;
    const key = normaliseLabel(label);
    return (
      survey.definition(key) !== undefined || (key.startsWith('^') && survey.note(key.slice(1)) !== undefined)
    );
  }

  /** Gives the footnotes referred to since the last call their blocks; those may refer to more. */
  settleNotes(build: (text: string, line: number) => Block[]): void {
    while (this.settled < this.footnotes.length) {
      const note = this.footnotes[this.settled++] as Footnote;
      const found = this.survey.note(normaliseLabel(note.label));
      if (found) note.blocks = build(found.text, note.line);
    }
  }

  inline(text: string): Span[] {
    return readInline(text, this);
  }

  /** A paragraph of `runs`, or an image where they are one image and nothing else. */
  paragraph(spans: Span[], line: number): Block | undefined {
    const [only] = spans;
    if (!only) return undefined;
    this.addRuns(spans);
    const { link } = only;
    if (
      spans.length === 1 &&
      only.style === 'image' &&
      link !== undefined &&
      this.links[link]?.kind === 'image'
    ) {
      return { kind: 'image', line, spans, link };
    }
    return { kind: 'paragraph', line, spans };
  }

  heading(spans: Span[], level: number, line: number): HeadingBlock {
    this.addRuns(spans);
    const anchor = this.anchors.anchor(headingText(spans).slice(0, LONGEST_ANCHOR));
    return { kind: 'heading', line, level, spans, anchor };
  }
}

/**
 * GitHub's anchors, each given once. As the library's own class, but for its record, an object that is slow with a
 * hundred thousand keys.
 */
class Anchors {
  private readonly given = new Map<string, number>();

  anchor(text: string): string {
    const first = slug(text);
    let anchor = first;
    let count = this.given.get(first);
    if (count !== undefined) {
      do anchor = `${first}-${++count}`;
      while (this.given.has(anchor));
      this.given.set(first, count);
    }
    this.given.set(anchor, 0);
    return anchor;
  }
}

/** A heading's text on one line. */
export function headingText(spans: readonly Span[]): string {
  return spansText(spans).replace(BREAKS, ' ');
}
