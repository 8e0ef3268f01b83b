import type { Command } from '../app/action.js';
import { footLines, targetText } from '../app/reader/foot.js';
import { progressOf } from '../app/reader/progress.js';
import type { State } from '../app/state.js';
import type { Bindings } from '../keys/bindings.js';
import { contextsOf } from '../keys/context.js';
import { hintsFor, hintsOf } from '../keys/help.js';
import { hintRow } from './hints.js';
import { clip, type Row, run, spread, widthOf } from './row.js';
import { typedRow } from './typed.js';

/** The footnote or image that is selected. */
export function footRows(state: State): Row[] {
  return footLines(state).map(({ runs }) => [run(state.settings.ascii ? ' | ' : ' ▏ ', 'border'), ...runs]);
}

/** What the reader is doing on the left; how far it is, and the most useful keys, on the right. */
export function statusRow(state: State, bindings: Bindings): Row {
  const { columns } = state.size;
  const { ascii } = state.settings;
  const left = [run(' '), ...leftRow(state)];
  // A message is read whole; of a heading or an address the first half of the row is enough.
  const taken = state.message && !state.modal ? widthOf(left) : Math.min(widthOf(left), columns >> 1);
  const room = columns - taken - 2;
  return spread(left, rightRow(state, bindings, room), columns, ascii);
}

function leftRow(state: State): Row {
  const { modal, message, reading, opening } = state;
  if (modal?.kind === 'copy') return [run('Copy what?', 'status')];
  if (modal?.kind === 'browse')
    return [run('Open ', 'status'), run(modal.host, 'title'), run(`? ${modal.url}`, 'dim')];
  if (message) return [run(message.text, message.error ? 'error' : undefined)];
  if (opening) return [run(`Opening ${opening.article.title}`, 'dim')];
  if (reading?.find?.typing) return [run('/', 'key'), ...typedRow(reading.find.field, state.settings.depth)];
  if (reading?.selected)
    return [run(state.settings.ascii ? '-> ' : '→ ', 'key'), run(targetText(state), 'link')];
  return sectionRow(state);
}

function sectionRow(state: State): Row {
  const { heading, section, sectionMinutes } = progressOf(state);
  if (!heading) return [run(state.reading?.article.title ?? '', 'status')];
  const sign = state.settings.ascii ? '#' : '§';
  const left = sectionMinutes > 0 ? ` (${sectionMinutes} min)` : '';
  return [run(`${sign}${section} ${heading.text}`, 'status'), run(left, 'dim')];
}

function rightRow(state: State, bindings: Bindings, room: number): Row {
  const known = state.modal ? [] : [...matchRow(state), ...progressRow(state)];
  const facts = widthOf(known) <= room || !state.message ? known : [];
  const space = room - widthOf(facts);
  const hints = hintRow(statusHints(state, bindings), space - 3);
  const parts =
    hints.length > 0 && facts.length > 0 ? [...facts, run('   '), ...hints] : [...facts, ...hints];
  return parts.length > 0 ? [...parts, run(' ')] : [];
}

function progressRow(state: State): Row {
  const { percent, minutes } = progressOf(state);
  const dot = state.settings.ascii ? '-' : '·';
  const left = percent === 100 ? 'end' : `${minutes} min left`;
  return [run(`${percent} %`, 'status'), run(`  ${dot}  ${left}`, 'dim')];
}

/** `/limits 3/14` */
function matchRow({ reading }: State): Row {
  const find = reading?.find;
  if (!find || find.field.text === '') return [];
  const count = find.ranges.length === 0 ? 'not found' : `${find.current + 1}/${find.ranges.length}`;
  const text = find.typing ? '' : `/${find.field.text} `;
  return [...clip([run(text, 'dim')], 24, false), run(count, 'match'), run('   ')];
}

/** Offered while a link is selected and they would act on it, and only then. */
const LINK_KEYS: readonly Command[] = ['reader.follow', 'reader.browse'];

function statusHints(state: State, bindings: Bindings) {
  const { ascii } = state.settings;
  const contexts = contextsOf(state);
  if (contexts[0] === 'reader' && state.reading?.selected) return hintsOf(bindings, LINK_KEYS, ascii);
  return hintsFor(
    bindings.filter(({ does }) => !LINK_KEYS.includes(does)),
    contexts,
    ascii,
  );
}
