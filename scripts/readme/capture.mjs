// @ts-check
/** A run of the reader, with what is on the screen at its two best moments. */
import { LECTERN, Machine } from '../../test/e2e/program.mjs';
import { Terminal } from '../../test/e2e/terminal.mjs';
import { picture } from './picture.mjs';
import { readScreen } from './screen.mjs';

const COLUMNS = 98;
const ROWS = { list: 17, article: 29 };
const TYPED = 'update';
/** A section of the first hit that has a table and code. */
const SECTION = 'The accidents';

/** The list with a search, and the article that it found, as an SVG. */
export async function capture(command = LECTERN) {
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
    terminal.keys(TYPED);
    await terminal.waitFor(({ rows }) => /\d hits?$/.test(rows[1] ?? ''), 'all hits');
    const list = shot(terminal);
    terminal.keys('\r');
    await terminal.waitFor(({ text }) => text.includes('min left'), 'the article');
    terminal.resize(COLUMNS, ROWS.article);
    await terminal.waitFor(({ rows }) => rows.at(-1)?.includes('min left') === true, 'the larger screen');
    await press('[', terminal, ({ rows }) => rows[0]?.trim() === SECTION);
    const article = shot(terminal);
    terminal.keys('qq');
    await terminal.exit();
    return picture([list, article], {
      title: 'Lectern in a terminal',
      description: `Two screens. Above, the list of articles while "${TYPED}" is typed into its search; below, the first article that was found, being read.`,
    });
  } finally {
    terminal.kill();
    machine.remove();
  }
}

/**
 * Presses a key until it has led there, one at a time: each has to change the screen first.
 *
 * @param {string} key
 * @param {Terminal} terminal
 * @param {(terminal: Terminal) => boolean} there
 */
async function press(key, terminal, there) {
  for (let shown = terminal.text; !there(terminal); shown = terminal.text) {
    terminal.keys(key);
    await terminal.waitFor(({ text }) => text !== shown, `what ${key} does`);
  }
}

/** @param {Terminal} terminal */
function shot({ buffer, rows }) {
  return { title: 'lectern', columns: COLUMNS, rows: readScreen(buffer, rows.length) };
}
