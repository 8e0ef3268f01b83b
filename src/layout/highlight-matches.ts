import type { Span } from '../document/document.js';
import { type StyleName, withStyle } from '../document/style.js';
import type { Line, LineSpan } from './line.js';

/** Ranges `[start, end)` of a text in UTF-16 code units, in ascending order. */
type Ranges = readonly (readonly [start: number, end: number])[];

/** Returns a text as spans of one style, with the ranges marked as matches. */
export function highlightText(text: string, ranges: Ranges, style?: StyleName): Span[] {
  const spans: Span[] = [];
  let done = 0;
  const add = (to: number, name: string | undefined) => {
    if (to > done)
      spans.push(name ? { text: text.slice(done, to), style: name } : { text: text.slice(done, to) });
    done = Math.max(done, to);
  };
  for (const [start, end] of ranges) {
    add(start, style);
    add(end, withStyle(style, 'match'));
  }
  add(text.length, style);
  return spans;
}

/** Returns a line with `style` added to the ranges of the block's text. Returns the same line if no range is on it. */
export function highlightLine(line: Line, ranges: Ranges, style: StyleName): Line {
  if (ranges.length === 0) return line;
  const spans: LineSpan[] = [];
  let isChanged = false;
  for (const span of line.spans) {
    const { at } = span;
    if (at === undefined) {
      spans.push(span);
      continue;
    }
    const end = at + span.text.length;
    let from = at;
    for (const [first, last] of ranges) {
      const start = Math.max(first, from);
      if (first >= end) break;
      const stop = Math.min(last, end);
      if (start >= stop) continue;
      isChanged = true;
      if (start > from) spans.push(slice(span, at, from, start));
      spans.push({ ...slice(span, at, start, stop), style: withStyle(span.style, style) });
      from = stop;
    }
    if (from === at) spans.push(span);
    else if (from < end) spans.push(slice(span, at, from, end));
  }
  return isChanged ? { spans, width: line.width, offset: line.offset } : line;
}

function slice(span: LineSpan, at: number, from: number, to: number): LineSpan {
  return { ...span, text: span.text.slice(from - at, to - at), at: from };
}
