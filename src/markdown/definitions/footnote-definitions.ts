/**
 * Parses GitHub's footnote definitions. They may be in quotes and list items (cmark-gfm opens one wherever a
 * block may start), and all are moved to the end of the document.
 */

import { endOfLine } from '../blocks/block-extension.js';
import { isBlank, lineKind } from '../blocks/line-kinds.js';
import { normaliseLabel } from '../inline/destination.js';

export interface FootnoteDefinition {
  /** Markdown of the footnote, without label and indentation. */
  text: string;
  /** Line it starts on, from 0. */
  line: number;
}

export interface ParsedFootnote {
  key: string;
  definition: FootnoteDefinition;
  /** Offset after its last line. */
  end: number;
}

/** Removes the markers of the blocks around a line. Undefined if the line is outside of them. */
type Unwrap = (rawLine: string) => string | undefined;

const FOOTNOTE_LABEL = /\[\^([^\s[\]]{1,200})\]:[ \t]*/y;
/** A lazy line under a paragraph, which is text. */
const UNDERLINE = /^ {0,3}=+[ \t]*$/;
const INDENT = /^(?: {1,4}|\t)/;

/**
 * Parses the footnote definition whose `[` is at `bracket`. Continues over its paragraph and over indented
 * lines after blank ones. `line` is its line number, from 0.
 */
export function footnoteDefinitionAt(
  source: string,
  bracket: number,
  line: number,
  unwrap: Unwrap = rawLine => rawLine,
): ParsedFootnote | undefined {
  if (source.charCodeAt(bracket + 1) !== 0x5e) return undefined;
  FOOTNOTE_LABEL.lastIndex = bracket;
  const match = FOOTNOTE_LABEL.exec(source);
  if (!match) return undefined;
  const first = endOfLine(source, FOOTNOTE_LABEL.lastIndex);
  const lines = [source.slice(FOOTNOTE_LABEL.lastIndex, first)];
  let end = first + 1;
  let blanks = 0;
  for (let at = end; at < source.length; ) {
    const stop = endOfLine(source, at);
    const rawLine = source.slice(at, stop);
    const inside = unwrap(rawLine);
    const content = inside ?? rawLine.trimStart();
    at = stop + 1;
    const blank = isBlank(content, 0, content.length);
    // a line outside can only be a lazy line of the paragraph
    if (inside === undefined && (blank || blanks > 0)) break;
    if (blank) {
      blanks++;
      continue;
    }
    if (!continues(content, blanks > 0)) break;
    for (; blanks > 0; blanks--) lines.push('');
    lines.push(UNDERLINE.test(content) ? `\\${content.trimStart()}` : content.replace(INDENT, ''));
    end = at;
  }
  const definition = { text: lines.join('\n'), line };
  const key = normaliseLabel(match[1] ?? '');
  return { key, definition, end: Math.min(end, source.length) };
}

/**
 * Parses a footnote definition inside other blocks. Its `[` at `bracket` follows their markers or indentation
 * on the line at `start`.
 */
export function nestedFootnoteAt(
  source: string,
  start: number,
  bracket: number,
  line: number,
): ParsedFootnote | undefined {
  if (source.charCodeAt(bracket + 1) !== 0x5e) return undefined;
  const before = source.slice(start, bracket);
  const quotes = before.split('>').length - 1;
  const quoteMarkers = new RegExp(`^(?:[ \\t]*>){${quotes}}`);
  const width = bracket - start;
  return footnoteDefinitionAt(source, bracket, line, rawLine => {
    const markers = quoteMarkers.exec(rawLine);
    if (!markers) return undefined;
    let from = markers[0].length;
    while (from < width && (rawLine[from] === ' ' || rawLine[from] === '\t')) from++;
    const inside = from === width || from === rawLine.length || (quotes > 0 && width - markers[0].length < 2);
    return inside ? rawLine.slice(from) : undefined;
  });
}

function continues(line: string, afterBlank: boolean): boolean {
  const kind = lineKind(line, 0);
  if (kind.name === 'indented') return true;
  return !afterBlank && (kind.name === 'text' || UNDERLINE.test(line));
}
