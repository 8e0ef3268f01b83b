import type { Range } from '../../../search/results/search-result.js';
import { displayWidth } from '../../../text/display-width.js';
import { graphemes } from '../../../text/graphemes.js';

interface MatchedText {
  text: string;
  ranges: readonly Range[];
}

/** Share of the row before the end of the match. The rest shows what follows it, if there is that much. */
const LEADING_SHARE = 0.7;

/** Cuts the beginning of a text until its first match is visible in `width` columns. */
export function clipAroundMatch({ text, ranges }: MatchedText, width: number, ascii: boolean): MatchedText {
  const [first] = ranges;
  if (!first || displayWidth(text) <= width || displayWidth(text.slice(0, first[1])) < width)
    return { text, ranges };
  const mark = ascii ? '~' : '…';
  const leadingWidth = Math.max(
    Math.floor(width * LEADING_SHARE),
    width - displayWidth(text.slice(first[1])),
  );
  const from = startFor(text, first, leadingWidth - displayWidth(mark));
  const shift = mark.length - from;
  return {
    text: mark + text.slice(from),
    ranges: ranges.map(([start, end]) => [start + shift, end + shift]),
  };
}

/** Start of the first word, or else character, from which the match ends within `width` columns. */
function startFor(text: string, [start, end]: Range, width: number): number {
  let from = start;
  for (let at = text.lastIndexOf(' ', start - 1); at > 0; at = text.lastIndexOf(' ', at - 1)) {
    if (displayWidth(text.slice(at + 1, end)) > width) break;
    from = at + 1;
  }
  return from < start ? from : startWithinWord(text, [start, end], width);
}

function startWithinWord(text: string, [start, end]: Range, width: number): number {
  let spare = width - displayWidth(text.slice(start, end));
  let from = start;
  for (const grapheme of [...graphemes(text.slice(text.lastIndexOf(' ', start - 1) + 1, start))].reverse()) {
    spare -= displayWidth(grapheme);
    if (spare < 0) break;
    from -= grapheme.length;
  }
  return from;
}
