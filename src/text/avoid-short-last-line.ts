/** The last row of a paragraph: a short word is not left alone on it, where the row before it has words to give. */
import { trimEnd, type WrapState, widthOf } from './wrap-state.js';

/**
 * Where the last of `rows` (`start, end, columns` each, `offset` before the stretch) is one short word, the row above
 * gives its last one up, unless what is left of that is shorter still. Short is at most twelve columns and a third of
 * the measure.
 */
export function avoidShortLastLine(stretch: WrapState, rows: number[], offset: number): void {
  const { text, mayBreak, measure } = stretch;
  const at = rows.length - 6;
  const [above = 0, , , last = 0, end = 0, width = 0] = rows.slice(at);
  if (width > Math.min(12, measure / 3)) return;
  for (let index = last - offset + 1; index < end - offset; index++) if (mayBreak(index)) return;
  const from = above - offset;
  let split = last - offset - 1;
  while (split > from && !mayBreak(split)) split--;
  // Rather between words than within a hyphenated one, unless the script has no spaces.
  let between = split;
  while (between > from && !(mayBreak(between) && text.charCodeAt(between - 1) === 0x20)) between--;
  const tries = between > from ? [between, split] : [split];
  for (const start of tries) {
    if (start <= from || widthOf(stretch, start, end - offset) > measure) continue;
    const stop = trimEnd(text, from, start);
    const left = widthOf(stretch, from, stop);
    if (left < width) continue;
    rows.splice(at + 1, 5, offset + stop, left, offset + start, end, widthOf(stretch, start, end - offset));
    return;
  }
}
