/**
 * Draws the whole screen. Every view is a pure function from the state to rows of styled spans. Views know Ink and style names;
 * they hold no state, read no clock, and must not import effects or the terminal.
 */
import type { ReactNode } from 'react';
import { displayWidth } from '../../text/display-width.js';
import { panelRows } from '../app/overlays/overlay.js';
import { type ProblemRow, problemRows } from '../app/overlays/problem-rows.js';
import { footerHints } from '../keys/help.js';
import { type HelpLayout, type HelpLine, layoutHelp } from '../keys/help-layout.js';
import { contextsOf } from '../keys/key-contexts.js';
import { ListScreen } from './list/list-screen.js';
import { ReaderScreen } from './reader/reader-screen.js';
import { clip, fill, type Row, rule, span } from './row.js';
import { hintRow } from './row-parts.js';
import { Rows, type ViewProps } from './rows.js';

export function Screen(props: ViewProps): ReactNode {
  const { modal, screen } = props.state;
  if (modal?.kind === 'help') return <HelpPanel {...props} />;
  if (modal?.kind === 'problems') return <ProblemsPanel {...props} />;
  return screen === 'list' ? <ListScreen {...props} /> : <ReaderScreen {...props} />;
}

/** Every key that does something now, from the binding table. */
function HelpPanel(props: ViewProps): ReactNode {
  const text = layoutHelp(props.state, props.bindings);
  const { ascii } = props.state.settings;
  return <Panel {...props} rows={text.lines.map(line => helpRow(line, text, ascii))} />;
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
function ProblemsPanel(props: ViewProps): ReactNode {
  const { library, size } = props.state;
  const rows = problemRows(library, size.columns).map(({ text, kind }) => [
    span(` ${text}`, PROBLEM_STYLES[kind]),
  ]);
  return <Panel {...props} rows={rows} />;
}

/** The visible part of a panel's rows, with a footer of the keys that scroll it. */
function Panel({ state, bindings, renderer, rows }: ViewProps & { rows: readonly Row[] }): ReactNode {
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
  const fitted = [...shown, ...footer].map(row => clip(row, size.columns, ascii));
  return <Rows rows={fitted} renderer={renderer} />;
}
