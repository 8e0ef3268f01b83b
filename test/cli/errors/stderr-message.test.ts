/** What is said on stderr at a terminal. */
import { afterAll, expect, test } from 'vitest';
import { said } from '../../../src/cli/errors/stderr-message.js';
import { LECTERN, Machine } from '../../e2e/program.mjs';
import { Terminal } from '../../e2e/terminal.mjs';

const machine = new Machine();
afterAll(() => machine.remove());

function open(command: string[], columns = 80): Terminal {
  return new Terminal(command, { env: machine.env(), cwd: machine.home, columns, rows: 40 });
}

test('is in the name of the program, on one line but for a terminal', () => {
  expect(said('One\ntwo \u001b[31mthree.', 'notes')).toBe('notes: One two ␛[31mthree.\n');
  expect(said('One two three four.', 'notes', 12)).toBe('notes: One\n  two three\n  four.\n');
});

test('an error ends its rows between words', async () => {
  const terminal = open([...LECTERN, 'read', 'x', '--links', 'nowhere'], 40);
  expect(await terminal.exit()).toMatchObject({ code: 2 });
  const rows = terminal.rows.filter(Boolean);
  expect(rows.length).toBeGreaterThan(2);
  expect(rows[0]).toMatch(/^lectern: Option /);
  expect(rows.slice(1).every(row => /^ {2}\S/.test(row))).toBe(true);
  expect(rows.map(row => row.trim()).join(' ')).toMatch(
    /argument 'nowhere' is invalid\. Allowed choices are /,
  );
});

test('a pipe that nobody reads is told of before the list, not below it', async () => {
  const terminal = open(['sh', '-c', 'echo x | "$@"', 'sh', ...LECTERN]);
  await terminal.exit();
  expect(terminal.rows.findIndex(row => row.includes('standard input was not read'))).toBe(0);
  expect(terminal.text).toContain('kubernetes-in-production');
});

test('who types the text is told how it ends', async () => {
  const terminal = open([...LECTERN, 'read', '-']);
  await terminal.waitFor(({ text }) => text.includes('Ctrl+D'), 'the note');
  terminal.keys('typed\r\u0004');
  expect(await terminal.exit()).toMatchObject({ code: 0 });
  expect(terminal.rows.filter(row => row === 'typed')).toHaveLength(2);
});
