import { formatMinutes } from '../../../render/article-details.js';
import { displayWidth } from '../../../text/display-width.js';
import { pluralize } from '../../../util/pluralize.js';
import type { KeyAction } from '../../app/action.js';
import { visibleHeadings } from '../../app/reader/contents/visible-headings.js';
import { isExact } from '../../app/reader/find/find-matches.js';
import { currentBlock, isShownImage } from '../../app/reader/full-view/find-block.js';
import { footnotePreview, statusFootnote, targetText } from '../../app/reader/links/footnote-preview.js';
import { fileToView, opensInBrowser } from '../../app/reader/links/open-in-browser.js';
import { readingProgress } from '../../app/reader/reading-progress.js';
import { readerLayout } from '../../app/screen-layout.js';
import type { Modal, Reading, State } from '../../app/state.js';
import type { Bindings } from '../../keys/bindings.js';
import { actionHints, footerHints } from '../../keys/help.js';
import { contextsOf } from '../../keys/key-contexts.js';
import { adaptLabels } from '../../keys/labels.js';
import { clip, GAP, type Row, rowWidth, span, spread, truncateLeft } from '../row.js';
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

/** Share of the row that a heading or an address keeps, without and with a search. Facts and hints are left out for it. */
const LEFT_SHARE = 0.5;
const LEFT_SHARE_OF_SEARCH = 0.4;

/** The status row: section, message or input on the left. Progress and key hints on the right. */
export function statusRow(state: State, bindings: Bindings): Row {
  const { columns } = state.size;
  const { ascii } = state.settings;
  if (state.modal?.kind === 'browse') return browseRow(state.modal, state, bindings);
  const whole = leftRow(state, bindings);
  // A message and a footnote are shown whole. A heading or an address needs only a share of the row.
  const isWhole = (state.message && !state.modal) || statusFootnote(state) !== undefined;
  const share = isWhole ? 1 : state.reading?.find ? LEFT_SHARE_OF_SEARCH : LEFT_SHARE;
  const leftWidth = Math.floor(columns * share);
  const right = rightRow(state, bindings, columns - Math.min(rowWidth(whole) + 1, leftWidth) - 3);
  const isTight = rowWidth(whole) + rowWidth(right) + 3 > columns;
  const space = columns - 1 - (right.length > 0 ? rowWidth(right) + GAP : 0);
  return spread([span(' '), ...(isTight ? leftRow(state, bindings, space) : whole)], right, columns, ascii);
}

/** A row that does not fit into `space` columns leaves out the minutes of the section, and the start of a long input. */
function leftRow(state: State, bindings: Bindings, space = Number.POSITIVE_INFINITY): Row {
  const { modal, message, reading, opening } = state;
  if (modal?.kind === 'copy') return [span('Copy what?', 'status')];
  if (message) return [messageSpan(message, bindings, state.settings.ascii)];
  if (opening) return [span(`Opening ${opening.article.title}`, 'dim')];
  const field = reading?.contents.filter?.field ?? (reading?.find?.typing ? reading.find.field : undefined);
  if (field) return [span('/', 'key'), ...inputRow(field, space - 1, state.settings.ascii)];
  if (reading?.selected)
    return [
      span(state.settings.ascii ? '-> ' : '→ ', 'key'),
      span(statusFootnote(state) ?? targetText(state), 'link'),
    ];
  return sectionRow(state, space !== Number.POSITIVE_INFINITY);
}

/**
 * Asks before a link opens. The end of the host stays visible, because it identifies the owner. Keys and words are shortened
 * first, then the host is cut on its left.
 */
function browseRow(modal: Extract<Modal, { kind: 'browse' }>, state: State, bindings: Bindings): Row {
  const { columns } = state.size;
  const { ascii } = state.settings;
  const hints = statusHints(state, bindings);
  const keys = hintRow(
    hints.map(hint => ({ ...hint, text: '' })),
    columns,
  );
  const questions = browseQuestions(modal);
  const forms: [question: string, right: Row][] = [
    [questions[0] ?? '', hintRow(hints, columns)],
    ...questions.map((question): [string, Row] => [question, keys]),
    [questions.at(-1) ?? '', []],
  ];
  const needed = Math.min(displayWidth(modal.host), displayWidth(hostEnd(modal.host)) + 1);
  const spaceFor = ([question, right]: [string, Row]): number =>
    columns - displayWidth(question) - 2 - (right.length > 0 ? rowWidth(right) + 1 + GAP : 0);
  const form = forms.find(each => spaceFor(each) >= needed) ?? forms.at(-1) ?? ['', []];
  const host = truncateLeft(modal.host, spaceFor(form), ascii);
  const urlSpace = spaceFor(form) - displayWidth(host) - 1;
  const url = urlSpace < MIN_URL ? [] : clip([span(` ${modal.url}`, 'dim')], urlSpace, ascii);
  const left = [span(' '), span(form[0], 'status'), span(host, 'title'), span('?', 'dim'), ...url];
  const right = form[1].length > 0 ? [...form[1], span(' ')] : [];
  return spread(left, right, columns, ascii);
}

/** Minimum number of columns in which the address is shown after the host. */
const MIN_URL = 10;

/** The words before the host, and shorter forms of them. The number of addresses stays, as the first may be cut. */
function browseQuestions({ host, recipients, viewer }: Extract<Modal, { kind: 'browse' }>): string[] {
  if (viewer) return [`Open in ${viewer === 'image' ? 'the image' : 'its'} viewer: `, 'View ', ''];
  if (recipients === undefined) return ['Open ', ''];
  if (recipients > 1)
    return [`Open a mail to ${recipients} addresses: `, `Mail ${recipients}: `, `${recipients}: `];
  return [host ? 'Open a mail to ' : 'Open a mail', 'Mail ', ''];
}

/** Maximum length of a host in characters. Lists of mail addresses may be longer. */
const MAX_HOST = 260;

/**
 * Returns the end of a host that identifies its owner, with its port. That is two labels, or three if the second to last is
 * short (`co.uk`). An IP address is returned whole.
 */
function hostEnd(host: string): string {
  const end = /^(?:[\d.]+|\[.*\])(?::\d+)?$|(?:[^.@]*\.)?[^.@]{1,3}\.[^.@]*$|(?:[^.@]*\.)?[^.@]*$/;
  return end.exec(host.slice(-MAX_HOST))?.[0] ?? host;
}

function sectionRow(state: State, brief: boolean): Row {
  const { heading, sectionMinutes } = readingProgress(state);
  if (!heading) return [span(state.reading?.article.title ?? '', 'status')];
  const sign = state.settings.ascii ? '#' : '§';
  const left = sectionMinutes > 0 && !brief ? ` (${formatMinutes(sectionMinutes)})` : '';
  return [span(`${sign} ${heading.text}`, 'status'), span(left, 'dim')];
}

function rightRow(state: State, bindings: Bindings, width: number): Row {
  const all = statusHints(state, bindings);
  const urgent = hintRow(
    all.filter(({ action }) => KEPT_KEYS.includes(action) && !(state.message && action === 'reader.leave')),
    width,
  );
  const factsWidth = width - (urgent.length > 0 ? rowWidth(urgent) + 3 : 0);
  const facts = state.modal ? [] : (factRows(state).find(row => rowWidth(row) <= factsWidth) ?? []);
  const hints = hintRow(all, width - rowWidth(facts) - (facts.length > 0 ? 3 : 0));
  const parts =
    hints.length > 0 && facts.length > 0 ? [...facts, span('   '), ...hints] : [...facts, ...hints];
  return parts.length > 0 ? [...parts, span(' ')] : [];
}

/** `/limits 3/14   38%  ·  5 min left`, then shorter forms of it. The count of matches is left out last. */
function factRows(state: State): Row[] {
  const { percent, minutes } = readingProgress(state);
  const { words, count, how } = matchRows(state);
  const progress = [span(`${percent}%`, 'status')];
  const dot = state.settings.ascii ? '-' : '·';
  const left = [span(`  ${dot}  ${percent === 100 ? 'end' : `${formatMinutes(minutes)} left`}`, 'dim')];
  const gap = count.length > 0 ? [span('   ')] : [];
  return [
    [...words, ...count, ...how, ...gap, ...progress, ...left],
    [...words, ...count, ...how, ...gap, ...progress],
    [...count, ...how, ...gap, ...progress, ...left],
    ...(how.length > 0 ? [[...count, ...how, ...gap, ...progress]] : []),
    [...count, ...gap, ...progress, ...left],
    [...count, ...gap, ...progress],
    count.length > 0 ? count : progress,
  ];
}

/** Columns from which more of the words are shown. On a narrower screen they leave room for key hints. */
const WIDE = 100;

/** The words searched for, the match count, and how they are searched for: `/Limits `, `3/14`, ` case-sensitive`. */
function matchRows({ reading, settings, size }: State): { words: Row; count: Row; how: Row } {
  if (reading?.contents.filter) return { words: [], count: headingCount(reading), how: [] };
  const find = reading?.find;
  if (!find || find.field.text === '') return { words: [], count: [], how: [] };
  const { length } = find.matches;
  const most = size.columns < WIDE ? 14 : 24;
  const text = clip([span(`/${find.field.text}`, 'dim')], most, settings.ascii);
  const words = find.typing ? [] : [...text, span(' ')];
  const none = reading.parsing.done ? 'not found' : 'not found so far';
  const count = [span(length === 0 ? none : `${find.current + 1}/${length}`, 'match')];
  const split = find.isSplit && length > 0 ? ' word by word' : '';
  const exact = find.words.some(isExact) ? ' case-sensitive' : '';
  return { words, count, how: split || exact ? [span(split + exact, 'dim')] : [] };
}

function headingCount(reading: Reading): Row {
  const { length } = visibleHeadings(reading);
  return [span(length === 0 ? 'not found' : pluralize(length, 'heading'), 'match')];
}

/** Keys whose hints take precedence over the progress. With a message, only that of the full view, because the next key removes the message. */
const KEPT_KEYS: readonly string[] = ['reader.full-view', 'reader.leave'] satisfies KeyAction[];

/** Hinted only while a link is selected that they act on. */
const LINK_KEYS: readonly KeyAction[] = ['reader.follow', 'reader.browse'];

function statusHints(state: State, all: Bindings) {
  const bindings = adaptLabels(state, all);
  const { ascii } = state.settings;
  const contexts = contextsOf(state);
  if (contexts[0] === 'reader' && state.reading?.selected) return linkHints(state, bindings);
  const { links = [], footnotes = [] } = state.reading?.parsing.document ?? {};
  const useless: KeyAction[] = [...LINK_KEYS];
  if (links.length + footnotes.length === 0) useless.push('reader.next-link');
  if (contexts[0] !== 'reader' || !currentBlock(state)?.isTooWide) useless.push('reader.full-view');
  const hints = footerHints(
    bindings.filter(({ action }) => !useless.includes(action)),
    contexts,
    ascii,
  );
  const text = fullViewHint(state.size);
  return hints.map(hint => (hint.action === 'reader.full-view' ? { ...hint, text } : hint));
}

/** Hints for the selected link. An image that can be shown is not followed. */
function linkHints(state: State, bindings: Bindings) {
  const { ascii } = state.settings;
  const { reading } = state;
  const link = reading?.parsing.document.links[reading.selected?.link ?? -1];
  if (reading && link?.kind === 'image' && isShownImage(state, reading, link.target))
    return actionHints(bindings, LINK_KEYS, ascii).map((hint, index) => ({
      ...hint,
      text: ['show', 'viewer'][index] ?? hint.text,
    }));
  if (fileToView(state) !== undefined)
    return actionHints(bindings, ['reader.browse'], ascii).map(hint => ({ ...hint, text: 'viewer' }));
  return actionHints(bindings, opensInBrowser(state) ? LINK_KEYS : LINK_KEYS.slice(0, 1), ascii);
}

/** The hint of the key for the full view, which is shown if the current block is too wide. */
function fullViewHint({ columns }: State['size']): string {
  if (columns < 30) return 'wide';
  return columns < 60 ? 'full view' : 'full view (too wide)';
}
