/** What a line of Markdown may be, by its first characters; as little of each line is read as will tell. */
import { type Fence, fenceAt } from './fences.js';

export interface LineKind {
  name: 'text' | 'rule' | 'fence' | 'angle' | 'bracket' | 'container' | 'indented';
  /** Where its first character that is not a space stands. */
  at: number;
  /** `safe`: after a blank line it starts a block of the top level. `item`: a list may be cut before it. */
  cut?: 'safe' | 'item';
  fence?: Fence;
}

const RULE = /[ \t]*(?:(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,}|=+[ \t]*|--+[ \t]*)(?=\n|$)/y;
const HEADING = /#{1,6}(?=[ \t\n]|$)/y;
const ITEM = /(?:[-*+]|\d{1,9}[.)])(?=[ \t\n]|$)/y;
/** HTML blocks that may hold blank lines (CommonMark 0.31, section 4.6, conditions 1 to 5). */
const RAW = /<(?:(script|pre|style|textarea)(?=[\s>])|(!--)|(\?)|(!\[CDATA\[)|(![a-zA-Z]))/iy;

export function isBlank(source: string, at: number, end: number): boolean {
  // most lines end in something: their indentation need not be read
  if (end > at && source.charCodeAt(end - 1) > 0x20) return false;
  for (let index = at; index < end; index++) {
    const code = source.charCodeAt(index);
    if (code !== 0x20 && code !== 0x09) return false;
  }
  return true;
}

/** How many lines end between `start` and `end`; looked for no further, since it is asked for every few characters. */
export function linesIn(source: string, start: number, end: number): number {
  return newlines(source.slice(start, end));
}

export function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** The kind of the line at `start`, which is not blank. */
export function lineKind(source: string, start: number): LineKind {
  let at = start;
  while (source.charCodeAt(at) === 0x20 && at - start < 4) at++;
  if (at - start === 4 || source.charCodeAt(at) === 0x09) return { name: 'indented', at };
  const kind = kindAt(source, at);
  // but for another item of its list, nothing that is not indented goes on over a blank line
  if (at === start) kind.cut = kind.name === 'container' && source.charAt(at) !== '>' ? 'item' : 'safe';
  return kind;
}

function kindAt(source: string, at: number): LineKind {
  switch (source.charAt(at)) {
    case '#':
      return { name: matches(HEADING, source, at) ? 'rule' : 'text', at };
    case '`':
    case '~': {
      const fence = fenceAt(source, at);
      return fence ? { name: 'fence', at, fence } : { name: 'text', at };
    }
    case '<':
      return { name: 'angle', at };
    case '[':
      return { name: 'bracket', at };
    case '>':
      return { name: 'container', at };
    case '-':
    case '*':
    case '+':
    case '_':
    case '=':
      if (matches(RULE, source, at)) return { name: 'rule', at };
      return { name: matches(ITEM, source, at) ? 'container' : 'text', at };
  }
  const code = source.charCodeAt(at);
  const item = code >= 0x30 && code <= 0x39 && matches(ITEM, source, at);
  return { name: item ? 'container' : 'text', at };
}

const BLOCK_ELEMENT =
  /<\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|meta|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?:[ \t\n]|$|\/?>)/iy;
const LONE_TAG =
  /<(?:\/[a-z][a-z0-9-]*|[a-z][a-z0-9-]*(?:[ \t]+[a-z:_][\w.:-]*(?:[ \t]*=[ \t]*(?:"[^"\n]*"|'[^'\n]*'|[^\s"'=<>`]+))?)*)[ \t]*\/?>[ \t]*(?:\n|$)/iy;

/** Does HTML start at `at` that interrupts a paragraph (CommonMark 0.31, section 4.6, conditions 1 to 6)? */
export function startsHtml(source: string, at: number): boolean {
  return matches(BLOCK_ELEMENT, source, at) || startsRaw(source, at);
}

/** Is the line a tag and nothing else: HTML where no paragraph goes before it (condition 7)? */
export function isLoneTag(source: string, at: number): boolean {
  return matches(LONE_TAG, source, at);
}

/** Does an HTML block that may hold blank lines start at `at`? */
function startsRaw(source: string, at: number): boolean {
  return matches(RAW, source, at);
}

/**
 * Where the HTML block at `at` ends that may hold blank lines: behind the line with its end, or the end of the
 * source where it has none. Undefined for every other kind of HTML.
 */
export function rawEnd(source: string, at: number): number | undefined {
  RAW.lastIndex = at;
  const found = RAW.exec(source);
  if (!found) return undefined;
  const [, element, comment, instruction, data] = found;
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
