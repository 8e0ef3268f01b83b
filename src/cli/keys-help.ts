/** A page of the help: the reader's keys, by the names of their actions, from the table that the reader runs on. A door. */
import { keySections } from '../tui/keys/reference.js';
import { atWords } from './errors/at-words.js';

const COLUMNS = 80;

/** What `help keys` prints: rows of at most 80 columns. */
export function helpOnKeys(program: string): string {
  const sections = keySections();
  const rows = sections.flatMap(section => section.rows);
  const names = Math.max(...rows.map(({ action }) => action.length));
  const keys = Math.max(...rows.map(row => row.keys.length));
  const indent = ['', ' '.repeat(names), ' '.repeat(keys), ''].join('  ').length;
  const shown = (row: (typeof rows)[number]) =>
    atWords(`  ${row.action.padEnd(names)}  ${row.keys.padEnd(keys)}  ${row.text}`, COLUMNS, { indent });
  const table = sections.map(section => ['', `${section.title}:`, ...section.rows.map(shown)]);
  return `${[intro(program), ...table.flat()].join('\n')}\n`;
}

function intro(program: string): string {
  return `The reader's keys, by the names of their actions. A [keys] table in the config
file, whose path ${program} doctor prints, gives an action other keys:

  [keys]
  list.leave = "q x"
  reader.page-down = ["space", "pgdn"]`;
}
