import { duration } from '../../../render/article-details.js';
import type { KeyAction } from '../../app/action.js';
import { shownHeadings } from '../../app/reader/contents/visible-headings.js';
import { footLines, targetText } from '../../app/reader/links/footnote-preview.js';
import { leadsOutside } from '../../app/reader/links/open-in-browser.js';
import { progressOf } from '../../app/reader/reading-progress.js';
import { readerLayout } from '../../app/screen-layout.js';
import type { Reading, State } from '../../app/state.js';
import { wordedFor } from '../../keys/adapt-labels.js';
import type { Bindings } from '../../keys/bindings.js';
import { contextsOf } from '../../keys/context.js';
import { hintsFor, hintsOf } from '../../keys/help.js';
import { hintRow, messageRun } from '../hints.js';
import { clip, type Row, run, spread, widthOf } from '../row.js';
import { typedRow } from '../text-input.js';

/** The footnote or image that is selected, under the text. */
export function footRows(state: State): Row[] {
  const { contents, left } = readerLayout(state);
  const beside = contents < state.size.columns ? contents : 0;
  const margin = run(' '.repeat(Math.max(0, beside + left - 2)));
  const bar = run(state.settings.ascii ? '| ' : '▏ ', 'border');
  const { columns } = state.size;
  return footLines(state).map(({ spans }) => clip([margin, bar, ...spans], columns, state.settings.ascii));
}

/** How much of the row a heading may take from what stands beside it. */
const LEFT_SHARE = 0.4;

/** What the reader is doing on the left; how far it is, and the most useful keys, on the right. */
export function statusRow(state: State, bindings: Bindings): Row {
  const { columns } = state.size;
  const { ascii } = state.settings;
  const whole = leftRow(state, bindings);
  // A message is read whole; of a heading or an address that much of the row is enough.
  const most = state.message && !state.modal ? columns : Math.floor(columns * LEFT_SHARE);
  const right = rightRow(state, bindings, columns - Math.min(widthOf(whole) + 1, most) - 3);
  const isTight = widthOf(whole) + widthOf(right) + 3 > columns;
  return spread([run(' '), ...(isTight ? leftRow(state, bindings, true) : whole)], right, columns, ascii);
}

/** `brief`: there is no room for all. */
function leftRow(state: State, bindings: Bindings, brief = false): Row {
  const { modal, message, reading, opening } = state;
  if (modal?.kind === 'copy') return [run('Copy what?', 'status')];
  if (modal?.kind === 'browse')
    return [run('Open ', 'status'), run(modal.host, 'title'), run(`? ${modal.url}`, 'dim')];
  if (message) return [messageRun(message, bindings, state.settings.ascii)];
  if (opening) return [run(`Opening ${opening.article.title}`, 'dim')];
  const field = reading?.contents.narrowed?.field ?? (reading?.find?.typing ? reading.find.field : undefined);
  if (field) return [run('/', 'key'), ...typedRow(field)];
  if (reading?.selected)
    return [run(state.settings.ascii ? '-> ' : '→ ', 'key'), run(targetText(state), 'link')];
  return sectionRow(state, brief);
}

function sectionRow(state: State, brief: boolean): Row {
  const { heading, section, sectionMinutes } = progressOf(state);
  if (!heading) return [run(state.reading?.article.title ?? '', 'status')];
  const sign = state.settings.ascii ? '#' : '§';
  const left = sectionMinutes > 0 && !brief ? ` (${duration(sectionMinutes)})` : '';
  return [run(`${sign}${section} ${heading.text}`, 'status'), run(left, 'dim')];
}

function rightRow(state: State, bindings: Bindings, room: number): Row {
  const facts = state.modal ? [] : (factRows(state).find(row => widthOf(row) <= room) ?? []);
  const space = room - widthOf(facts);
  const hints = hintRow(statusHints(state, bindings), space - 3);
  const parts =
    hints.length > 0 && facts.length > 0 ? [...facts, run('   '), ...hints] : [...facts, ...hints];
  return parts.length > 0 ? [...parts, run(' ')] : [];
}

/** `/limits 3/14   38 %  ·  5 min left`, then with less and less of it, for where there is no room: the count goes last. */
function factRows(state: State): Row[] {
  const { percent, minutes } = progressOf(state);
  const { words, count } = matchRows(state);
  const far = [run(`${percent} %`, 'status')];
  const dot = state.settings.ascii ? '-' : '·';
  const left = [run(`  ${dot}  ${percent === 100 ? 'end' : `${duration(minutes)} left`}`, 'dim')];
  const gap = count.length > 0 ? [run('   ')] : [];
  return [
    [...words, ...count, ...gap, ...far, ...left],
    [...count, ...gap, ...far, ...left],
    [...count, ...gap, ...far],
    count.length > 0 ? count : far,
  ];
}

/** `/limits ` and `3/14` */
function matchRows({ reading, settings }: State): { words: Row; count: Row } {
  if (reading?.contents.narrowed) return { words: [], count: headingCount(reading) };
  const find = reading?.find;
  if (!find || find.field.text === '') return { words: [], count: [] };
  const { length } = find.matches;
  const words = find.typing ? [] : clip([run(`/${find.field.text} `, 'dim')], 24, settings.ascii);
  const none = reading.parsing.done ? 'not found' : 'not found so far';
  return { words, count: [run(length === 0 ? none : `${find.current + 1}/${length}`, 'match')] };
}

function headingCount(reading: Reading): Row {
  const { length } = shownHeadings(reading);
  return [run(length === 0 ? 'not found' : `${length} ${length === 1 ? 'heading' : 'headings'}`, 'match')];
}

/** Offered while a link is selected and they would act on it, and only then. */
const LINK_KEYS: readonly KeyAction[] = ['reader.follow', 'reader.browse'];

function statusHints(state: State, all: Bindings) {
  const bindings = wordedFor(state, all);
  const { ascii } = state.settings;
  const contexts = contextsOf(state);
  if (contexts[0] === 'reader' && state.reading?.selected)
    return hintsOf(bindings, leadsOutside(state) ? LINK_KEYS : LINK_KEYS.slice(0, 1), ascii);
  const { links = [], footnotes = [] } = state.reading?.parsing.document ?? {};
  const unhelpful = links.length + footnotes.length > 0 ? LINK_KEYS : [...LINK_KEYS, 'reader.next-link'];
  return hintsFor(
    bindings.filter(({ does }) => !unhelpful.includes(does)),
    contexts,
    ascii,
  );
}
