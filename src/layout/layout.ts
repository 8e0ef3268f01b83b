/**
 * Layout: a document at a width, as lines. Lines are made block by block when they are asked for, and cached. Must not
 * import terminals, themes or the parser; `render` turns lines into text.
 */
import type { Document } from '../document/document.js';
import { layoutBlock } from './blocks/layout-block.js';
import { createLanguageMark, LanguageRun } from './code/language-run.js';
import { layoutFootnotes, layoutHidden, layoutLinkNotes } from './end-matter.js';
import { glyphsFor } from './glyphs.js';
import { LinkNotes, type Notes, startsSection } from './inline/link-notes.js';
import type { LayoutContext } from './layout-context.js';
import type { LayoutOptions } from './layout-options.js';
import type { Line } from './line.js';
import { blankLine } from './row-builders.js';

export interface Layout {
  readonly document: Document;
  readonly options: LayoutOptions;
  /**
   * Number of blocks that can be laid out now. It grows with the document, and includes one for the end matter (footnotes, link
   * notes of the last section) if there is any.
   */
  readonly count: number;
  /** Lines of block `index`, including blank lines before it. Created by the first call, then cached. */
  lines(index: number): readonly Line[];
  /** Returns a layout with other options. Only block `changed` is laid out again. */
  withOptions(options: BlockLayoutOptions, changed: number): Layout;
}

/** Options that change the look of some blocks, and no width. */
export type BlockLayoutOptions = Pick<LayoutOptions, 'highlightCode' | 'pictureOf'>;

/** Creates the layout of a document, which may still grow. */
export function createLayout(document: Document, options: LayoutOptions): CachedLayout {
  const { width, resolve } = options;
  const checked = {
    ...options,
    width: Math.max(1, width),
    ...(resolve && { resolve: cacheResults(resolve) }),
  };
  return new CachedLayout(document, checked, new LinkNotes(document, options.links, options.anchorNotes));
}

/** Maximum number of addresses in the cache. */
const MAX_ADDRESSES = 4096;

/** Caches the results of `resolve`: a link may be laid out 100,000 times, and resolving searches the library. */
function cacheResults(resolve: (target: string) => string): (target: string) => string {
  const addresses = new Map<string, string>();
  return target => {
    let address = addresses.get(target);
    if (address === undefined) {
      address = resolve(target);
      if (addresses.size >= MAX_ADDRESSES) addresses.clear();
      addresses.set(target, address);
    }
    return address;
  };
}

const NO_LISTS = { level: 0, bullets: 0, isFlush: false };

class CachedLayout implements Layout {
  readonly document: Document;
  readonly options: LayoutOptions;
  readonly #notes: LinkNotes;
  #lines: (readonly Line[] | undefined)[] = [];
  #end: { blocks: number; footnotes: number; hidden: number; lines: readonly Line[] } | undefined;

  constructor(document: Document, options: LayoutOptions, notes: LinkNotes) {
    this.document = document;
    this.options = options;
    this.#notes = notes;
  }

  get count(): number {
    const { blocks, footnotes } = this.document;
    const hasEndMatter =
      footnotes.length > 0 ||
      this.document.hidden !== undefined ||
      this.#notes.sectionNotes(blocks.length - 1).size > 0;
    return blocks.length + (hasEndMatter ? 1 : 0);
  }

  lines(index: number): readonly Line[] {
    if (index < 0) return [];
    if (index >= this.document.blocks.length)
      return index === this.document.blocks.length ? this.#endLines() : [];
    const lines = this.#lines[index] ?? this.#layoutBlock(index);
    this.#lines[index] = lines;
    return lines;
  }

  withOptions(options: BlockLayoutOptions, changed: number): CachedLayout {
    const layout = new CachedLayout(this.document, { ...this.options, ...options }, this.#notes);
    layout.#lines = [...this.#lines];
    if (changed < this.document.blocks.length) {
      layout.#lines[changed] = undefined;
      layout.#end = this.#end;
    }
    return layout;
  }

  /** Drops the cached lines of a block. Used for printing a long document, of which no block is needed twice. */
  release(index: number): void {
    this.#lines[index] = undefined;
  }

  /**
   * Drops a block from the document, except for the properties that the layout of later blocks depends on. Its section is known,
   * because its lines were made before.
   */
  releaseBlock(index: number): void {
    const { blocks } = this.document;
    const block = blocks[index];
    if (block) blocks[index] = createLanguageMark(block);
    this.#notes.release(index - 1);
  }

  #layoutBlock(index: number): readonly Line[] {
    const block = this.document.blocks[index];
    if (!block) return [];
    const { width } = this.options;
    const context = this.#context(this.#notes.sectionNotes(index), index);
    const lines = layoutBlock(block, width, context);
    const ending = this.#notes.endingBefore(index);
    const notes = ending.size > 0 ? layoutLinkNotes(ending, width, 0, context) : [];
    if (index === 0 || lines.length === 0) return [...notes, ...lines];
    // Changed in place, since most blocks need no second array.
    lines.unshift(blankLine(0));
    if (startsSection(block)) lines.unshift(blankLine(0));
    return notes.length > 0 ? [blankLine(0), ...notes, ...lines] : lines;
  }

  /** Lines of the footnotes and of the last section's link notes. Laid out again after the document has grown. */
  #endLines(): readonly Line[] {
    const { blocks, footnotes } = this.document;
    const hidden = Object.values(this.document.hidden ?? {}).reduce((sum, count) => sum + count, 0);
    const end = this.#end;
    if (end?.blocks === blocks.length && end.footnotes === footnotes.length && end.hidden === hidden)
      return end.lines;
    const notes = this.#notes.atEnd();
    const context = this.#context(notes, blocks.length);
    const { width } = this.options;
    const under = footnotes.length > 0 ? [blankLine(0), ...layoutFootnotes(footnotes, width, context)] : [];
    const last = under.at(-1)?.offset ?? 0;
    const links = notes.size > 0 ? [blankLine(last), ...layoutLinkNotes(notes, width, last, context)] : [];
    const after = [...under, ...links, ...this.#hiddenLines(last, context)];
    const lines = blocks.length > 0 ? after : after.slice(1);
    this.#end = { blocks: blocks.length, footnotes: footnotes.length, hidden, lines };
    return lines;
  }

  /** The line about contents of the article that are not shown. */
  #hiddenLines(at: number, context: LayoutContext): Line[] {
    const { hidden } = this.document;
    return hidden ? [blankLine(at), ...layoutHidden(hidden, this.options.width, at, context)] : [];
  }

  #context(notes: Notes, index: number): LayoutContext {
    const { document, options } = this;
    return {
      document,
      options,
      glyphs: glyphsFor(options),
      layoutBlock,
      linkNoteNumber: link => notes.get(document.links[link]?.target ?? '')?.number,
      joinsRows: !options.wrapCode,
      at: 0,
      languages: new LanguageRun(document.blocks, index),
      quotes: 0,
      lists: NO_LISTS,
    };
  }
}
