import type { Span } from '../document/document.js';
import { type StyleName, withStyle } from '../document/style.js';

/** A text as runs of one style, what lies in `ranges` marked as found: `[start, end)` in UTF-16 code units, ascending. */
export function marked(
  text: string,
  ranges: readonly (readonly [start: number, end: number])[],
  style?: StyleName,
): Span[] {
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
