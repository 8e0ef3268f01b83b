/**
 * Draws the whole screen. Every view is a pure function from the state to rows of styled spans. Views know style names; they
 * hold no state, read no clock, and must not import effects, the terminal or Ink.
 */
import { displayWidth } from '../../text/display-width.js';
import { panelRows } from '../app/overlays/overlay.js';
import { type ProblemRow, problemRows } from '../app/overlays/problem-rows.js';
import type { State } from '../app/state.js';
import type { Bindings } from '../keys/bindings.js';
import { footerHints } from '../keys/help.js';
import { type HelpLayout, type HelpLine, layoutHelp } from '../keys/help-layout.js';
import { contextsOf } from '../keys/key-contexts.js';
import { type Frame, frameText, rendererFor } from './frame.js';
import { listScreen } from './list/list-screen.js';
import { readerScreen } from './reader/reader-screen.js';
import { clip, fill, type Row, rule, span } from './row.js';
import { hintRow } from './row-parts.js';

/** The screen as text with escape sequences, one line for each row. The same state gives the same text. */
export function drawScreen(state: State, bindings: Bindings): string {
  return frameText(screenFrame(state, bindings), rendererFor(state.settings));
}

/** The rows of the screen. */
export function screenFrame(state: State, bindings: Bindings): Frame {
  // The start of an article is drawn as the article, so that no cell changes when the whole is loaded.
  if (state.opening?.before) return screenFrame({ ...state, opening: undefined }, bindings);
  const { modal, screen } = state;
  if (modal?.kind === 'help') return { rows: helpPanel(state, bindings) };
  if (modal?.kind === 'problems') return { rows: problemsPanel(state, bindings) };
  return screen === 'list' ? { rows: listScreen(state, bindings) } : readerScreen(state, bindings);
}

/** Every key that does something now, from the binding table. */
function helpPanel(state: State, bindings: Bindings): Row[] {
  const text = layoutHelp(state, bindings);
  const { ascii } = state.settings;
  const rows = text.lines.map(line => helpRow(line, text, ascii));
  return panel(state, bindings, rows);
}

function helpRow({ title, keys = '', text = '', action }: HelpLine, help: HelpLayout, ascii: boolean): Row {
  if (title !== undefined) return [span(` ${title}`, 'title')];
  if (text === '') return [];
  const left = [span(' '.repeat(help.indent)), ...fill([span(keys, 'key')], help.keys, ascii)];
  return action === undefined
    ? [...left, span(text)]
    : [...left, ...fill([span(text)], help.text, ascii), span(action, 'dim')];
}

const PROBLEM_STYLES: Record<ProblemRow['kind'], string | undefined> = {
  heading: 'title',
  location: 'key',
  error: 'error',
  warning: undefined,
  note: 'dim',
  hint: 'dim',
};

/** The problems of the library's files: where, what, and how to fix it. */
function problemsPanel(state: State, bindings: Bindings): Row[] {
  const { library, size } = state;
  const rows = problemRows(library, size.columns).map(({ text, kind }) => [
    span(` ${text}`, PROBLEM_STYLES[kind]),
  ]);
  return panel(state, bindings, rows);
}

/** The visible part of a panel's rows, with a footer of the keys that scroll it. */
function panel(state: State, bindings: Bindings, rows: readonly Row[]): Row[] {
  const { size, settings, modal } = state;
  const { ascii } = settings;
  const height = panelRows(size);
  // After a resize there may be fewer rows than were scrolled past.
  const top = Math.min(modal && 'top' in modal ? modal.top : 0, Math.max(0, rows.length - height));
  const bottom = Math.min(rows.length, top + height);
  const range = rows.length > height ? `${top + 1}-${bottom} of ${rows.length}   ` : '';
  const hints = hintRow(
    footerHints(bindings, contextsOf(state), ascii),
    size.columns - 2 - displayWidth(range),
  );
  const footer = size.rows > 2 ? [rule(size.columns, ascii), [span(` ${range}`, 'dim'), ...hints]] : [];
  const shown = Array.from({ length: height }, (_, row) => rows[top + row] ?? []);
  return [...shown, ...footer].map(row => clip(row, size.columns, ascii));
}
