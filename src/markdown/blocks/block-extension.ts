/**
 * Extensions of the block reader. The lexer asks them where a block may start, so an extension never sees code, and inside
 * quotes and list items it gets their content without markers. Add one by putting it into a list of `dialects/dialects.ts`.
 */
import type { Token as MarkedToken, Tokens } from 'marked';
import type { AlertBlock } from '../../document/document.js';
import type { TemplateReader } from '../template-reader.js';

/** Blocks in a frame: an alert, a quote, or none. */
export interface ContainerToken {
  type: 'container';
  raw: string;
  frame: AlertBlock['alert'] | 'quote' | 'none';
  /** Title as inline Markdown. Empty: the label of the alert. */
  title: string;
  /** Number of lines before the first token. */
  lines: number;
  tokens: Token[];
}

/** Anchors of the block before or after them. */
export interface AnchorsToken {
  type: 'anchors';
  raw: string;
  anchors: string[];
}

/** A paragraph in bold: the term of a definition. */
export interface TermToken {
  type: 'term';
  raw: string;
  text: string;
}

/** A formula of its own block. */
export interface FormulaToken {
  type: 'formula';
  raw: string;
  tex: string;
}

export type Token = MarkedToken | ContainerToken | AnchorsToken | TermToken | FormulaToken;
export type { Tokens };

export interface BlockContext {
  /** Number of containers around the block that extensions opened. */
  readonly depth: number;
  /** True directly inside a list item, where more indentation is usual than CommonMark allows. */
  readonly isInItem: boolean;
  /** True outside of all quotes, lists and containers. */
  readonly isTopLevel: boolean;
  readonly closings: ClosingSearch;
  /** Lexes the content of a container. Undefined if it is nested too deeply. */
  lex(text: string): Token[] | undefined;
  /** Tokens before the block, which it may change. Their raw texts must stay. */
  readonly previous: readonly Token[];
}

/** Text that must not be split between slices. `isOpaque`: its lines are no Markdown, and `end` is the start of the next one. */
export interface Extent {
  end: number;
  isOpaque: boolean;
}

export interface BlockExtension {
  /** ASCII characters that its first line starts with, after at most three spaces. */
  start: string;
  /** Reads the block at the start of `source`; `at` is its first visible character. The raw text must not be empty. */
  read(source: string, at: number, context: BlockContext): Token | undefined;
  /** True if the line whose first visible character is at `at` ends a paragraph before it. */
  interrupts?(source: string, at: number): boolean;
  /** True if the line at `at` belongs to the block before it, even after a blank line. */
  continues?(source: string, at: number): boolean;
  /** Columns by which the content after the line at `at` is indented, if that line opens or closes a container. */
  contentIndent?(source: string, at: number): number | undefined;
  /** Extent of the block at `at`, if it may contain blank lines between lines without indentation. */
  extent?(source: string, at: number, closings: ClosingSearch): Extent | undefined;
}

/** Maximum code units from the start of a container to its end. */
const MAX_EXTENT = 1 << 17;
/** Code units that failed searches of one parse may read. After that, an opening without an end near it is text. */
const MAX_FAILED = 1 << 22;

/** Searches for the ends of blocks, in linear time for the whole parse. */
export class ClosingSearch {
  private left = MAX_FAILED;

  /** True if no search finds anything. */
  get isSpent(): boolean {
    return this.left < 0;
  }

  /** Offset of `text` at or after `from`, within reach. Undefined if there is none. */
  find(source: string, text: string, from: number): number | undefined {
    return this.run(source, from, piece => {
      const at = piece.indexOf(text);
      return at < 0 ? undefined : at;
    });
  }

  /** Runs `search` on the text from `from` on. Returns its result as an offset in `source`. */
  run(source: string, from: number, search: (piece: string) => number | undefined): number | undefined {
    if (this.isSpent) return undefined;
    const piece = source.slice(from, from + MAX_EXTENT);
    const found = search(piece);
    if (found === undefined) this.left -= piece.length;
    return found === undefined ? undefined : from + found;
  }
}

export interface BlockOptions {
  extensions?: readonly BlockExtension[];
  /** Reads a template tag in the target of a link definition. */
  templateAt?: TemplateReader;
  /** False if indented text is not code, as in MDX. */
  indentedCode?: boolean;
  /**
   * Length of the HTML whose `<` is at `at`, if it is not what CommonMark says. Only a tag, if its content is Markdown; 0, if
   * it is no HTML block.
   */
  htmlLength?: (source: string, at: number) => number | undefined;
}

/** Block syntax of a document: CommonMark and GFM with extensions. */
export class BlockSyntax {
  readonly indentedCode: boolean;
  readonly htmlLength: BlockOptions['htmlLength'];
  readonly templateAt: BlockOptions['templateAt'];
  private readonly byCode: (BlockExtension[] | undefined)[] = [];
  private readonly isEmpty: boolean;

  constructor({ extensions = [], indentedCode = true, htmlLength, templateAt }: BlockOptions = {}) {
    this.templateAt = templateAt;
    this.indentedCode = indentedCode;
    this.htmlLength = htmlLength;
    this.isEmpty = extensions.length === 0;
    for (const extension of extensions)
      for (const char of extension.start)
        this.byCode[char.charCodeAt(0)] = [...(this.byCode[char.charCodeAt(0)] ?? []), extension];
  }

  /** The token of the first extension that reads the start of `source`. */
  read(source: string, context: BlockContext): Token | undefined {
    if (this.isEmpty) return undefined;
    const at = firstVisible(source, 0);
    for (const extension of this.extensionsAt(source, at)) {
      const token = extension.read(source, at, context);
      if (token) return token;
    }
    return undefined;
  }

  /** True if the line at `start` starts with a character of an extension. */
  mayStart(source: string, start = 0): boolean {
    return !this.isEmpty && this.byCode[source.charCodeAt(firstVisible(source, start))] !== undefined;
  }

  /** True if the line at `start` is the first of an extension's block that ends a paragraph. */
  interrupts(source: string, start: number): boolean {
    if (this.isEmpty) return false;
    const at = firstVisible(source, start);
    // not with `some`, which creates a function for each line
    for (const extension of this.extensionsAt(source, at))
      if (extension.interrupts?.(source, at)) return true;
    return false;
  }

  /** True if the line at `start` belongs to the block before it. */
  continues(source: string, start: number): boolean {
    if (this.isEmpty) return false;
    for (const extension of this.extensionsAt(source, start))
      if (extension.continues?.(source, start)) return true;
    return false;
  }

  /** Indentation of the content after the line at `at`, its first visible character, if that line opens or closes a container. */
  contentIndent(source: string, at: number): number | undefined {
    if (this.isEmpty) return undefined;
    for (const extension of this.extensionsAt(source, at)) {
      const indent = extension.contentIndent?.(source, at);
      if (indent !== undefined) return indent;
    }
    return undefined;
  }

  extent(source: string, start: number, closings: ClosingSearch): Extent | undefined {
    if (this.isEmpty) return undefined;
    const at = firstVisible(source, start);
    for (const extension of this.extensionsAt(source, at)) {
      const extent = extension.extent?.(source, at, closings);
      if (extent) return extent;
    }
    return undefined;
  }

  /** The extensions that start with the character at `at`. */
  private extensionsAt(source: string, at: number): readonly BlockExtension[] {
    return (at < source.length ? this.byCode[source.charCodeAt(at)] : undefined) ?? NO_EXTENSIONS;
  }
}

const NO_EXTENSIONS: readonly BlockExtension[] = [];

/** Offset of the first character after at most three spaces. */
function firstVisible(source: string, start: number): number {
  let at = start;
  while (at < start + 3 && source.charCodeAt(at) === 0x20) at++;
  return at;
}

export const PLAIN_BLOCK_SYNTAX = new BlockSyntax();

/** End of the line at `at`, before its line end. */
export function endOfLine(source: string, at: number): number {
  const newline = source.indexOf('\n', at);
  return newline < 0 ? source.length : newline;
}

/**
 * A paragraph of its own, up to `end`. In a container if a line follows, because marked would add indented code and definitions to
 * a plain paragraph.
 */
export function lineToken(source: string, end: number, text = source.slice(0, end)): Token {
  const raw = source.slice(0, end);
  const token: Tokens.Paragraph = { type: 'paragraph', raw, text, tokens: [] };
  if (end >= source.length || source.startsWith('\n\n', end)) return token;
  return groupToken(raw, [token]);
}

/** Returns a container without a frame. `lines` is the number of lines before its first token. */
export function groupToken(raw: string, tokens: Token[], lines = 0): ContainerToken {
  return { type: 'container', raw, frame: 'none', title: '', lines, tokens };
}
