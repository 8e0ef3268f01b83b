// @ts-check
/** Runs the reader in a pseudo-terminal and draws two of its screens for the README. */
import { LECTERN, Machine } from '../../../test/e2e/program.mjs';
import { Terminal } from '../../../test/e2e/terminal.mjs';
import { drawPicture } from './picture.mjs';
import { readScreen } from './screen.mjs';

const COLUMNS = 98;
const ROWS = { list: 17, article: 29 };
const QUERY = 'update';
/** A section of the first result that has a table and code. */
const SECTION = 'The accidents';

/** Draws the list with a search, and its first result in the reader, as an SVG. */
export async function captureReader(command = LECTERN) {
  const machine = new Machine();
  const env = machine.env({ COLORTERM: 'truecolor' });
  const terminal = new Terminal([...command, '--theme', 'dark'], {
    columns: COLUMNS,
    rows: ROWS.list,
    cwd: machine.home,
    env,
  });
  try {
    await terminal.waitFor(({ text }) => text.includes('quit'), 'the list');
    terminal.keys('/');
    await terminal.waitFor(({ text }) => text.includes('clear'), 'the filter');
    terminal.keys(QUERY);
    await terminal.waitFor(({ rows }) => /\d results?$/.test(rows[1] ?? ''), 'all results');
    const list = captureScreen(terminal);
    terminal.keys('\r');
    await terminal.waitFor(({ text }) => text.includes('min left'), 'the article');
    terminal.resize(COLUMNS, ROWS.article);
    await terminal.waitFor(({ rows }) => rows.at(-1)?.includes('min left') === true, 'the larger screen');
    await pressUntil('[', terminal, ({ rows }) => rows[0]?.trim() === SECTION);
    const article = captureScreen(terminal);
    terminal.keys('qq');
    await terminal.exit();
    return drawPicture([list, article], {
      title: 'Lectern in a terminal',
      description: `Two screens. Above: the list of articles, searched for "${QUERY}". Below: the first result, open in the reader.`,
    });
  } finally {
    terminal.kill();
    machine.remove();
  }
}

/**
 * Presses a key until `isDone` is true. Waits after each press until the screen changes.
 *
 * @param {string} key
 * @param {Terminal} terminal
 * @param {(terminal: Terminal) => boolean} isDone
 */
async function pressUntil(key, terminal, isDone) {
  for (let shown = terminal.text; !isDone(terminal); shown = terminal.text) {
    terminal.keys(key);
    await terminal.waitFor(({ text }) => text !== shown, `a change after ${key}`);
  }
}

/** @param {Terminal} terminal */
function captureScreen({ buffer, rows }) {
  return { title: 'lectern', columns: COLUMNS, rows: readScreen(buffer, rows.length) };
}
