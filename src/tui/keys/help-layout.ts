/**
 * Lays out the help from the binding table, and counts the rows of the full-screen panels. It is here and not in `views`, because
 * dispatch needs the number of rows to scroll by pages. Must not import views.
 */

import { QUERY_FORMS } from '../../search/query/query-syntax.js';
import { displayWidth } from '../../text/display-width.js';
import { wrapText } from '../../text/wrapping/wrap.js';
import { maxOf } from '../../util/large-lists.js';
import { problemRows } from '../app/overlays/problem-rows.js';
import type { State } from '../app/state.js';
import type { Bindings } from './bindings.js';
import { type HelpRow, type HelpSection, helpSections } from './help.js';
import { contextsOf } from './key-contexts.js';
import { adaptLabels } from './labels.js';

/** A row of the help: a title, or part of an action's text with its keys. Where it fits, the action's name is added. */
export interface HelpLine {
  title?: string;
  keys?: string;
  text?: string;
  action?: string;
}

export interface HelpLayout {
  lines: HelpLine[];
  /** Columns before the keys, of the keys, and of the texts. */
  indent: number;
  keys: number;
  text: number;
}

/** Rows of the open panel; undefined if none is open. */
export function panelLength(state: State, bindings: Bindings): number | undefined {
  if (state.modal?.kind === 'help') return layoutHelp(state, bindings).lines.length;
  return state.modal?.kind === 'problems' ? problemRows(state.library, state.size.columns).length : undefined;
}

/** Lays out the bindings that were active when the help was opened. */
export function layoutHelp(state: State, bindings: Bindings): HelpLayout {
  const contexts = contextsOf({ ...state, modal: undefined });
  const sections = helpSections(adaptLabels(state, bindings), contexts, state.settings.ascii);
  const withSyntax = state.screen === 'list' ? [...sections, SYNTAX_SECTION] : sections;
  return layoutSections(
    withSyntax.filter(({ rows }) => rows.length > 0),
    state.size.columns,
  );
}

/** The query syntax: words to type where a row of keys has keys. */
const SYNTAX_SECTION: HelpSection = {
  title: 'Words of a search',
  rows: QUERY_FORMS.map(([keys, text]) => ({ keys, text, action: '' })),
};

/** Minimum columns for the texts beside all keys. With fewer, only the first key of each action is shown. */
const MIN_TEXT = 36;

/** Lays out the sections for a width. Action names are shown if they all fit. Texts wrap if needed. */
function layoutSections(sections: readonly HelpSection[], width: number): HelpLayout {
  const all = sections.flatMap(({ rows }) => rows);
  const maxWidth = (of: (row: HelpRow) => string): number => maxOf(all.map(row => displayWidth(of(row))));
  const text = maxWidth(row => row.text) + 2;
  const isNarrow = width - maxWidth(row => row.keys) < MIN_TEXT;
  const keysOf = isNarrow ? firstKey : (row: HelpRow): string => row.keys;
  const indent = isNarrow ? 1 : 2;
  const keys = maxWidth(keysOf) + (isNarrow ? 2 : 3);
  const isNamed = indent + keys + text + maxWidth(row => row.action) < width;
  const linesOf = (row: HelpRow): HelpLine[] => {
    if (isNamed) return [{ keys: keysOf(row), text: row.text, action: row.action }];
    const parts = wrapText(row.text, width - indent - keys);
    return parts.map((part, index) => ({ keys: index === 0 ? keysOf(row) : '', text: part }));
  };
  const lines = sections.flatMap(({ title, rows }, index) => [
    ...(index > 0 ? [{}] : []),
    { title },
    ...rows.flatMap(linesOf),
  ]);
  return { lines, indent, keys, text };
}

function firstKey({ keys, action }: HelpRow): string {
  return action === '' ? keys : (keys.split(' ')[0] ?? '');
}
