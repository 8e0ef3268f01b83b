import { Box } from 'ink';
import type { ReactNode } from 'react';
import { columns } from '../../text/columns.js';
import { contextsOf } from '../keys/context.js';
import { type HelpRow, type HelpSection, helpFor, hintsFor } from '../keys/help.js';
import { hintRow } from './hints.js';
import type { ViewProps } from './props.js';
import { clip, fill, type Row, rule, run } from './row.js';
import { Rows } from './rows.js';

/** Every key that does something now, from the binding table. */
export function HelpScreen({ state, bindings, painter }: ViewProps): ReactNode {
  const { size, settings, modal } = state;
  const { ascii } = settings;
  // What is active is what was active when the help was opened: the help's own keys come in the footer.
  const contexts = contextsOf({ ...state, modal: undefined });
  const rows = helpRows(helpFor(bindings, contexts, ascii), size.columns, ascii);
  const body = Math.max(1, size.rows - 2);
  const top = Math.min(modal?.kind === 'help' ? modal.top : 0, Math.max(0, rows.length - body));
  const more =
    rows.length > body ? `${top + 1}-${Math.min(rows.length, top + body)} of ${rows.length}   ` : '';
  const hints = hintRow(hintsFor(bindings, ['help'], ascii), size.columns - 2 - columns(more));
  const foot = size.rows > 2 ? [rule(size.columns, ascii), [run(` ${more}`, 'dim'), ...hints]] : [];
  const shown = rows.slice(top, top + body).map(row => clip(row, size.columns, ascii));
  return (
    <Box flexDirection="column">
      <Box height={Math.max(1, size.rows - foot.length)}>
        <Rows rows={shown} painter={painter} />
      </Box>
      <Rows rows={foot.map(row => clip(row, size.columns, ascii))} painter={painter} />
    </Box>
  );
}

/** Where there is room for them all, the names that the config file has for the actions stand beside what they do. */
function helpRows(sections: readonly HelpSection[], width: number, ascii: boolean): Row[] {
  const all = sections.flatMap(({ rows }) => rows);
  const widest = (part: 'keys' | 'text' | 'action'): number =>
    Math.max(...all.map(row => columns(row[part])));
  const [keysWidth, textWidth] = [widest('keys') + 5, widest('text') + 2];
  const isNamed = keysWidth + textWidth + widest('action') < width;
  const rowOf = ({ keys, text, action }: HelpRow): Row => {
    const left = fill([run('  '), run(keys, 'key')], keysWidth, ascii);
    return isNamed
      ? [...left, ...fill([run(text)], textWidth, ascii), run(action, 'dim')]
      : [...left, run(text)];
  };
  return sections
    .filter(({ rows }) => rows.length > 0)
    .flatMap(({ title, rows }, index) => [
      ...(index > 0 ? [[]] : []),
      [run(` ${title}`, 'title')],
      ...rows.map(rowOf),
    ]);
}
