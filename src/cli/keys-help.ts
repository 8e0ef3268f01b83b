/** `help keys`: the reader's keys by action name, from the binding table. Loaded lazily. */

import { keySections } from '../tui/keys/help.js';
import { maxOf } from '../util/large-lists.js';
import { wrapMessage } from './errors/wrap-message.js';

const WIDTH = 80;

export function keysHelp(program: string): string {
  const sections = keySections();
  const rows = sections.flatMap(section => section.rows);
  const actionWidth = maxOf(rows.map(({ action }) => action.length));
  const keysWidth = maxOf(rows.map(({ keys }) => keys.length));
  const formatRow = ({ action, keys, text }: (typeof rows)[number]) => {
    const start = `  ${action.padEnd(actionWidth)}  ${keys.padEnd(keysWidth)}  `;
    return start + wrapMessage(text, WIDTH - start.length).join(`\n${' '.repeat(start.length)}`);
  };
  const table = sections.map(section => ['', `${section.title}:`, ...section.rows.map(formatRow)]);
  return `${[intro(program), ...table.flat()].join('\n')}\n`;
}

function intro(program: string): string {
  return `The keys of the reader, by action. To change them, add a [keys] table to the
config file. To print its path, run: ${program} doctor

  [keys]
  list.leave = "q x"
  reader.page-down = ["space", "pgdn"]`;
}
