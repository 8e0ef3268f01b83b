/** What a line does to the paragraph before it, in and around quotes and list items. */
import { closes, type Fence } from '../blocks/fences.js';
import { isBlank, lineKind, startsHtml } from '../blocks/line-kinds.js';
import { startsTable } from '../blocks/table-rule.js';

const NESTED_MARKERS = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)))+[ \t]?/;
const TABLE_DASHES = /^ {0,3}[|:-][-:| \t]*$/;
/** A list that can interrupt a paragraph: not an empty one, nor one that starts with another number than 1. */
const INTERRUPTING_ITEM = /(?:[-*+]|0{0,8}1[.)])[ \t]+[^ \t\n]/y;
/** Can the line, which is not blank, go on with a paragraph that stands before it? */
export function isLazy(source: string, at: number, end: number): boolean {
  if (isBlank(source, at, end)) return false;
  const kind = lineKind(source, at);
  if (kind.name === 'text' || kind.name === 'indented' || kind.name === 'bracket') return true;
  if (kind.name === 'rule') return source.charAt(kind.at) === '=';
  return kind.name === 'angle' && !startsHtml(source, kind.at);
}

/**
 * Where the paragraph ends, without its last line's end, that the first line of `source` starts. It does not look for an
 * underline, which makes a heading of it.
 */
export function paragraphLines(source: string): number {
  let end = lineEnd(source, 0);
  while (end < source.length) {
    const at = end + 1;
    const next = lineEnd(source, at);
    if (!goesOn(source, at, next) || startsTable(source, at)) break;
    end = next;
  }
  return end;
}

function goesOn(source: string, at: number, end: number): boolean {
  if (isBlank(source, at, end)) return false;
  if (isLazy(source, at, end)) return true;
  const kind = lineKind(source, at);
  return kind.name === 'container' && !interrupts(source, kind.at);
}

/** Does the quote or list item whose marker stands at `at` end a paragraph before it (CommonMark 0.31, section 5.2)? */
export function interrupts(source: string, at: number): boolean {
  if (source.charAt(at) === '>') return true;
  INTERRUPTING_ITEM.lastIndex = at;
  return INTERRUPTING_ITEM.test(source);
}

function lineEnd(source: string, at: number): number {
  const found = source.indexOf('\n', at);
  return found < 0 ? source.length : found;
}

/** Follows the content of a quote or list item: is what stands last an open paragraph, which a lazy line goes on with? */
export class LastBlock {
  /** Lines not yet looked at: most quotes and items never ask. */
  private readonly ahead: string[] = [];
  private inParagraph = false;
  private fence: Fence | undefined;
  private inTable = false;

  follow(content: string): void {
    this.ahead.push(content);
  }

  get isParagraph(): boolean {
    for (const content of this.ahead) this.look(content);
    this.ahead.length = 0;
    return this.inParagraph;
  }

  private look(content: string): void {
    const inner = content.replace(NESTED_MARKERS, '');
    if (inner.trim() === '') {
      this.inParagraph = false;
      this.inTable = false;
      return;
    }
    if (this.fence) {
      if (closes(inner, 0, this.fence)) this.fence = undefined;
      return;
    }
    const kind = lineKind(inner, 0);
    if (kind.name === 'fence') this.fence = kind.fence && { ...kind.fence, within: 'quote' };
    if (this.inParagraph && TABLE_DASHES.test(inner) && inner.includes('|')) this.inTable = true;
    const code = kind.name === 'indented' && !this.inParagraph;
    const html = kind.name === 'angle' && startsHtml(inner, kind.at);
    const over = kind.name === 'fence' || kind.name === 'rule' || code || html;
    this.inParagraph = !over && !this.inTable;
  }
}
