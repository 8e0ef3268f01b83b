/** Builders for lines. Each call returns new objects, which the caller may change. */

import type { StyleName } from '../document/style.js';
import type { LayoutOptions, Picture } from './layout-options.js';
import type { Line, LineSpan } from './line.js';

/** Creates a span of a line. It has all these properties also if they are undefined, for the reason given at `createSpan`. */
export function createLineSpan(
  text: string,
  style?: string,
  link?: number,
  at?: number,
  footnote?: number,
): LineSpan {
  return { text, style, link, at, footnote };
}

/** Creates a span of the document's text without style or link. `at` is its offset. */
export function textSpan(text: string, at: number): LineSpan {
  return createLineSpan(text, undefined, undefined, at);
}

/** Returns a line without text. */
export function blankLine(offset: number): Line {
  return { spans: [], width: 0, offset };
}

/** Returns a line of drawn text, which is not in the document. */
export function drawnLine(text: string, width: number, style: StyleName | undefined, offset: number): Line {
  return { spans: [drawnSpan(text, style)], width, offset };
}

/** Returns a span of drawn text, which is not in the document. */
export function drawnSpan(text: string, style?: StyleName): LineSpan {
  return createLineSpan(text, style);
}

/** Returns the start of a message from Lectern, which tells it from the author's text. */
export function noticeLead({ accessible }: Pick<LayoutOptions, 'accessible'>): string {
  return accessible ? 'Notice: ' : '! ';
}

/** Inserts `span`, `width` columns wide, at the start of a line. White space is trimmed if the line has no text. */
export function prefixLine(line: Line, span: LineSpan, width: number): void {
  if (line.spans.length === 0) {
    const text = span.text.trimEnd();
    if (text === '') return;
    line.spans.push(createLineSpan(text, span.style, span.link));
    line.width = width - (span.text.length - text.length);
    return;
  }
  const first = line.spans[0];
  if (
    first &&
    first.at === undefined &&
    first.link === undefined &&
    first.footnote === undefined &&
    first.colours === undefined &&
    first.style === span.style
  ) {
    // Both are drawn text of one style: join them.
    line.spans[0] = createLineSpan(span.text + first.text, span.style);
  } else {
    line.spans = first && line.spans.length === 1 ? [span, first] : [span, ...line.spans];
  }
  line.width += width;
}

/** Inserts `lead` at the start of the first line. The other lines get white space of the same width. */
export function hangLines(lines: Line[], lead: LineSpan, width: number): void {
  const [first] = lines;
  if (first) prefixLine(first, lead, width);
  if (lines.length < 2) return;
  const indent = drawnSpan(' '.repeat(width));
  for (let index = 1; index < lines.length; index++) prefixLine(lines[index] as Line, indent, width);
}

/** Marks the lines of a block that is too wide for the layout. */
export function markTooWide(lines: Line[]): Line[] {
  for (const line of lines) line.isTooWide = true;
  return lines;
}

/** Returns the rows of a picture. They are blank until it is drawn, so that the text below does not move. */
export function pictureLines(
  { slot, rows = [] }: Extract<Picture, { slot: unknown }>,
  offset: number,
): Line[] {
  return Array.from({ length: slot.rows }, (_, index): Line => {
    const span = rows[index];
    return span
      ? { spans: [{ ...span }], width: slot.columns, offset, picture: slot }
      : { spans: [], width: 0, offset, picture: slot };
  });
}
