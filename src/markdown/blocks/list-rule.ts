/**
 * Where a list and its items end and what stands in them (CommonMark 0.31, sections 5.2 and 5.3), line by line.
 * marked joins an item's text anew for each of its lines, which is quadratic, and slow where it is not.
 */
import { isLazy, LastBlock } from '../prescan/paragraph-continuation.js';
import { isBlank } from './line-kinds.js';

export interface ListedItem {
  /** The content: marker and indentation taken off, lazy lines as they are. */
  text: string;
  /** Lines of the source from this item's first to the next one's. */
  lines: number;
}
export interface Listed {
  ordered: boolean;
  start: number;
  items: ListedItem[];
  /** A blank line stands between items. */
  apart: boolean;
  /** Length in the source, without the last line's end and blank lines behind it. */
  length: number;
}

interface Marker {
  /** `-`, `*`, `+`, `.` or `)`: another one starts another list. */
  kind: string;
  number: number | undefined;
  /** Columns that the item's further lines are indented by. */
  width: number;
  /** The first line's text. */
  text: string;
}

const MARKER = /( {0,3})([-*+]|(\d{1,9})[.)])(?=[ \t\n]|$)/y;
const RULE = / {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,})(?:\n|$)/y;
const UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*$/;

/** The list that `source` starts with. */
export function listAt(source: string): Listed | undefined {
  return source.includes('\n') ? new ListReader(source).read() : lineAt(source);
}

/** The same of one line, which most lists within others are. */
function lineAt(source: string): Listed | undefined {
  const marker = markerAt(source, 0);
  if (!marker) return undefined;
  const { number, text } = marker;
  const items = [{ text, lines: 1 }];
  return { ordered: number !== undefined, start: number ?? 1, items, apart: false, length: source.length };
}

class ListReader {
  private readonly items: ListedItem[] = [];
  private lines: string[] = [];
  private last = new LastBlock();
  private width = 0;
  private blanks = 0;
  private apart = false;
  /** Line of the source at hand, and where the item at hand starts. */
  private line = 0;
  private itemLine = 0;

  constructor(private readonly source: string) {}

  read(): Listed | undefined {
    const { source } = this;
    const first = markerAt(source, 0);
    if (!first) return undefined;
    let length = 0;
    for (let at = 0; at < source.length; this.line++) {
      const found = source.indexOf('\n', at);
      const end = found < 0 ? source.length : found;
      if (isBlank(source, at, end)) this.blanks++;
      else {
        if (!this.take(at, end, first.kind)) break;
        length = end;
      }
      at = end + 1;
    }
    this.endItem();
    const { items, apart } = this;
    return { ordered: first.number !== undefined, start: first.number ?? 1, items, apart, length };
  }

  /** Takes a line that is not blank into the list; false where the list ends before it. */
  private take(at: number, end: number, kind: string): boolean {
    // an item that starts with a blank line ends with it
    const hollow = this.blanks > 0 && this.lines.length === 1 && this.lines[0] === '';
    if (this.itemLine < this.line && !hollow && isIndented(this.source, at, this.width)) {
      this.add(dedented(this.source, at, end, this.width));
      return true;
    }
    const marker = markerAt(this.source, at);
    if (marker) {
      if (marker.kind !== kind) return false;
      if (this.line > 0) {
        if (this.blanks > 0) this.apart = true;
        this.endItem();
      }
      this.begin(marker);
      return true;
    }
    if (this.blanks > 0 || !this.last.isParagraph || !isLazy(this.source, at, end)) return false;
    const line = this.source.slice(at, end);
    this.lines.push(UNDERLINE.test(line) ? `    ${line.trimStart()}` : line);
    return true;
  }

  private begin(marker: Marker): void {
    this.itemLine = this.line;
    this.width = marker.width;
    this.last = new LastBlock();
    this.lines = [marker.text];
    this.last.follow(marker.text);
    this.blanks = 0;
  }

  private add(content: string): void {
    if (this.blanks > 0) this.last.follow('');
    for (; this.blanks > 0; this.blanks--) this.lines.push('');
    this.lines.push(content);
    this.last.follow(content);
  }

  private endItem(): void {
    this.items.push({ text: this.lines.join('\n'), lines: this.line - this.itemLine });
    this.blanks = 0;
  }
}

/** The item's marker at `at`; undefined for a thematic break. */
function markerAt(source: string, at: number): Marker | undefined {
  MARKER.lastIndex = at;
  const found = MARKER.exec(source);
  if (!found) return undefined;
  RULE.lastIndex = at;
  if (RULE.test(source)) return undefined;
  const [, indent = '', mark = '', digits] = found;
  const newline = source.indexOf('\n', at);
  const end = newline < 0 ? source.length : newline;
  const from = at + indent.length + mark.length;
  const column = indent.length + mark.length;
  const kind = mark.slice(-1);
  const number = digits === undefined ? undefined : Number(digits);
  if (isBlank(source, from, end)) return { kind, number, width: column + 1, text: '' };
  const spaces = indentOf(source, from, column);
  // five columns or more are one that belongs to the marker, and indented code
  const taken = spaces > 4 ? 1 : spaces;
  return { kind, number, width: column + taken, text: dedented(source, from, end, taken, column) };
}

/** Columns of white space at `at`, which stands in column `column`. */
function indentOf(source: string, at: number, column = 0): number {
  let end = column;
  for (let index = at; ; index++) {
    const code = source.charCodeAt(index);
    if (code === 0x20) end++;
    else if (code === 0x09) end += 4 - (end % 4);
    else return end - column;
  }
}

/** Does white space of so many columns stand at `at`? It is read no further: each list around reads it again. */
function isIndented(source: string, at: number, width: number): boolean {
  let column = 0;
  for (let index = at; column < width; index++) {
    const code = source.charCodeAt(index);
    if (code === 0x20) column++;
    else if (code === 0x09) column += 4 - (column % 4);
    else return false;
  }
  return true;
}

/** The rest of the line without `width` columns of its white space; a tab that is cut leaves spaces. */
function dedented(source: string, at: number, end: number, width: number, column = 0): string {
  let from = at;
  let reached = 0;
  for (; reached < width; from++) {
    reached += source.charCodeAt(from) === 0x09 ? 4 - ((column + reached) % 4) : 1;
  }
  const rest = source.slice(from, end);
  if (reached === width && !rest.startsWith('\t')) return rest;
  return ' '.repeat(reached - width) + withoutTabs(rest, column + reached);
}

/** Tabs at the start are as wide as they were where they stood. */
function withoutTabs(text: string, column: number): string {
  const columns = indentOf(text, 0, column);
  return ' '.repeat(columns) + text.trimStart();
}
