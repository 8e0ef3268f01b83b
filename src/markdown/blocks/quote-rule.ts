/**
 * Parses a block quote line by line (CommonMark 0.31, section 5.1). marked lexes the content again after each group of lazy
 * lines, which takes quadratic time. Here it is lexed once.
 */
import { isLazyContinuation, ParagraphTracker } from '../prescan/paragraph-continuation.js';
import { type BlockSyntax, endOfLine } from './block-extension.js';
import { dedent } from './indentation.js';

export interface ParsedQuote {
  /** Length in the source, without the last line end. */
  length: number;
  /** Content without markers; lazy lines are unchanged. */
  text: string;
}

const MARKER = / {0,3}>/y;

/** Parses the quote at the start of `source`. */
export function quoteAt(source: string, syntax: BlockSyntax): ParsedQuote | undefined {
  if (!source.includes('\n')) return singleLineQuote(source);
  const lines: string[] = [];
  const paragraph = new ParagraphTracker(lines);
  const isInFence = (line: string): boolean => paragraph.isInFence(line);
  let length = 0;
  for (let at = 0; at < source.length; ) {
    let end = endOfLine(source, at);
    const first = source.charCodeAt(at);
    MARKER.lastIndex = at;
    // Only for lines that may start with a marker, because a quote may have a million lines without one.
    if ((first === 0x3e || first === 0x20) && MARKER.test(source)) {
      lines.push(contentAfterMarker(source, at, MARKER.lastIndex, end, isInFence));
    } else if (paragraph.isOpen && isLazyContinuation(source, at, end, syntax)) {
      paragraph.addLazyLine(source, at, end);
      ({ end } = paragraph.addTextLines(source, end + 1, syntax));
    } else break;
    length = end;
    at = end + 1;
  }
  return lines.length === 0 ? undefined : { length, text: lines.join('\n') };
}

/** Fast path for a single line, the most common case of nested quotes. */
function singleLineQuote(source: string): ParsedQuote | undefined {
  const { length } = source;
  MARKER.lastIndex = 0;
  return MARKER.test(source)
    ? { length, text: contentAfterMarker(source, 0, MARKER.lastIndex, length) }
    : undefined;
}

/** Content after a quote marker. One column of white space belongs to the marker. */
function contentAfterMarker(
  source: string,
  start: number,
  at: number,
  end: number,
  isCode?: (line: string) => boolean,
): string {
  const next = source.charCodeAt(at);
  return dedent(source, at, end, next === 0x20 || next === 0x09 ? 1 : 0, at - start, isCode);
}
