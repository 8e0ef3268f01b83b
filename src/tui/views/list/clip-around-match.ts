import type { Range } from '../../../search/results/result.js';
import { displayWidth } from '../../../text/display-width.js';
import { graphemes } from '../../../text/graphemes.js';

interface Marked {
  text: string;
  ranges: readonly Range[];
}

/** How much of the row may be gone before the match ends: what follows it says as much as what leads up to it, where there is as much. */
const SHARE = 0.7;

/** A text with its matches, cut at its beginning as far as it takes for the first of them to be seen in `width` columns. */
export function aroundMatch({ text, ranges }: Marked, width: number, ascii: boolean): Marked {
  const [first] = ranges;
  if (!first || displayWidth(text) <= width || displayWidth(text.slice(0, first[1])) < width)
    return { text, ranges };
  const mark = ascii ? '~' : '…';
  const room = Math.max(Math.floor(width * SHARE), width - displayWidth(text.slice(first[1])));
  const from = startFor(text, first, room - displayWidth(mark));
  const shift = mark.length - from;
  return {
    text: mark + text.slice(from),
    ranges: ranges.map(([start, end]) => [start + shift, end + shift]),
  };
}

/** The first beginning of a word from which the match ends within `room` columns; of a character, where there are no words. */
function startFor(text: string, [start, end]: Range, room: number): number {
  let from = start;
  for (let at = text.lastIndexOf(' ', start - 1); at > 0; at = text.lastIndexOf(' ', at - 1)) {
    if (displayWidth(text.slice(at + 1, end)) > room) break;
    from = at + 1;
  }
  return from < start ? from : withinWord(text, [start, end], room);
}

function withinWord(text: string, [start, end]: Range, room: number): number {
  let spare = room - displayWidth(text.slice(start, end));
  let from = start;
  for (const grapheme of [...graphemes(text.slice(text.lastIndexOf(' ', start - 1) + 1, start))].reverse()) {
    spare -= displayWidth(grapheme);
    if (spare < 0) break;
    from -= grapheme.length;
  }
  return from;
}
