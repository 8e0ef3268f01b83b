/** Styles stretches of a row by their place in the block's text: search matches, found by `at` wherever they were set. */
import type { Line, SetRun } from './line.js';
import { type StyleName, withStyle } from './style.js';

/** The row with `style` on what lies in `ranges`: `[start, end)` in the block's text, ascending, not overlapping. */
export function highlight(
  line: Line,
  ranges: readonly (readonly [number, number])[],
  style: StyleName,
): Line {
  if (ranges.length === 0) return line;
  const runs: SetRun[] = [];
  let touched = false;
  for (const run of line.runs) {
    const { at } = run;
    if (at === undefined) {
      runs.push(run);
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
      if (start > from) runs.push(part(run, at, from, start));
      runs.push({ ...part(run, at, start, stop), style: withStyle(run.style, style) });
      from = stop;
    }
    if (from === at) runs.push(run);
    else if (from < end) runs.push(part(run, at, from, end));
  }
  return touched ? { runs, width: line.width, offset: line.offset } : line;
}

function part(run: SetRun, at: number, from: number, to: number): SetRun {
  return { ...run, text: run.text.slice(from - at, to - at), at: from };
}
