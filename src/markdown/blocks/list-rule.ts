/**
 * Parses a list line by line (CommonMark 0.31, sections 5.2 and 5.3). Finds its items, their content and its end. marked
 * rebuilds an item's text for each of its lines, which takes quadratic time.
 */
import { isLazyContinuation, ParagraphTracker } from '../prescan/paragraph-continuation.js';
import { type BlockSyntax, endOfLine } from './block-extension.js';
import { dedent, hasIndent, indentWidth } from './indentation.js';
import { isBlank } from './line-kinds.js';
import { endOfMark, skipSpaces } from './nesting-limits.js';

export interface ParsedItem {
  /** Content without marker and indentation; lazy lines are unchanged. */
  text: string;
  /** Number of source lines from this item to the next. */
  lines: number;
}
export interface ParsedList {
  ordered: boolean;
  start: number;
  items: ParsedItem[];
  /** True if there is a blank line between items. */
  separated: boolean;
  /** Length in the source, without the last line end and trailing blank lines. */
  length: number;
}

interface Marker {
  /** `-`, `*`, `+`, `.` or `)`. A different one starts another list. */
  kind: string;
  number: number | undefined;
  /** Columns by which the item's other lines are indented. */
  width: number;
  /** Text of the first line. */
  text: string;
}

const RULE = / {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,})(?:\n|$)/y;

/** Parses the list at the start of `source`. */
export function listAt(source: string, syntax: BlockSyntax): ParsedList | undefined {
  return source.includes('\n') ? new ListReader(source, syntax).read() : singleLineList(source);
}

/** Fast path for a single line, the most common case of nested lists. */
function singleLineList(source: string): ParsedList | undefined {
  const marker = markerAt(source, 0);
  if (!marker) return undefined;
  const { number, text } = marker;
  const items = [{ text, lines: 1 }];
  return {
    ordered: number !== undefined,
    start: number ?? 1,
    items,
    separated: false,
    length: source.length,
  };
}

class ListReader {
  private readonly items: ParsedItem[] = [];
  private lines: string[] = [];
  private paragraph: ParagraphTracker | undefined;
  private contentIndent = 0;
  private pendingBlanks = 0;
  private separated = false;
  /** Current line of the source, and first line of the current item. */
  private line = 0;
  private itemLine = 0;

  constructor(
    private readonly source: string,
    private readonly syntax: BlockSyntax,
  ) {}

  read(): ParsedList | undefined {
    const { source } = this;
    const first = markerAt(source, 0);
    if (!first) return undefined;
    let length = 0;
    for (let at = 0; at < source.length; this.line++) {
      let end = endOfLine(source, at);
      if (isBlank(source, at, end)) this.pendingBlanks++;
      else {
        if (!this.addLine(at, end, first.kind)) break;
        length = end = this.addTextLines(end);
      }
      at = end + 1;
    }
    this.endItem();
    const { items, separated } = this;
    return { ordered: first.number !== undefined, start: first.number ?? 1, items, separated, length };
  }

  /** Adds a non-blank line to the list. Returns false if the list ends before it. */
  private addLine(at: number, end: number, kind: string): boolean {
    // an item that starts with a blank line has only that line
    const startsBlank = this.pendingBlanks > 0 && this.lines.length === 1 && this.lines[0] === '';
    if (this.itemLine < this.line && !startsBlank && hasIndent(this.source, at, this.contentIndent)) {
      this.addContent(dedent(this.source, at, end, this.contentIndent, 0, this.isInFence));
      return true;
    }
    const marker = markerAt(this.source, at);
    if (marker) {
      if (marker.kind !== kind) return false;
      if (this.line > 0) {
        if (this.pendingBlanks > 0) this.separated = true;
        this.endItem();
      }
      this.startItem(marker);
      return true;
    }
    if (this.pendingBlanks > 0) return false;
    this.paragraph ??= new ParagraphTracker(this.lines);
    if (!this.paragraph.isOpen || !isLazyContinuation(this.source, at, end, this.syntax)) return false;
    this.paragraph.addLazyLine(this.source, at, end);
    return true;
  }

  /** Adds the usual lazy lines after the line that ends at `end`, if a paragraph is open. Returns the end of the last one. */
  private addTextLines(end: number): number {
    if (!this.paragraph?.isOpen) return end;
    const added = this.paragraph.addTextLines(this.source, end + 1, this.syntax);
    this.line += added.count;
    return added.end;
  }

  private readonly isInFence = (line: string): boolean => {
    this.paragraph ??= new ParagraphTracker(this.lines);
    return this.paragraph.isInFence(line);
  };

  private startItem(marker: Marker): void {
    this.itemLine = this.line;
    this.contentIndent = marker.width;
    this.paragraph = undefined;
    this.lines = [marker.text];
    this.pendingBlanks = 0;
  }

  private addContent(content: string): void {
    for (; this.pendingBlanks > 0; this.pendingBlanks--) this.lines.push('');
    this.lines.push(content);
  }

  private endItem(): void {
    const text = this.lines.length === 1 ? (this.lines[0] ?? '') : this.lines.join('\n');
    this.items.push({ text, lines: this.line - this.itemLine });
    this.pendingBlanks = 0;
  }
}

/** The item marker at `at`; undefined for a thematic break. */
function markerAt(source: string, at: number): Marker | undefined {
  let mark = at;
  while (mark < at + 3 && source.charCodeAt(mark) === 0x20) mark++;
  const from = endOfMark(source, mark);
  if (from === 0) return undefined;
  RULE.lastIndex = at;
  // a rule has the same character again
  if (source.charCodeAt(skipSpaces(source, from)) === source.charCodeAt(from - 1) && RULE.test(source))
    return undefined;
  const end = endOfLine(source, at);
  const column = from - at;
  const kind = source.charAt(from - 1);
  const number = kind === '.' || kind === ')' ? Number(source.slice(mark, from - 1)) : undefined;
  if (isBlank(source, from, end)) return { kind, number, width: column + 1, text: '' };
  const spaces = indentWidth(source, from, column);
  // from five columns on, one belongs to the marker and the rest makes indented code
  const taken = spaces > 4 ? 1 : spaces;
  return { kind, number, width: column + taken, text: dedent(source, from, end, taken, column) };
}
