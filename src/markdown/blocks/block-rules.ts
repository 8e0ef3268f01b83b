/**
 * Line-by-line replacements for block rules of marked. The originals overflow the stack or take quadratic
 * time on long input.
 */
import type { Tokens } from 'marked';
import { continuesParagraph } from '../prescan/paragraph-continuation.js';
import { type BlockSyntax, endOfLine, PLAIN_BLOCK_SYNTAX } from './block-extension.js';
import { closesFence, fenceAt } from './fences.js';

/** 1 for the ASCII characters that start no block of their own and continue a paragraph. */
const TEXT = Uint8Array.from({ length: 0x80 }, (_, code) =>
  Number(/[a-zA-Z!"$%&'(),./;?@\\\]^{}]/.test(String.fromCharCode(code))),
);

/** True for text that starts only a paragraph, a table or a heading with an underline. Most blocks do, and skip the other rules. */
export function startsWithText(source: string, at = 0): boolean {
  if (at >= source.length) return false;
  const code = source.charCodeAt(at);
  return code >= 0xa1 || TEXT[code] === 1;
}

/** Length of the blank lines at the start of `source`. */
export function blankLinesLength(source: string): number {
  let end = 0;
  for (let at = 0; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === 0x0a) end = at + 1;
    else if (code !== 0x20 && code !== 0x09) return end;
  }
  return source.length;
}

const CODE_LINE = /(?: {4}| {0,3}\t)[^\n]*/y;
const BLANK_LINE = /[ \t]*(?:\n|$)/y;
const CODE_INDENT = /^(?: {0,3}\t| {1,4})/gm;

/**
 * Reads indented code at the start of `source`, without trailing blank lines (CommonMark 0.31, section 4.4).
 */
export function indentedCode(source: string): Tokens.Code | undefined {
  let end = 0;
  for (let at = 0; at < source.length; ) {
    const newline = source.indexOf('\n', at);
    const next = newline < 0 ? source.length : newline + 1;
    if (!matches(BLANK_LINE, source, at)) {
      if (!matches(CODE_LINE, source, at)) break;
      end = next;
    } else if (at === 0) return undefined;
    at = next;
  }
  if (end === 0) return undefined;
  const raw = source.slice(0, end);
  return { type: 'code', raw, codeBlockStyle: 'indented', text: raw.replace(CODE_INDENT, '') };
}

const ESCAPE = /\\([!-/:-@[-`{-~])/g;

/** Reads fenced code at the start of `source`, without the last line end (CommonMark 0.31, section 4.5). */
export function fencedCode(source: string): Tokens.Code | undefined {
  let indent = 0;
  while (indent < 4 && source.charCodeAt(indent) === 0x20) indent++;
  const fence = indent < 4 ? fenceAt(source, indent) : undefined;
  if (!fence) return undefined;
  const start = nextLine(source, 0);
  const info = source.slice(indent + fence.length, start).trim();
  let at = start;
  while (at < source.length && !closesFence(source, at, fence)) at = nextLine(source, at);
  const next = nextLine(source, at);
  const text = source.slice(start, at);
  return {
    type: 'code',
    raw: source.slice(0, source.endsWith('\n', next) ? next - 1 : next),
    lang: info.includes('\\') ? info.replace(ESCAPE, '$1') : info,
    text: indent === 0 ? text : text.replace(FENCE_INDENTS[indent] ?? '', ''),
  };
}

/** Spaces that code loses at the start of its lines, by the indentation of its fence. */
const FENCE_INDENTS = [/^/gm, /^ /gm, /^ {1,2}/gm, /^ {1,3}/gm];

const UNDERLINE = / {0,3}(=+|-+)[ \t]*(?:\n|$)/y;
/** A row of dashes and pipes under a line, which makes it the header of a table. */
const DELIMITER_ROW = / {0,3}\|?(?:[:\- ]*\|)+[:\- ]*\n/y;
const INDENTED = /(?: {4}| {0,3}\t)/y;
const NOTHING = [-1, -1] as const;

export interface SetextHeading {
  depth: 1 | 2;
  /** End of the heading's text, and end of its underline. */
  textEnd: number;
  end: number;
}

/**
 * Finds setext headings (CommonMark 0.31, section 4.3) in one text. A failed search is remembered by its distances from the end
 * of the text, because marked passes a list item's paragraph line by line, as ever shorter rests of one text.
 */
export class SetextHeadingFinder {
  private noneFrom = -1;
  private noneTo = -1;

  /** Forgets the failed search, before a text inside another one. Returns it. */
  forget(): readonly [noneFrom: number, noneTo: number] {
    const failed = this.noneFrom < 0 ? NOTHING : ([this.noneFrom, this.noneTo] as const);
    this.noneFrom = -1;
    this.noneTo = -1;
    return failed;
  }

  remember(failed: readonly [noneFrom: number, noneTo: number]): void {
    [this.noneFrom, this.noneTo] = failed;
  }

  find(source: string, syntax: BlockSyntax): SetextHeading | undefined {
    if (source.length <= this.noneFrom && source.length > this.noneTo) return undefined;
    if (!startsWithText(source) && !startsHeading(source)) return undefined;
    for (let at = nextLine(source, 0); ; at = nextLine(source, at)) {
      const isText = startsWithText(source, at);
      UNDERLINE.lastIndex = at;
      const match = at < source.length && !isText ? UNDERLINE.exec(source) : undefined;
      if (match) {
        const end = at + match[0].length - (match[0].endsWith('\n') ? 1 : 0);
        return { depth: match[1]?.startsWith('=') ? 1 : 2, textEnd: at - 1, end };
      }
      if (at >= source.length || (isText ? syntax.interrupts(source, at) : endsHeading(source, at, syntax))) {
        this.noneFrom = source.length;
        this.noneTo = source.length - at;
        return undefined;
      }
    }
  }
}

/** True if the first line may be that of a heading. The other rules have read no block there. An underline of nothing is text. */
function startsHeading(source: string): boolean {
  if (matches(UNDERLINE, source, 0)) return true;
  return (
    !matches(INDENTED, source, 0) && continuesParagraph(source, 0, endOfLine(source, 0), PLAIN_BLOCK_SYNTAX)
  );
}

/** True if the line at `at` cannot be part of a heading that starts before it. */
function endsHeading(source: string, at: number, syntax: BlockSyntax): boolean {
  return !continuesParagraph(source, at, endOfLine(source, at), syntax) || matches(DELIMITER_ROW, source, at);
}

function nextLine(source: string, at: number): number {
  const newline = source.indexOf('\n', at);
  return newline < 0 ? source.length : newline + 1;
}

function matches(rule: RegExp, source: string, at: number): boolean {
  rule.lastIndex = at;
  return rule.test(source);
}
