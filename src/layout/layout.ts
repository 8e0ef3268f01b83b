/**
 * A page: a document at a measure, with a memo of the blocks set so far. Lines are made for what is looked at,
 * never for all of it first. It knows no terminal and no theme; `paint` comes last.
 */
import type { CodeBlock, Document, Span } from '../document/document.js';
import { layoutBlock } from './blocks/layout-block.js';
import { layoutFootnotes, layoutLinkNotes } from './end-matter.js';
import { glyphsFor } from './glyphs.js';
import { LinkNotes, type Notes, startsSection } from './inline/link-notes.js';
import type { LayoutContext } from './layout-context.js';
import type { Line } from './line.js';
import { blankLine } from './row-builders.js';

/** `hyperlink`: the paint step wraps http, https and mailto targets in OSC 8 and the others get notes. */
export type LinkMode = 'hyperlink' | 'notes' | 'inline' | 'none';

export interface LayoutOptions {
  /** Columns; `Infinity`: do not wrap. */
  measure: number;
  links: LinkMode;
  /** Wrap code rows that are wider than the measure, with a continuation mark; false in a pipe. */
  wrapCode: boolean;
  /** ASCII alone for everything that Lectern draws. */
  ascii: boolean;
  /** For listening: no drawing, levels of headings in words, tables as records. */
  accessible: boolean;
  /** The address to print for a target as written; default: as written. */
  resolve?: (target: string) => string;
  /** Colours a code block that has no `runs` of its own; undefined: leave it plain. */
  colour?: (block: CodeBlock) => Span[] | undefined;
}

export interface Layout {
  readonly document: Document;
  readonly options: LayoutOptions;
  /** Blocks that can be set now: those of the document, and one more for its end matter (footnotes, the last section's link notes) where it has any. Grows with the document. */
  readonly count: number;
  /** The rows of block `index`, blank rows before it included; made at the first call, then remembered. */
  lines(index: number): readonly Line[];
}

/** A page as it is made, by whoever may decide what it remembers. */
export interface ForgetfulLayout extends Layout {
  /** Lets go of the rows of a block that will not be asked for again: what prints a long document keeps none of it. */
  forget(index: number): void;
}

/** A page of a document that may still grow. Setting depends on the document and the options alone. */
export function createLayout(document: Document, options: LayoutOptions): ForgetfulLayout {
  return new MemoLayout(document, options);
}

const NO_LISTS = { level: 0, bullets: 0, isFlush: false };

class MemoLayout implements ForgetfulLayout {
  readonly document: Document;
  readonly options: LayoutOptions;
  readonly #notes: LinkNotes;
  readonly #lines: (readonly Line[] | undefined)[] = [];
  #end: { blocks: number; footnotes: number; lines: readonly Line[] } | undefined;

  constructor(document: Document, options: LayoutOptions) {
    this.document = document;
    this.options = { ...options, measure: Math.max(1, options.measure) };
    this.#notes = new LinkNotes(document, options.links);
  }

  get count(): number {
    const { blocks, footnotes } = this.document;
    return blocks.length + (footnotes.length > 0 || this.#notes.of(blocks.length - 1).size > 0 ? 1 : 0);
  }

  lines(index: number): readonly Line[] {
    if (index < 0) return [];
    if (index >= this.document.blocks.length)
      return index === this.document.blocks.length ? this.#endLines() : [];
    const lines = this.#lines[index] ?? this.#setBlock(index);
    this.#lines[index] = lines;
    return lines;
  }

  forget(index: number): void {
    this.#lines[index] = undefined;
  }

  #setBlock(index: number): readonly Line[] {
    const block = this.document.blocks[index];
    if (!block) return [];
    const { measure } = this.options;
    const setting = this.#setting(this.#notes.of(index));
    const rows = layoutBlock(block, measure, setting);
    const notes = layoutLinkNotes(this.#notes.endingBefore(index), measure, 0, setting);
    if (index === 0 || rows.length === 0) return [...notes, ...rows];
    // the rows are ours: most blocks need no second list of them
    rows.unshift(blankLine(0));
    if (startsSection(block)) rows.unshift(blankLine(0));
    return notes.length > 0 ? [blankLine(0), ...notes, ...rows] : rows;
  }

  /** Footnotes and the last section's link notes: made again when the document has grown. */
  #endLines(): readonly Line[] {
    const { blocks, footnotes } = this.document;
    if (this.#end?.blocks === blocks.length && this.#end.footnotes === footnotes.length)
      return this.#end.lines;
    const notes = this.#notes.atEnd();
    const setting = this.#setting(notes);
    const { measure } = this.options;
    const under = footnotes.length > 0 ? [blankLine(0), ...layoutFootnotes(footnotes, measure, setting)] : [];
    const last = under.at(-1)?.offset ?? 0;
    const links = notes.size > 0 ? [blankLine(last), ...layoutLinkNotes(notes, measure, last, setting)] : [];
    const lines = blocks.length > 0 ? [...under, ...links] : [...under, ...links].slice(1);
    this.#end = { blocks: blocks.length, footnotes: footnotes.length, lines };
    return lines;
  }

  #setting(notes: Notes): LayoutContext {
    const { document, options } = this;
    return {
      document,
      options,
      glyphs: glyphsFor(options),
      noteOf: link => notes.get(document.links[link]?.target ?? '')?.number,
      joins: !options.wrapCode,
      at: 0,
      quotes: 0,
      lists: NO_LISTS,
    };
  }
}
