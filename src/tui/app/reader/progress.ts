import type { Document, Heading } from '../../../typeset/document.js';
import { blockStarts, documentText, headingAt, offsetOf } from '../../../typeset/outline.js';
import type { Reading, State } from '../state.js';
import { compareSpots, lastSpot } from './scrolling.js';

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
  const perMinute = whole / reading.article.minutes;
  return {
    percent: atEnd ? 100 : Math.min(99, Math.floor(fraction * 100)),
    minutes: atEnd ? 0 : Math.ceil(reading.article.minutes * (1 - fraction)),
    sectionMinutes: atEnd ? 0 : Math.ceil((sectionEnd(document, heading, whole) - here) / perMinute),
    heading,
    section: heading ? sectionNumber(document, heading) : 0,
  };
}

export function percentOf(state: State): number {
  return progressOf(state).percent;
}

/** Length of the article's text, reckoned while it is not all there. */
function wholeLength({ parsing }: Reading): number {
  const known = documentText(parsing.document).length;
  return parsing.done ? known : (known * parsing.length) / Math.max(1, parsing.consumed);
}

function endOffset(state: State, reading: Reading): number {
  if (!reading.parsing.done) return wholeLength(reading);
  const { block, row } = lastSpot(state, reading);
  return offsetOf(reading.parsing.document, { block, offset: reading.page.lines(block)[row]?.offset ?? 0 });
}

/** Where the section of `heading` ends: at the next heading of its level or above. */
function sectionEnd(document: Document, heading: Heading | undefined, whole: number): number {
  const from = heading ? document.headings.indexOf(heading) + 1 : 0;
  const next = document.headings.slice(from).find(({ level }) => level <= (heading?.level ?? 6));
  return next ? (blockStarts(document)[next.block] ?? 0) + next.offset : whole;
}

/** 1-based, counted among the headings of the highest level there is. */
function sectionNumber({ headings }: Document, heading: Heading): number {
  const highest = Math.min(...headings.map(({ level }) => level));
  return headings.slice(0, headings.indexOf(heading) + 1).filter(({ level }) => level === highest).length;
}
