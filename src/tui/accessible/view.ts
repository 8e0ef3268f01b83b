/**
 * Text of the accessible reader: the prompt, and the lines that describe a change of state. Each line is printed once, in
 * order. Made from the same state and bindings as the screen. Nothing printed is drawn over later.
 */
import { QUERY_FORMS } from '../../search/query/query-syntax.js';
import { quitsOnLeave } from '../app/reader/exit-and-neighbours.js';
import { keyPlaceholder } from '../app/reducer.js';
import type { Modal, State } from '../app/state.js';
import type { Bindings } from '../keys/bindings.js';
import { footerHints, type HelpRow, helpSections } from '../keys/help.js';
import { contextsOf, takesText } from '../keys/key-contexts.js';
import { adaptLabels, insertKeyLabels } from '../keys/labels.js';
import { listLines, problemLines } from './list-lines.js';
import {
  bookmarkLines,
  codeLabelLines,
  contentsLines,
  matchLines,
  progressText,
  selectedHeadingLines,
  selectedLinkLines,
  textLines,
  titleLines,
} from './reader-lines.js';
import { supportedBindings } from './unsupported-actions.js';

/** The lines that describe the change from `before` to `after`. They describe everything if there is no `before`. */
export function changeLines(before: State | undefined, after: State, bindings: Bindings): string[] {
  const messageLines =
    after.message && after.message !== before?.message
      ? [insertKeyLabels(after.message.text, bindings, true)]
      : [];
  if (after.modal)
    return after.modal === before?.modal ? messageLines : [...messageLines, ...modalLines(after, bindings)];
  return [
    ...messageLines,
    ...(after.screen === 'list' ? listChange(before, after, bindings) : readerChange(before, after)),
  ];
}

function listChange(before: State | undefined, after: State, bindings: Bindings): string[] {
  const same = before?.screen === 'list' && hasSameItems(before, after);
  return same && before.list.cursor === after.list.cursor ? [] : listLines(after, bindings);
}

/** True if both lists show the same articles. A read mark rebuilds the list, which is no reason to print it again. */
function hasSameItems({ list: old }: State, { list }: State): boolean {
  if (old.filter.results !== list.filter.results || old.items.length !== list.items.length) return false;
  return list.items.every(({ article }, index) => old.items[index]?.article === article);
}

function readerChange(before: State | undefined, after: State): string[] {
  const [old, reading] = [before?.reading, after.reading];
  if (!reading) return [];
  if (reading.contents.focused) {
    if (!old?.contents.focused) return contentsLines(reading);
    return old.contents.cursor === reading.contents.cursor ? [] : selectedHeadingLines(reading);
  }
  const matchChange =
    old?.find?.current !== reading.find?.current || old?.find?.matches !== reading.find?.matches
      ? matchLines(after)
      : [];
  const isSame =
    before?.screen === 'reader' && old?.parsing === reading.parsing && old.position === reading.position;
  const selected = reading.selected && reading.selected !== old?.selected ? selectedLinkLines(after) : [];
  if (isSame && matchChange.length === 0) return selected;
  const isOpened = before?.screen !== 'reader' || old?.parsing !== reading.parsing;
  const title = isOpened && old?.article.path !== reading.article.path ? titleLines(reading) : [];
  return [
    ...title,
    ...matchChange,
    ...selected,
    ...(isOpened ? codeLabelLines(after) : []),
    ...textLines(after),
  ];
}

function modalLines(state: State, bindings: Bindings): string[] {
  const { modal } = state;
  if (modal?.kind === 'bookmarks') return bookmarkLines(state);
  if (modal?.kind === 'problems') return problemLines(state.library);
  if (modal?.kind === 'browse') return [browseLine(modal)];
  return modal?.kind === 'help' ? helpLines(state, bindings) : [];
}

const INTRODUCTION = [
  'Type a number to choose an item: an article, a heading, a bookmark or a link.',
  'Type /words to search, or the name of a key or action. An empty line goes on with the text, also from a question.',
  'A number after a name says which item it acts on: u 3 marks the third article, o 3 opens the third link.',
];

function browseLine({ host, recipients, url, viewer }: Extract<Modal, { kind: 'browse' }>): string {
  if (viewer) return `This opens ${host} in ${viewer === 'image' ? 'the image' : 'its'} viewer: ${url}`;
  if (recipients === undefined) return `This opens ${host} in the browser: ${url}`;
  return `This opens a mail${host && ` to ${host}`}: ${url}`;
}

function helpLines(state: State, bindings: Bindings): string[] {
  const sections = helpSections(
    supportedBindings(adaptLabels(state, bindings)),
    contextsOf({ ...state, modal: undefined }),
    true,
  );
  const syntax = state.screen === 'list' ? QUERY_FORMS.map(([form, meaning]) => `${form}: ${meaning}`) : [];
  return [
    ...INTRODUCTION,
    ...sections.flatMap(({ title, rows }) => [`${title}.`, ...rows.map(helpLine)]),
    ...syntax,
  ];
}

function helpLine({ keys, text }: HelpRow): string {
  return `${keys.split(' ').join(' or ')}: ${text}`;
}

/** The prompt: what the user can type now. */
export function promptText(state: State, bindings: Bindings): string {
  const contexts = contextsOf(state);
  if (takesText(contexts[0])) return 'Words to search for, or Enter to cancel: ';
  if (state.modal?.kind === 'browse') return 'Open it? yes or no: ';
  const hints = footerHints(bindings, contexts, true).map(({ keys, text }) => `${keys} ${text}`);
  if (state.modal && state.modal.kind !== 'bookmarks')
    return `${state.modal.kind === 'copy' ? 'Copy what? ' : ''}${hints.join(', ')}: `;
  const insertKeys = (text: string): string => insertKeyLabels(text, bindings, true);
  const help = `${keyPlaceholder('help')} for help`;
  if (state.screen === 'list')
    return insertKeys(
      `A number to read, /words to search, ${help}, ${keyPlaceholder('list.leave')} to quit: `,
    );
  if (state.modal || state.reading?.contents.focused) return 'A number to jump there, or Enter to stay: ';
  const out = `${keyPlaceholder('reader.leave')} ${quitsOnLeave(state) ? 'to quit' : 'for the list'}`;
  return `${progressText(state)} ${insertKeys(`Enter for more, ${help}, ${out}: `)}`;
}
