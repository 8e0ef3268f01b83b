/**
 * The reader for listening: what changed from one state to the next, said in lines, in order and once; and the prompt.
 * Nothing is drawn and nothing is taken back. It is made of the same state and the same binding table as the screen.
 */
import { leavesAll } from '../app/reader/exit-and-neighbours.js';
import { keyOf } from '../app/reducer.js';
import type { State } from '../app/state.js';
import { wordedFor } from '../keys/adapt-labels.js';
import type { Bindings } from '../keys/bindings.js';
import { contextsOf, takesText } from '../keys/context.js';
import { type HelpRow, helpFor, hintsFor } from '../keys/help.js';
import { withKeys } from '../keys/key-labels.js';
import { listLines, problemLines } from './list-lines.js';
import {
  bookmarkLines,
  chosenLines,
  contentsLines,
  matchLines,
  progressText,
  selectedLines,
  surroundings,
  textLines,
  titleLines,
} from './reader-lines.js';
import { heard } from './unsupported-actions.js';

/** The lines that tell of the step from `before` to `after`; everything where there is no `before`. */
export function linesOf(before: State | undefined, after: State, bindings: Bindings): string[] {
  const said =
    after.message && after.message !== before?.message ? [withKeys(after.message.text, bindings, true)] : [];
  if (after.modal) return after.modal === before?.modal ? said : [...said, ...modalLines(after, bindings)];
  return [
    ...said,
    ...(after.front === 'list' ? listChange(before, after, bindings) : readerChange(before, after)),
  ];
}

function listChange(before: State | undefined, after: State, bindings: Bindings): string[] {
  const same = before?.front === 'list' && hasSameEntries(before, after);
  return same && before.list.cursor === after.list.cursor ? [] : listLines(after, bindings);
}

/** A mark makes the list anew, but says nothing that was not said. */
function hasSameEntries({ list: old }: State, { list }: State): boolean {
  if (old.filter.results !== list.filter.results || old.entries.length !== list.entries.length) return false;
  return list.entries.every(({ article }, index) => old.entries[index]?.article === article);
}

function readerChange(before: State | undefined, after: State): string[] {
  const [old, reading] = [before?.reading, after.reading];
  if (!reading) return [];
  if (reading.contents.focused) {
    if (!old?.contents.focused) return contentsLines(reading);
    return old.contents.cursor === reading.contents.cursor ? [] : chosenLines(reading);
  }
  const found =
    old?.find?.current !== reading.find?.current || old?.find?.matches !== reading.find?.matches
      ? matchLines(after)
      : [];
  const isSame =
    before?.front === 'reader' && old?.parsing === reading.parsing && old.place === reading.place;
  const selected = reading.selected && reading.selected !== old?.selected ? selectedLines(after) : [];
  if (isSame && found.length === 0) return selected;
  const arrived = before?.front !== 'reader' || old?.parsing !== reading.parsing;
  const title = arrived && old?.article.path !== reading.article.path ? titleLines(reading) : [];
  return [...title, ...found, ...selected, ...(arrived ? surroundings(after) : []), ...textLines(after)];
}

function modalLines(state: State, bindings: Bindings): string[] {
  const { modal } = state;
  if (modal?.kind === 'bookmarks') return bookmarkLines(state);
  if (modal?.kind === 'problems') return problemLines(state.library.problems);
  if (modal?.kind === 'browse') return [`This opens ${modal.host} in the browser: ${modal.url}`];
  return modal?.kind === 'help' ? helpLines(state, bindings) : [];
}

const INTRODUCTION = [
  'Type a number to choose what bears it: an article, a heading, a bookmark, a link.',
  'Type a slash and words to search; an empty line goes on. The rest by the name of the key, or its word;',
  'with a number after it, it is about what bears that: u 3 marks the third article, o 3 opens the third link.',
];

function helpLines(state: State, bindings: Bindings): string[] {
  const sections = helpFor(
    heard(wordedFor(state, bindings)),
    contextsOf({ ...state, modal: undefined }),
    true,
  );
  return [...INTRODUCTION, ...sections.flatMap(({ title, rows }) => [`${title}.`, ...rows.map(helpLine)])];
}

function helpLine({ keys, text }: HelpRow): string {
  return `${keys.split(' ').join(' or ')}: ${text}`;
}

/** What is waited for, in one line. */
export function promptOf(state: State, bindings: Bindings): string {
  const contexts = contextsOf(state);
  if (takesText(contexts[0])) return 'Words to search for, an empty line to leave the search: ';
  const hints = hintsFor(bindings, contexts, true).map(({ keys, text }) => `${keys} ${text}`);
  if (state.modal && state.modal.kind !== 'bookmarks')
    return `${state.modal.kind === 'copy' ? 'Copy what? ' : ''}${hints.join(', ')}: `;
  const spoken = (text: string): string => withKeys(text, bindings, true);
  const help = `${keyOf('help')} for help`;
  if (state.front === 'list')
    return spoken(`A number to read, / and words to search, ${help}, ${keyOf('list.leave')} to quit: `);
  if (state.modal || state.reading?.contents.focused) return 'A number to go there, an empty line to stay: ';
  const out = `${keyOf('reader.leave')} ${leavesAll(state) ? 'to quit' : 'for the list'}`;
  return `${progressText(state)} ${spoken(`An empty line goes on, ${help}, ${out}: `)}`;
}
