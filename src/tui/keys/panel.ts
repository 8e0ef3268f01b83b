/** What lies over the whole screen, in rows of text: the help from the binding table, and the problems of the library. */

import { displayWidth } from '../../text/display-width.js';
import { problemRows } from '../app/overlays/problem-rows.js';
import type { State } from '../app/state.js';
import { broken } from '../app/wrap-text.js';
import { wordedFor } from './adapt-labels.js';
import type { Bindings } from './bindings.js';
import { contextsOf } from './context.js';
import { type HelpRow, type HelpSection, helpFor } from './help.js';

/** A row of the help: a title, or a part of what an action does, with its keys beside the first and its name where there is room. */
export interface HelpLine {
  title?: string;
  keys?: string;
  text?: string;
  action?: string;
}

export interface HelpText {
  lines: HelpLine[];
  /** Columns before the keys, for the keys, and for what they do. */
  indent: number;
  keys: number;
  text: number;
}

/** How many rows there are to go through in what lies over the screen; undefined where nothing of the kind does. */
export function panelLength(state: State, bindings: Bindings): number | undefined {
  if (state.modal?.kind === 'help') return helpText(state, bindings).lines.length;
  return state.modal?.kind === 'problems' ? problemRows(state.library, state.size.columns).length : undefined;
}

/** Every key that does something now: what is active is what was active when the help was opened. */
export function helpText(state: State, bindings: Bindings): HelpText {
  const contexts = contextsOf({ ...state, modal: undefined });
  const sections = helpFor(wordedFor(state, bindings), contexts, state.settings.ascii);
  return setHelp(
    sections.filter(({ rows }) => rows.length > 0),
    state.size.columns,
  );
}

/** Fewer columns are too few to say what an action does beside all its keys. */
const LEAST_TEXT = 36;

/**
 * Where there is room for them all, the names that the config file has for the actions stand beside what they do. What one
 * does takes as many rows as it needs; on a narrow screen an action's first key stands for all.
 */
function setHelp(sections: readonly HelpSection[], width: number): HelpText {
  const all = sections.flatMap(({ rows }) => rows);
  const widest = (of: (row: HelpRow) => string): number => Math.max(...all.map(row => displayWidth(of(row))));
  const text = widest(row => row.text) + 2;
  const isNarrow = width - widest(row => row.keys) < LEAST_TEXT;
  const keysOf = isNarrow ? firstKey : (row: HelpRow): string => row.keys;
  const indent = isNarrow ? 1 : 2;
  const keys = widest(keysOf) + (isNarrow ? 2 : 3);
  const isNamed = indent + keys + text + widest(row => row.action) < width;
  const linesOf = (row: HelpRow): HelpLine[] => {
    if (isNamed) return [{ keys: keysOf(row), text: row.text, action: row.action }];
    const parts = broken(row.text, width - indent - keys);
    return parts.map((part, index) => ({ keys: index === 0 ? keysOf(row) : '', text: part }));
  };
  const lines = sections.flatMap(({ title, rows }, index) => [
    ...(index > 0 ? [{}] : []),
    { title },
    ...rows.flatMap(linesOf),
  ]);
  return { lines, indent, keys, text };
}

function firstKey({ keys }: HelpRow): string {
  return keys.split(' ')[0] ?? '';
}
