/** An hour of reading, in a minute: what a reader does one after the other, in a real terminal. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LECTERN, Machine } from './program.mjs';
import { Terminal } from './terminal.mjs';

let machine: Machine;
let terminal: Terminal;

beforeEach(() => {
  machine = new Machine();
});
afterEach(() => {
  terminal.kill('SIGKILL');
  machine.remove();
});

function open(command: string[], columns = 100, rows = 30): Terminal {
  terminal = new Terminal(command, {
    columns,
    rows,
    env: machine.env({ PS1: 'prompt> ' }),
    cwd: machine.home,
  });
  return terminal;
}

const shows = (pattern: RegExp) => terminal.waitFor(({ text }) => pattern.test(text), String(pattern));

/** The first words of the text on the screen, without what is drawn around them. */
const firstWords = () =>
  (terminal.rows.find(row => /\w{3}/.test(row)) ?? '').trim().split(' ').slice(0, 4).join(' ');

test('a filter with a typo, a body hit, its matches, the end, five sizes, a link and back, home again', async () => {
  await open(LECTERN).waitFor(({ text }) => text.includes('q quit'));
  terminal.keys('/');
  terminal.keys('WaitForFirstConsumr');
  await shows(/1 hit/);
  terminal.keys('\r');
  await shows(/\/\S+ 1\/\d/);
  expect(terminal.text).toContain('WaitForFirstConsumer');
  terminal.keys('n');
  await shows(/\/\S+ 2\/\d/);
  terminal.keys('\u001b');
  await terminal.waitFor(({ text }) => !/ 2\/\d/.test(text));
  terminal.keys('G');
  await shows(/100 %/);

  terminal.keys('g');
  await shows(/ 0 %/);
  terminal.keys('  ');
  await terminal.waitFor(({ text }) => /[1-9] %/.test(text));
  const words = firstWords();
  for (const [columns, rows] of [
    [60, 20],
    [120, 40],
    [45, 12],
    [200, 50],
    [100, 30],
  ] as const) {
    terminal.resize(columns, rows);
    await terminal.waitFor(({ rows: shown }) => shown.length === rows && (shown.at(-1) ?? '').includes('%'));
    expect(terminal.rows.length).toBe(rows);
  }
  await terminal.waitFor(() => firstWords() === words, `“${words}” on top again`);

  terminal.keys('g\t\t');
  await shows(/→ .*noisy neighbour/);
  terminal.keys('\r');
  await terminal.waitFor(
    ({ text }) => text.includes('cgroup') || text.includes('Two numbers') || / §\d? ?CPU|CPU: the/.test(text),
  );
  terminal.keys('H');
  await shows(/Scaling Kubernetes in Production|Resource management/);
  terminal.keys('q');
  await shows(/15 articles|hit/);
  terminal.keys('\u001b');
  await terminal.waitFor(({ text }) => !text.includes('❯'));
  terminal.keys('q');
  expect(await terminal.exit()).toMatchObject({ code: 0 });
  expect(terminal.raw).not.toContain('\u001b[3J');
});

test.skipIf(process.platform === 'win32')(
  'Ctrl+Z gives the shell its terminal back, and fg the reader',
  async () => {
    await open(['bash', '--norc', '--noprofile', '-i']).waitFor(({ text }) => text.includes('prompt>'));
    terminal.keys(`'${LECTERN.join("' '")}' kuber\r`);
    await shows(/min left/);
    terminal.keys('  ');
    await terminal.waitFor(({ text }) => /[1-9] %/.test(text));
    const page = terminal.text;
    terminal.keys('\u001a');
    await terminal.waitFor(({ text, alternate }) => !alternate && text.includes('Stopped'));
    expect(terminal.cursorShown).toBe(true);
    terminal.keys('fg\r');
    await terminal.waitFor(({ alternate, text }) => alternate && text === page, 'the same page');
    terminal.keys('j');
    await terminal.waitFor(({ text }) => text !== page);
    terminal.keys('q');
    await shows(/15 articles/);
    terminal.keys('q');
    await terminal.waitFor(({ alternate, text }) => !alternate && text.trimEnd().endsWith('prompt>'));
    terminal.keys('exit\r');
    expect(await terminal.exit()).toMatchObject({ code: 0 });
  },
);
