import type { Document, Heading } from '../../../document/document.js';
import { blockStarts, headingAt, offsetOf, textLength } from '../../../document/document-text.js';
import type { Reading, State } from '../state.js';
import { sectionNumber } from './contents/section-numbers.js';
import { compareSpots, lastSpot } from './scroll.js';

/** How far the reader is, counted in characters of the text. */
export interface Progress {
  /** 0 to 100; 100 exactly where the end is on the screen. */
  percent: number;
  /** Minutes left in the article and in the section, rounded up. */
  minutes: number;
  sectionMinutes: number;
  /** The section being read, and its number among the sections of the article's top level. */
  heading: Heading | undefined;
  section: number;
}

/**
 * The way from the article's top to its last screenful is a hundred per cent: so the top is 0, the end 100, and an
 * article that fits on the screen is read when it is opened. While the article is still being parsed, what it will
 * come to is reckoned from how much of its source is in.
 */
export function progressOf(state: State): Progress {
  const { reading } = state;
  if (!reading) return { percent: 0, minutes: 0, sectionMinutes: 0, heading: undefined, section: 0 };
  const { document } = reading.parsing;
  const here = offsetOf(document, reading.place);
  const whole = wholeLength(reading);
  const fraction = Math.min(1, here / Math.max(1, endOffset(state, reading)));
  const atEnd = reading.parsing.done && compareSpots(reading.spot, lastSpot(state, reading)) >= 0;
  const heading = headingAt(document, here);
  const index = heading ? document.headings.indexOf(heading) : -1;
  const perMinute = whole / reading.article.minutes;
  return {
    percent: atEnd ? 100 : Math.min(99, Math.floor(fraction * 100)),
    minutes: atEnd ? 0 : Math.ceil(reading.article.minutes * (1 - fraction)),
    sectionMinutes: atEnd ? 0 : Math.ceil((sectionEnd(document, index, whole) - here) / perMinute),
    heading,
    section: sectionNumber(document.headings, index),
  };
}

export function percentOf(state: State): number {
  return progressOf(state).percent;
}

/** Length of the article's text, reckoned while it is not all there. */
function wholeLength({ parsing }: Reading): number {
  const known = textLength(parsing.document);
  return parsing.done ? known : (known * parsing.length) / Math.max(1, parsing.consumed);
}

function endOffset(state: State, reading: Reading): number {
  if (!reading.parsing.done) return wholeLength(reading);
  const { block, row } = lastSpot(state, reading);
  return offsetOf(reading.parsing.document, { block, offset: reading.page.lines(block)[row]?.offset ?? 0 });
}

/** Where the section of heading `index` ends (-1: what stands before the first): at the next one of its level or above. */
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
