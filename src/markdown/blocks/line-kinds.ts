/** Classifies a line of Markdown by its first characters. Reads as little of the line as possible. */
import { countNewlines } from '../../util/count-newlines.js';
import { type Fence, fenceAt } from './fences.js';
import { endOfMark, skipSpaces } from './nesting-limits.js';

export interface LineKind {
  name: 'text' | 'rule' | 'fence' | 'angle' | 'bracket' | 'container' | 'indented';
  /** Offset of the first character that is not a space. */
  at: number;
  /** `block`: starts a top-level block if a blank line precedes it. `item`: a list may be split before it. */
  boundary: 'block' | 'item' | undefined;
  fence: Fence | undefined;
}

/** Creates the kind of a line that is no boundary. All have the same properties, because code for one shape is faster. */
export function createKind(name: LineKind['name'], at: number, fence?: Fence): LineKind {
  return { name, at, boundary: undefined, fence };
}

const RULE = /[ \t]*(?:(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,}|=+[ \t]*|--+[ \t]*)(?=\n|$)/y;
const HEADING = /#{1,6}(?=[ \t\n]|$)/y;
/** HTML blocks that may contain blank lines (CommonMark 0.31, section 4.6, conditions 1 to 5). */
const RAW_HTML = /<(?:(script|pre|style|textarea)(?=[\s>])|(!--)|(\?)|(!\[CDATA\[)|(![a-zA-Z]))/iy;

export function isBlank(source: string, at: number, end: number): boolean {
  // fast path: most lines end with a visible character
  if (end > at && source.charCodeAt(end - 1) > 0x20) return false;
  for (let index = at; index < end; index++) {
    const code = source.charCodeAt(index);
    if (code !== 0x20 && code !== 0x09) return false;
  }
  return true;
}

/** True if an ASCII letter is at `at`. No block starts with one, other than those of extensions. */
export function startsWithLetter(source: string, at: number): boolean {
  const code = source.charCodeAt(at) | 0x20;
  return code >= 0x61 && code <= 0x7a;
}

const INDENTED = /(?:\n[ \t]*){0,50}\n(?: {4}|\t)[ \t]*(?=[^ \t\n])/y;

/** True if the first line that is not blank after the line that ends at `end` is indented like code. */
export function isIndented(source: string, end: number): boolean {
  return matches(INDENTED, source, end);
}

/**
 * Number of newlines in `[start, end)`. Slices first, because it is called for every few characters and
 * `indexOf` would read on to the next newline.
 */
export function countLines(source: string, start: number, end: number): number {
  return countNewlines(source.slice(start, end));
}

/** Kind of the line at `start`, which is not blank. */
export function lineKind(source: string, start: number): LineKind {
  let at = start;
  while (source.charCodeAt(at) === 0x20 && at - start < 4) at++;
  if (at - start === 4 || source.charCodeAt(at) === 0x09) return createKind('indented', at);
  const kind = kindAt(source, at);
  // only another item of the list continues after a blank line without indentation
  if (at === start) kind.boundary = kind.name === 'container' && source.charAt(at) !== '>' ? 'item' : 'block';
  return kind;
}

function kindAt(source: string, at: number): LineKind {
  if (startsWithLetter(source, at)) return createKind('text', at);
  switch (source.charAt(at)) {
    case '#':
      return createKind(matches(HEADING, source, at) ? 'rule' : 'text', at);
    case '`':
    case '~': {
      const fence = fenceAt(source, at);
      return createKind(fence ? 'fence' : 'text', at, fence);
    }
    case '<':
      return createKind('angle', at);
    case '[':
      return createKind('bracket', at);
    case '>':
      return createKind('container', at);
    case '-':
    case '*':
    case '+':
    case '_':
    case '=':
      if (matches(RULE, source, at)) return createKind('rule', at);
      return createKind(endOfMark(source, at) > 0 ? 'container' : 'text', at);
  }
  const code = source.charCodeAt(at);
  const item = code >= 0x30 && code <= 0x39 && endOfMark(source, at) > 0;
  return createKind(item ? 'container' : 'text', at);
}

const FOOTNOTE_LABEL = /\[\^[^\s[\]]{1,200}\]:/y;

/** True if a footnote's definition starts at `at`. Unlike a link's, it interrupts a paragraph and a table. */
export function startsFootnote(source: string, at: number): boolean {
  return matches(FOOTNOTE_LABEL, source, at);
}

const BLOCK_ELEMENT =
  /<\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|meta|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?:[ \t\n]|$|\/?>)/iy;
const LONE_TAG =
  /<(?:\/[a-z][a-z0-9-]*|[a-z][a-z0-9-]*(?:[ \t]+[a-z:_][\w.:-]*(?:[ \t]*=[ \t]*(?:"[^"\n]*"|'[^'\n]*'|[^\s"'=<>`]+))?)*)[ \t]*\/?>[ \t]*(?:\n|$)/iy;

/** True if HTML at `at` interrupts a paragraph (CommonMark 0.31, 4.6, conditions 1 to 6). */
export function startsHtml(source: string, at: number): boolean {
  return matches(BLOCK_ELEMENT, source, at) || startsRawHtml(source, at);
}

/** True if the line is a single tag: HTML unless a paragraph precedes it (condition 7). */
function isLoneTag(source: string, at: number): boolean {
  return matches(LONE_TAG, source, at);
}

/** True if the tag at `at` is part of a paragraph and starts no HTML block. */
export function isTagInText(source: string, at: number, inParagraph: boolean): boolean {
  return !startsHtml(source, at) && (inParagraph || !isLoneTag(source, at));
}

/** True if an HTML block that may contain blank lines starts at `at`. */
function startsRawHtml(source: string, at: number): boolean {
  return matches(RAW_HTML, source, at);
}

/**
 * End of an HTML block that may contain blank lines. It is after the line with the closing marker, else at the end of `source`.
 * Undefined for other HTML.
 */
export function rawHtmlEnd(source: string, at: number): number | undefined {
  RAW_HTML.lastIndex = at;
  const match = RAW_HTML.exec(source);
  if (!match) return undefined;
  const [, element, comment, instruction, data] = match;
  let close: number;
  if (element) {
    const tag = new RegExp(`</${element}>`, 'gi');
    tag.lastIndex = at;
    close = tag.test(source) ? tag.lastIndex : -1;
  } else {
    const end = comment ? '-->' : instruction ? '?>' : data ? ']]>' : '>';
    close = source.indexOf(end, at + 2);
  }
  const lineEnd = close < 0 ? -1 : source.indexOf('\n', close);
  return lineEnd < 0 ? source.length : lineEnd + 1;
}

function matches(rule: RegExp, source: string, at: number): boolean {
  rule.lastIndex = at;
  return rule.test(source);
}

const UNDERLINE = /(?:=+|--)[ \t]*(?:\n|$)/y;

/** True for a heading underline. Three dashes are a rule instead. */
export function looksLikeUnderline(source: string, at: number): boolean {
  return matches(UNDERLINE, source, at);
}

/** True for a heading or a thematic break at `at`, which end a paragraph. */
export function isRule(source: string, at: number): boolean {
  return (
    !startsWithLetter(source, at) && kindAt(source, at).name === 'rule' && !looksLikeUnderline(source, at)
  );
}

/** True if the line at `start` is indented at least as far as the content of a list. */
export function isWithinItem(source: string, start: number, kind: LineKind, itemIndent: number): boolean {
  const isTab = kind.name === 'indented' && source.charAt(kind.at) === '\t';
  return isTab || skipSpaces(source, start) - start >= itemIndent;
}

/** True if a line indented less than a list's content ends the list. False for a lazy line or another item. */
export function endsList(source: string, kind: LineKind, inParagraph: boolean): boolean {
  if (kind.name === 'container') return source.charAt(kind.at) === '>';
  if (!inParagraph) return true;
  if (kind.name === 'rule') return !looksLikeUnderline(source, kind.at); // an underline is text here
  return kind.name === 'fence' || (kind.name === 'angle' && startsHtml(source, kind.at));
}
