import { formatMinutes } from '../../../render/article-details.js';
import { pluralize } from '../../../util/pluralize.js';
import type { KeyAction } from '../../app/action.js';
import { visibleHeadings } from '../../app/reader/contents/visible-headings.js';
import { footnotePreview, targetText } from '../../app/reader/links/footnote-preview.js';
import { opensInBrowser } from '../../app/reader/links/open-in-browser.js';
import { readingProgress } from '../../app/reader/reading-progress.js';
import { readerLayout } from '../../app/screen-layout.js';
import type { Reading, State } from '../../app/state.js';
import type { Bindings } from '../../keys/bindings.js';
import { contextsOf } from '../../keys/context.js';
import { hintsFor, hintsOf } from '../../keys/help.js';
import { adaptLabels } from '../../keys/labels.js';
import { clip, type Row, span, spread, widthOf } from '../row.js';
import { hintRow, inputRow, messageSpan } from '../row-parts.js';

/** Rows below the text that preview the selected footnote or image. */
export function footnoteRows(state: State): Row[] {
  const { contents, left } = readerLayout(state);
  const beside = contents < state.size.columns ? contents : 0;
  const margin = span(' '.repeat(Math.max(0, beside + left - 2)));
  const bar = span(state.settings.ascii ? '| ' : '▏ ', 'border');
  const { columns } = state.size;
  return footnotePreview(state).map(({ spans }) =>
    clip([margin, bar, ...spans], columns, state.settings.ascii),
  );
}

/** Share of the row that a heading or an address keeps, even if facts and hints are cut for it. */
const LEFT_SHARE = 0.4;

/** The status row: section, message or input on the left; progress and key hints on the right. */
export function statusRow(state: State, bindings: Bindings): Row {
  const { columns } = state.size;
  const { ascii } = state.settings;
  const whole = leftRow(state, bindings);
  // A message is shown whole; a heading or an address needs only a share of the row.
  const leftWidth = state.message && !state.modal ? columns : Math.floor(columns * LEFT_SHARE);
  const right = rightRow(state, bindings, columns - Math.min(widthOf(whole) + 1, leftWidth) - 3);
  const isTight = widthOf(whole) + widthOf(right) + 3 > columns;
  return spread([span(' '), ...(isTight ? leftRow(state, bindings, true) : whole)], right, columns, ascii);
}

/** `brief` leaves out the minutes of the section, if space is short. */
function leftRow(state: State, bindings: Bindings, brief = false): Row {
  const { modal, message, reading, opening } = state;
  if (modal?.kind === 'copy') return [span('Copy what?', 'status')];
  if (modal?.kind === 'browse')
    return [span('Open ', 'status'), span(modal.host, 'title'), span(`? ${modal.url}`, 'dim')];
  if (message) return [messageSpan(message, bindings, state.settings.ascii)];
  if (opening) return [span(`Opening ${opening.article.title}`, 'dim')];
  const field = reading?.contents.filter?.field ?? (reading?.find?.typing ? reading.find.field : undefined);
  if (field) return [span('/', 'key'), ...inputRow(field)];
  if (reading?.selected)
    return [span(state.settings.ascii ? '-> ' : '→ ', 'key'), span(targetText(state), 'link')];
  return sectionRow(state, brief);
}

function sectionRow(state: State, brief: boolean): Row {
  const { heading, section, sectionMinutes } = readingProgress(state);
  if (!heading) return [span(state.reading?.article.title ?? '', 'status')];
  const sign = state.settings.ascii ? '#' : '§';
  const left = sectionMinutes > 0 && !brief ? ` (${formatMinutes(sectionMinutes)})` : '';
  return [span(`${sign}${section} ${heading.text}`, 'status'), span(left, 'dim')];
}

function rightRow(state: State, bindings: Bindings, width: number): Row {
  const facts = state.modal ? [] : (factRows(state).find(row => widthOf(row) <= width) ?? []);
  const space = width - widthOf(facts);
  const hints = hintRow(statusHints(state, bindings), space - 3);
  const parts =
    hints.length > 0 && facts.length > 0 ? [...facts, span('   '), ...hints] : [...facts, ...hints];
  return parts.length > 0 ? [...parts, span(' ')] : [];
}

/** `/limits 3/14   38%  ·  5 min left`, then shorter forms of it. The count of matches is left out last. */
function factRows(state: State): Row[] {
  const { percent, minutes } = readingProgress(state);
  const { words, count } = matchRows(state);
  const progress = [span(`${percent}%`, 'status')];
  const dot = state.settings.ascii ? '-' : '·';
  const left = [span(`  ${dot}  ${percent === 100 ? 'end' : `${formatMinutes(minutes)} left`}`, 'dim')];
  const gap = count.length > 0 ? [span('   ')] : [];
  return [
    [...words, ...count, ...gap, ...progress, ...left],
    [...count, ...gap, ...progress, ...left],
    [...count, ...gap, ...progress],
    count.length > 0 ? count : progress,
  ];
}

/** The words searched for and the match count: `/limits ` and `3/14`. */
function matchRows({ reading, settings }: State): { words: Row; count: Row } {
  if (reading?.contents.filter) return { words: [], count: headingCount(reading) };
  const find = reading?.find;
  if (!find || find.field.text === '') return { words: [], count: [] };
  const { length } = find.matches;
  const words = find.typing ? [] : clip([span(`/${find.field.text} `, 'dim')], 24, settings.ascii);
  const none = reading.parsing.done ? 'not found' : 'not found so far';
  return { words, count: [span(length === 0 ? none : `${find.current + 1}/${length}`, 'match')] };
}

function headingCount(reading: Reading): Row {
  const { length } = visibleHeadings(reading);
  return [span(length === 0 ? 'not found' : pluralize(length, 'heading'), 'match')];
}

/** Hinted only while a link is selected that they act on. */
const LINK_KEYS: readonly KeyAction[] = ['reader.follow', 'reader.browse'];

function statusHints(state: State, all: Bindings) {
  const bindings = adaptLabels(state, all);
  const { ascii } = state.settings;
  const contexts = contextsOf(state);
  if (contexts[0] === 'reader' && state.reading?.selected)
    return hintsOf(bindings, opensInBrowser(state) ? LINK_KEYS : LINK_KEYS.slice(0, 1), ascii);
  const { links = [], footnotes = [] } = state.reading?.parsing.document ?? {};
  const useless = links.length + footnotes.length > 0 ? LINK_KEYS : [...LINK_KEYS, 'reader.next-link'];
  return hintsFor(
    bindings.filter(({ action }) => !useless.includes(action)),
    contexts,
    ascii,
  );
}
