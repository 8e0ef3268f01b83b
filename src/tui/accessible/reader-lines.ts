import type { Heading } from '../../document/document.js';
import { footText, targetText } from '../app/reader/links/footnote-preview.js';
import { bookmarksOf } from '../app/reader/notes/bookmarks.js';
import { progressOf } from '../app/reader/reading-progress.js';
import { compareSpots, TOP } from '../app/reader/scroll.js';
import { shownLines } from '../app/reader/viewport.js';
import type { Reading, State } from '../app/state.js';

/** A page of the article from where the reader is, in order. */
export function textLines(state: State): string[] {
  return shownLines(state).map(({ line }) => line.spans.map(({ text }) => text).join(''));
}

/** Which article this is, for who comes into the middle of it; at its top it is said there. */
export function titleLines({ article, spot }: Reading): string[] {
  return compareSpots(spot, TOP) > 0 ? [`${article.title}.`] : [];
}

/** What the first row belongs to, where the row that says so stands above it: code that was left in the middle. */
export function surroundings(state: State): string[] {
  const { reading } = state;
  const [first] = shownLines(state);
  const block = first && reading?.parsing.document.blocks[first.block];
  if (block?.kind !== 'code' || !first) return [];
  const label = reading?.page.lines(first.block).findIndex(({ width }) => width > 0) ?? 0;
  if (first.row <= label) return [];
  return [block.language ? `Code, ${block.language}:` : 'Code:'];
}

/** The headings of the article, numbered, their levels in words. */
export function contentsLines({ parsing }: Reading): string[] {
  return ['Contents.', ...parsing.document.headings.map(headingLine)];
}

/** The heading under the cursor, which was gone to by itself. */
export function chosenLines({ contents, parsing }: Reading): string[] {
  const heading = parsing.document.headings[contents.cursor];
  return heading ? [headingLine(heading, contents.cursor)] : [];
}

function headingLine({ level, text }: Heading, index: number): string {
  return `${index + 1}. ${text}, level ${level}`;
}

export function bookmarkLines(state: State): string[] {
  return ['Bookmarks.', ...bookmarksOf(state).map(({ label }, index) => `${index + 1}. ${label}`)];
}

/** How far the reader is, for the prompt. */
export function progressText(state: State): string {
  const { percent, minutes, heading, section } = progressOf(state);
  const where = heading ? `Section ${section}, ${heading.text}. ` : '';
  if (percent === 100) return `${where}100 percent, the end.`;
  return `${where}${percent} percent, ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} left.`;
}

/** The link that was selected and where it leads; a footnote's text. */
export function selectedLines(state: State): string[] {
  const foot = footText(state).map(({ spans }) => spans.map(({ text }) => text).join(''));
  return [`Selected: ${targetText(state)}.`, ...foot];
}

/** What is searched for in the article, and which match this is. */
export function matchLines({ reading }: State): string[] {
  const find = reading?.find;
  if (!find || find.matches.length === 0) return [];
  return [`Match ${find.current + 1} of ${find.matches.length} for ${find.field.text}.`];
}
