import type { Heading } from '../../document/document.js';
import { pluralize } from '../../util/pluralize.js';
import { footnoteLines, targetText } from '../app/reader/links/footnote-preview.js';
import { bookmarksOf } from '../app/reader/notes/bookmarks.js';
import { readingProgress } from '../app/reader/reading-progress.js';
import { compareRows, TOP } from '../app/reader/scroll.js';
import { visibleLines } from '../app/reader/viewport.js';
import type { Reading, State } from '../app/state.js';

/** A page of the article from the reading position on. */
export function textLines(state: State): string[] {
  return visibleLines(state).map(({ line }) => line.spans.map(({ text }) => text).join(''));
}

/** The title, if the article opens in its middle. At its top, the text has it. */
export function titleLines({ article, topRow }: Reading): string[] {
  return compareRows(topRow, TOP) > 0 ? [`${article.title}.`] : [];
}

/** A label for code whose own label is above the page, because the page starts inside it. */
export function codeLabelLines(state: State): string[] {
  const { reading } = state;
  const [first] = visibleLines(state);
  const block = first && reading?.parsing.document.blocks[first.block];
  if (block?.kind !== 'code' || !first) return [];
  const label = reading?.layout.lines(first.block).findIndex(({ width }) => width > 0) ?? 0;
  if (first.row <= label) return [];
  return [block.language ? `Code, ${block.language}:` : 'Code:'];
}

/** The headings of the article, numbered, with their levels. */
export function contentsLines({ parsing }: Reading): string[] {
  return ['Contents.', ...parsing.document.headings.map(headingLine)];
}

/** The heading under the cursor of the contents. */
export function selectedHeadingLines({ contents, parsing }: Reading): string[] {
  const heading = parsing.document.headings[contents.cursor];
  return heading ? [headingLine(heading, contents.cursor)] : [];
}

function headingLine({ level, text }: Heading, index: number): string {
  return `${index + 1}. ${text}, level ${level}`;
}

export function bookmarkLines(state: State): string[] {
  return ['Bookmarks.', ...bookmarksOf(state).map(({ label }, index) => `${index + 1}. ${label}`)];
}

/** Section, percentage and minutes left, for the prompt. */
export function progressText(state: State): string {
  const { percent, minutes, heading } = readingProgress(state);
  const where = heading ? `Section ${heading.text}. ` : '';
  if (percent === 100) return `${where}100 percent, the end.`;
  return `${where}${percent} percent, ${pluralize(minutes, 'minute')} left.`;
}

/** The selected link with its target, or the text of the selected footnote. */
export function selectedLinkLines(state: State): string[] {
  const footnote = footnoteLines(state).map(({ spans }) => spans.map(({ text }) => text).join(''));
  return [`Selected: ${targetText(state)}.`, ...footnote];
}

/** The current match of find and its number. */
export function matchLines({ reading }: State): string[] {
  const find = reading?.find;
  if (!find || find.matches.length === 0) return [];
  return [`Match ${find.current + 1} of ${find.matches.length} for ${find.field.text}.`];
}
