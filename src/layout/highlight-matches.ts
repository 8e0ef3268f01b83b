/** Styles stretches of a row by their place in the block's text: search matches, found by `at` wherever they were set. */

import { type StyleName, withStyle } from '../document/style.js';
import type { Line, LineSpan } from './line.js';

/** The row with `style` on what lies in `ranges`: `[start, end)` in the block's text, ascending, not overlapping. */
export function highlight(
  line: Line,
  ranges: readonly (readonly [number, number])[],
  style: StyleName,
): Line {
  if (ranges.length === 0) return line;
  const spans: LineSpan[] = [];
  let touched = false;
  for (const run of line.spans) {
    const { at } = run;
    if (at === undefined) {
      spans.push(run);
      continue;
    }
    const end = at + run.text.length;
    let from = at;
    for (const [first, last] of ranges) {
      const start = Math.max(first, from);
      if (first >= end) break;
      const stop = Math.min(last, end);
      if (start >= stop) continue;
      touched = true;
      if (start > from) spans.push(part(run, at, from, start));
      spans.push({ ...part(run, at, start, stop), style: withStyle(run.style, style) });
      from = stop;
    }
    if (from === at) spans.push(run);
    else if (from < end) spans.push(part(run, at, from, end));
  }
  return touched ? { spans, width: line.width, offset: line.offset } : line;
}

function part(run: LineSpan, at: number, from: number, to: number): LineSpan {
  return { ...run, text: run.text.slice(from - at, to - at), at: from };
}
