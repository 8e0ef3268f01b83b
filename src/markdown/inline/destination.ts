/**
 * What may follow a link's text: `(target "title")` and `[label]` (CommonMark 0.31, section 6.3). Positions are
 * indices into the block's text; nothing is searched for beyond where the syntax must already have failed.
 */
import { unescapeText } from './entities.js';

export interface Destination {
  target: string;
  title?: string;
}

const SPACES = /[ \t\n]*/y;
const BRACKETED = /<((?:\\[\s\S]|[^\n<>\\])*)>/y;
const DOUBLE_QUOTED = /"((?:\\[\s\S]|[^"\\])*)"/y;
const SINGLE_QUOTED = /'((?:\\[\s\S]|[^'\\])*)'/y;
const PARENTHESISED = /\(((?:\\[\s\S]|[^()\\])*)\)/y;
const LABEL = /\[((?:\\[\s\S]|[^[\]\\]){0,999})\]/y;
/** Words of ASCII with single spaces between them. */
const SIMPLE_LABEL = /^[!-~]+(?: [!-~]+)*$/;
const WHITE = /\s+/g;
/** As the reference implementation has it: keeps unclosed parentheses linear. */
const DEEPEST_PARENTHESES = 32;

/** `(target "title")` at `at`, and where it ends. */
export function inlineDestination(
  source: string,
  at: number,
): { link: Destination; end: number } | undefined {
  let position = skipSpaces(source, at + 1);
  let target: string;
  if (source.charAt(position) === '<') {
    const found = match(BRACKETED, source, position);
    if (!found) return undefined;
    target = found[1] ?? '';
    position += found[0].length;
  } else {
    const end = bareTarget(source, position);
    if (end === undefined) return undefined;
    target = source.slice(position, end);
    position = end;
  }
  const afterTarget = position;
  position = skipSpaces(source, position);
  let title: string | undefined;
  if (position > afterTarget) {
    const found = titleAt(source, position);
    if (found) {
      title = found[1] ?? '';
      position = skipSpaces(source, position + found[0].length);
    }
  }
  if (source.charAt(position) !== ')') return undefined;
  return { link: destination(target, title), end: position + 1 };
}

/** `[label]` at `at`: its text as written and where it ends. */
export function labelAt(source: string, at: number): { label: string; end: number } | undefined {
  const found = match(LABEL, source, at);
  return found ? { label: found[1] ?? '', end: at + found[0].length } : undefined;
}

/** One key for all spellings of a label: white space and case do not count. */
export function normaliseLabel(label: string): string {
  if (SIMPLE_LABEL.test(label)) return label.toUpperCase();
  return label.trim().replace(WHITE, ' ').toLowerCase().toUpperCase();
}

export function destination(target: string, title?: string): Destination {
  const link: Destination = { target: unescapeText(target) };
  if (title) link.title = unescapeText(title);
  return link;
}

function bareTarget(source: string, from: number): number | undefined {
  let depth = 0;
  let at = from;
  for (; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === 0x5c && at + 1 < source.length && source.charCodeAt(at + 1) > 0x20) at++;
    else if (code === 0x28) {
      if (++depth > DEEPEST_PARENTHESES) return undefined;
    } else if (code === 0x29) {
      if (depth-- === 0) return at;
    } else if (code <= 0x20 || code === 0x7f) break;
  }
  return depth === 0 ? at : undefined;
}

function titleAt(source: string, at: number): RegExpExecArray | undefined {
  switch (source.charAt(at)) {
    case '"':
      return match(DOUBLE_QUOTED, source, at);
    case "'":
      return match(SINGLE_QUOTED, source, at);
    case '(':
      return match(PARENTHESISED, source, at);
    default:
      return undefined;
  }
}

function skipSpaces(source: string, at: number): number {
  SPACES.lastIndex = at;
  SPACES.test(source);
  return SPACES.lastIndex;
}

function match(rule: RegExp, source: string, at: number): RegExpExecArray | undefined {
  rule.lastIndex = at;
  return rule.exec(source) ?? undefined;
}
