/**
 * Parses link destinations: `(target "title")` and `[label]` (CommonMark 0.31, section 6.3). Offsets are into
 * the block's text. Stops where the syntax fails and never searches further.
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
/** ASCII words separated by single spaces. */
const SIMPLE_LABEL = /^[!-~]+(?: [!-~]+)*$/;
const WHITE = /\s+/g;
/** Maximum nesting of parentheses, as in the reference implementation. Keeps unclosed ones linear. */
export const MAX_PARENTHESES = 32;

/** Parses `(target "title")` at `at`. */
export function inlineDestination(
  source: string,
  at: number,
): { link: Destination; end: number } | undefined {
  let position = skipWhiteSpace(source, at + 1);
  let target: string;
  if (source.charAt(position) === '<') {
    const match = matchAt(BRACKETED, source, position);
    if (!match) return undefined;
    target = match[1] ?? '';
    position += match[0].length;
  } else {
    const end = bareTarget(source, position);
    if (end === undefined) return undefined;
    target = source.slice(position, end);
    position = end;
  }
  const afterTarget = position;
  position = skipWhiteSpace(source, position);
  let title: string | undefined;
  if (position > afterTarget) {
    const titleMatch = titleAt(source, position);
    if (titleMatch) {
      title = titleMatch[1] ?? '';
      position = skipWhiteSpace(source, position + titleMatch[0].length);
    }
  }
  if (source.charAt(position) !== ')') return undefined;
  return { link: createDestination(target, title), end: position + 1 };
}

/** Parses `[label]` at `at`; the label is unchanged. */
export function labelAt(source: string, at: number): { label: string; end: number } | undefined {
  const match = matchAt(LABEL, source, at);
  return match ? { label: match[1] ?? '', end: at + match[0].length } : undefined;
}

/** Normalises a label for comparison, ignoring case and the amount of white space. */
export function normaliseLabel(label: string): string {
  if (SIMPLE_LABEL.test(label)) return label.toUpperCase();
  return label.trim().replace(WHITE, ' ').toLowerCase().toUpperCase();
}

export function createDestination(target: string, title?: string): Destination {
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
      if (++depth > MAX_PARENTHESES) return undefined;
    } else if (code === 0x29) {
      if (depth-- === 0) return at;
    } else if (code <= 0x20 || code === 0x7f) break;
  }
  return depth === 0 ? at : undefined;
}

function titleAt(source: string, at: number): RegExpExecArray | undefined {
  switch (source.charAt(at)) {
    case '"':
      return matchAt(DOUBLE_QUOTED, source, at);
    case "'":
      return matchAt(SINGLE_QUOTED, source, at);
    case '(':
      return matchAt(PARENTHESISED, source, at);
    default:
      return undefined;
  }
}

function skipWhiteSpace(source: string, at: number): number {
  SPACES.lastIndex = at;
  SPACES.test(source);
  return SPACES.lastIndex;
}

function matchAt(rule: RegExp, source: string, at: number): RegExpExecArray | undefined {
  rule.lastIndex = at;
  return rule.exec(source) ?? undefined;
}
