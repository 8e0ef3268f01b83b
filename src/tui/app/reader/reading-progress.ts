import type { Document, Heading } from '../../../document/document.js';
import { blockStarts, headingAt, offsetOf, textLength } from '../../../document/document-text.js';
import type { Reading, State } from '../state.js';
import { continuesBelow, lastTopRow } from './scroll.js';

/** Reading progress, measured in characters of the text. */
export interface ReadingProgress {
  /** 0 to 100; 100 only if the end is on the screen. */
  percent: number;
  /** Minutes left in the article and in the section, rounded up. */
  minutes: number;
  sectionMinutes: number;
  /** Heading of the current section. */
  heading: Heading | undefined;
}

/**
 * Measures the progress from the top of the article (0) to its last screen (100). So an article that fits on the screen is read
 * when opened. While the article is being parsed, its length is estimated from the part of the source that is parsed.
 */
export function readingProgress(state: State): ReadingProgress {
  const { reading } = state;
  if (!reading) return { percent: 0, minutes: 0, sectionMinutes: 0, heading: undefined };
  const { document } = reading.parsing;
  const here = offsetOf(document, reading.position);
  const whole = wholeLength(reading);
  const atEnd = reading.parsing.done && !continuesBelow(state, reading);
  // At the top, the last screen need not be laid out.
  const fraction = here === 0 ? 0 : Math.min(1, here / Math.max(1, endOffset(state, reading)));
  const heading = headingAt(document, here);
  const index = heading ? document.headings.indexOf(heading) : -1;
  const perMinute = whole / reading.article.minutes;
  return {
    percent: atEnd ? 100 : (resumedPercent(reading) ?? Math.min(99, Math.floor(fraction * 100))),
    minutes: atEnd ? 0 : Math.ceil(reading.article.minutes * (1 - fraction)),
    sectionMinutes: atEnd ? 0 : Math.ceil((sectionEnd(document, index, whole) - here) / perMinute),
    heading,
  };
}

/**
 * The saved percent while an article that is not parsed yet stays where it was resumed. So the list and the first frame say the
 * same. An estimate from the first part of the source may be far off.
 */
function resumedPercent({ parsing, position, resumed }: Reading): number | undefined {
  return !parsing.done && resumed?.position === position ? resumed.percent : undefined;
}

/** Length of the article's text; estimated until it is parsed. */
function wholeLength({ parsing }: Reading): number {
  const known = textLength(parsing.document);
  return parsing.done ? known : (known * parsing.length) / Math.max(1, parsing.consumed);
}

function endOffset(state: State, reading: Reading): number {
  if (!reading.parsing.done) return wholeLength(reading);
  const { block, row } = lastTopRow(state, reading);
  return offsetOf(reading.parsing.document, { block, offset: reading.layout.lines(block)[row]?.offset ?? 0 });
}

/**
 * End offset of the section of heading `index`; -1 is the text before the first. It ends at the next heading of its level or
 * above.
 */
function sectionEnd(document: Document, index: number, whole: number): number {
  const { headings } = document;
  const level = headings[index]?.level ?? 6;
  for (let next = index + 1; next < headings.length; next++) {
    const heading = headings[next];
    if (heading && heading.level <= level)
      return (blockStarts(document)[heading.block] ?? 0) + heading.offset;
  }
  return whole;
}
