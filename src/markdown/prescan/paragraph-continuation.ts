/** Decides whether a line continues the preceding paragraph, in and around quotes and list items. */
import { type BlockSyntax, endOfLine, PLAIN_BLOCK_SYNTAX } from '../blocks/block-extension.js';
import { closesFence, type Fence } from '../blocks/fences.js';
import {
  createKind,
  isBlank,
  type LineKind,
  lineKind,
  looksLikeUnderline,
  startsFootnote,
  startsHtml,
  startsWithLetter,
} from '../blocks/line-kinds.js';
import { startsTable } from '../blocks/table-rule.js';

const NESTED_MARKERS = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)))+[ \t]?/;
const TABLE_DASHES = /^ {0,3}[|:-][-:| \t]*$/;
/** List item that can interrupt a paragraph: not empty, and not numbered other than 1. */
const INTERRUPTING_ITEM = /(?:[-*+]|0{0,8}1[.)])[ \t]+[^ \t\n]/y;
/** True if the non-blank line can continue a paragraph before it, without its markers. */
export function isLazyContinuation(source: string, at: number, end: number, syntax: BlockSyntax): boolean {
  if (isBlank(source, at, end) || syntax.interrupts(source, at)) return false;
  return startsWithLetter(source, at) || isLazyKind(source, lineKind(source, at));
}

function isLazyKind(source: string, kind: LineKind): boolean {
  if (kind.name === 'text' || kind.name === 'indented' || kind.name === 'bracket') return true;
  if (kind.name === 'rule') return looksLikeUnderline(source, kind.at);
  return kind.name === 'angle' && !startsHtml(source, kind.at);
}

/**
 * End of the paragraph at the start of `source`, without its last line end. Does not look for an underline,
 * which would make it a heading.
 */
export function paragraphEnd(source: string, syntax: BlockSyntax): number {
  let end = endOfLine(source, 0);
  while (end < source.length) {
    const at = end + 1;
    const next = endOfLine(source, at);
    if (!continuesParagraph(source, at, next, syntax) || startsTable(source, at)) break;
    end = next;
  }
  return end;
}

/** True if the line `[at, end)` is part of the paragraph before it. Does not look for an underline or a table. */
export function continuesParagraph(source: string, at: number, end: number, syntax: BlockSyntax): boolean {
  if (isBlank(source, at, end) || syntax.interrupts(source, at)) return false;
  if (startsWithLetter(source, at)) return true;
  const kind = lineKind(source, at);
  if (kind.name === 'bracket') return !startsFootnote(source, kind.at);
  if (isLazyKind(source, kind)) return true;
  return kind.name === 'container' && !interruptsParagraph(source, kind.at);
}

const UNDERLINE = / {0,3}(?:=+|-+)[ \t]*(?:\n|$)/y;

/**
 * Start of the first line in `(at, limit)` that ends the paragraph at `at`, or makes it a heading. Undefined if there is none.
 * `indent` is the indentation of the paragraph's container.
 */
export function paragraphBreak(
  source: string,
  at: number,
  limit: number,
  indent: number,
): number | undefined {
  for (let end = endOfLine(source, at); end + 1 < limit; ) {
    const start = end + 1;
    end = endOfLine(source, start);
    let inner = start;
    while (inner - start < indent && source.charCodeAt(inner) === 0x20) inner++;
    UNDERLINE.lastIndex = inner;
    if (UNDERLINE.test(source) || !continuesParagraph(source, inner, end, PLAIN_BLOCK_SYNTAX)) return start;
  }
  return undefined;
}

/** True if the container marker at `at` interrupts a paragraph (CommonMark 0.31, section 5.2). */
function interruptsParagraph(source: string, at: number): boolean {
  if (source.charAt(at) === '>') return true;
  INTERRUPTING_ITEM.lastIndex = at;
  return INTERRUPTING_ITEM.test(source);
}

/** Kind of the line at `start`. After a paragraph, a marker that does not interrupt it is text, or an underline. */
export function kindInContext(
  source: string,
  start: number,
  end: number,
  followsParagraph: boolean,
): LineKind {
  const kind = lineKind(source, start);
  if (!followsParagraph || kind.name !== 'container' || interruptsParagraph(source, kind.at)) return kind;
  const isUnderline = source.slice(kind.at, end).trimEnd() === '-';
  return createKind(isUnderline ? 'rule' : 'text', kind.at);
}

/**
 * Tracks if the content of a quote or item ends in an open paragraph. A lazy line continues such a paragraph.
 */
export class ParagraphTracker {
  /** Number of lines that are examined. Those of most quotes and items never are. */
  private examined = 0;
  private inParagraph = false;
  private fence: Fence | undefined;
  /** Number of quotes around the fence. */
  private fenceQuotes = 0;
  private inTable = false;
  /** Start and end in the source of the last lazy lines that follow each other. */
  private lazyStart = 0;
  private lazyEnd = Number.NaN;

  /** `lines` is the content of the quote or item, which may still grow. */
  constructor(private readonly lines: string[]) {}

  get isOpen(): boolean {
    this.readLines();
    return this.inParagraph;
  }

  /** True if `next`, the line after the others, is in a fence. */
  isInFence(next: string): boolean {
    this.readLines();
    return this.fence !== undefined && countQuotes(next) >= this.fenceQuotes;
  }

  /**
   * Adds the lazy line `[at, end)` of `source`, which continues the open paragraph for any content. Lazy lines that follow each
   * other are one text, because there may be a million. One that looks like an underline is escaped: it never is one.
   */
  addLazyLine(source: string, at: number, end: number): void {
    const { lines } = this;
    UNDERLINE.lastIndex = at;
    if (!startsWithLetter(source, at) && UNDERLINE.test(source)) {
      lines.push(`\\${source.slice(at, end).trimStart()}`);
      this.lazyEnd = Number.NaN;
    } else this.addLazyText(source, at, end);
    this.examined = lines.length;
  }

  /**
   * Adds the lines at `at` that start with a letter and no block: they continue the open paragraph, and there may be a million.
   * Returns the end of the last one, and the number of lines.
   */
  addTextLines(source: string, at: number, syntax: BlockSyntax): { end: number; count: number } {
    let end = at - 1;
    let count = 0;
    for (; startsWithLetter(source, end + 1) && !syntax.interrupts(source, end + 1); count++)
      end = endOfLine(source, end + 1);
    if (count > 0) this.addLazyText(source, at, end);
    this.examined = this.lines.length;
    return { end, count };
  }

  private addLazyText(source: string, at: number, end: number): void {
    const { lines } = this;
    const joins = at === this.lazyEnd + 1;
    if (!joins) this.lazyStart = at;
    lines[joins ? lines.length - 1 : lines.length] = source.slice(this.lazyStart, end);
    this.lazyEnd = end;
  }

  private readLines(): void {
    for (; this.examined < this.lines.length; this.examined++) this.readLine(this.lines[this.examined] ?? '');
  }

  private readLine(content: string): void {
    const inner = content.replace(NESTED_MARKERS, '');
    if (this.fence && countQuotes(content) < this.fenceQuotes) this.fence = undefined;
    if (inner.trim() === '') {
      this.inParagraph = false;
      this.inTable = false;
      return;
    }
    if (this.fence) {
      if (closesFence(inner, 0, this.fence)) this.fence = undefined;
      return;
    }
    const kind = lineKind(inner, 0);
    if (kind.fence) {
      this.fence = kind.fence;
      this.fence.within = 'quote';
      this.fenceQuotes = countQuotes(content);
    }
    if (this.inParagraph && TABLE_DASHES.test(inner) && inner.includes('|')) this.inTable = true;
    const code = kind.name === 'indented' && !this.inParagraph;
    const html = kind.name === 'angle' && startsHtml(inner, kind.at);
    // without a paragraph before it, an underline is text
    const rule = kind.name === 'rule' && (this.inParagraph || !looksLikeUnderline(inner, kind.at));
    const endsParagraph = kind.name === 'fence' || rule || code || html;
    this.inParagraph = !endsParagraph && !this.inTable;
  }
}

/** Number of quote markers before the text of a line. */
function countQuotes(line: string): number {
  let count = 0;
  for (let at = 0; ; at++) {
    const code = line.charCodeAt(at);
    if (code === 0x3e) count++;
    else if (code !== 0x20 && code !== 0x09) return count;
  }
}
