import { afterAll, describe, expect, test } from 'vitest';
import { formatMessage, messageStyle } from '../../../src/cli/errors/stderr-message.js';
import { LECTERN, Machine } from '../../e2e/program.mjs';
import { Terminal, untilRead } from '../../e2e/terminal.mjs';

const machine = new Machine();
afterAll(() => machine.remove());

function open(command: string[], columns = 80, env: Record<string, string> = {}): Terminal {
  return new Terminal(untilRead(command), { env: machine.env(env), cwd: machine.home, columns, rows: 40 });
}

describe('formatMessage', () => {
  const message = {
    severity: 'error',
    text: 'no article named "ntoes"',
    hint: 'did you mean "notes"?',
  } as const;

  test('puts program, severity and text on one line and the hint on the next', async () => {
    expect(await formatMessage(message, { program: 'notes' })).toBe(
      'notes: error: no article named "ntoes"\n  hint: did you mean "notes"?\n',
    );
    expect(await formatMessage({ severity: 'note', text: 'done' }, { program: 'notes' })).toBe(
      'notes: note: done\n',
    );
  });

  test('shows control characters and line breaks instead of printing them', async () => {
    const text = 'One\ntwo \u001b[31mthree';
    expect(await formatMessage({ severity: 'warning', text }, { program: 'notes' })).toBe(
      'notes: warning: One two ␛[31mthree\n',
    );
  });

  test('shortens a text and a hint of any length', async () => {
    const long = 'x'.repeat(100_000);
    const text = await formatMessage({ severity: 'error', text: long, hint: long }, { program: 'notes' });
    expect(text.split('\n').map(line => line.slice(-2))).toEqual(['x…', 'x…', '']);
    expect(text.length).toBeLessThan(10_100);
  });

  test('colours only the severity and the label of the hint', async () => {
    const coloured = await formatMessage(message, { program: 'notes', colour: true });
    expect(coloured).toBe(
      'notes: \u001b[1;31merror:\u001b[0m no article named "ntoes"\n  \u001b[1;36mhint:\u001b[0m did you mean "notes"?\n',
    );
    expect(await formatMessage({ severity: 'warning', text: 'x' }, { program: 'n', colour: true })).toContain(
      '\u001b[1;33mwarning:',
    );
    expect(await formatMessage({ severity: 'note', text: 'x' }, { program: 'n', colour: true })).toContain(
      '\u001b[1;36mnote:',
    );
  });

  test('wraps at words in a narrow terminal and indents the lines after the first', async () => {
    const text = 'one two three four five six seven';
    expect(
      await formatMessage({ severity: 'note', text, hint: text }, { program: 'notes', columns: 30 }),
    ).toBe(
      'notes: note: one two three\n    four five six seven\n  hint: one two three four\n    five six seven\n',
    );
  });
});

test('messageStyle has neither width nor colour if stderr is not a terminal', () => {
  expect(messageStyle(process, 'x')).toEqual({ program: 'x' });
});

describe('messages on a terminal', () => {
  test.each<[string[], Record<string, string>, boolean]>([
    [[], {}, true],
    [[], { NO_COLOR: '1' }, false],
    [[], { TERM: 'dumb' }, false],
    [['--color', 'never'], {}, false],
    [['--color=always'], { NO_COLOR: '1' }, true],
  ])('colours the severity with %j %j: %s', async (args, env, expected) => {
    const terminal = open([...LECTERN, 'read', 'no-such-article', ...args], 80, env);
    expect(await terminal.exit()).toMatchObject({ code: 1 });
    expect(terminal.rows[0]).toBe('lectern: error: no article named "no-such-article"');
    expect(terminal.raw.includes('\u001b[1;31merror:')).toBe(expected);
  });

  test('wraps an error at words', async () => {
    const terminal = open([...LECTERN, 'read', 'x', '--links', 'nowhere'], 40);
    expect(await terminal.exit()).toMatchObject({ code: 2 });
    expect(terminal.rows.filter(Boolean)).toEqual([
      'lectern: error: invalid value for',
      '    --links: "nowhere"',
      '  hint: expected one of auto, inline,',
      '    notes, none',
    ]);
  });

  test('prints the note about ignored standard input before the list', async () => {
    const terminal = open(['sh', '-c', 'echo x | "$@"', 'sh', ...LECTERN]);
    await terminal.exit();
    expect(terminal.rows.slice(0, 2)).toEqual([
      'lectern: note: standard input was ignored',
      '  hint: to read it, run: lectern -',
    ]);
    expect(terminal.text).toContain('kubernetes-in-production');
  });

  test('prints how to finish typed input', async () => {
    const terminal = open([...LECTERN, 'read', '-']);
    await terminal.waitFor(({ text }) => text.includes('press Ctrl+D to finish'), 'the note');
    terminal.keys('typed\r\u0004');
    expect(await terminal.exit()).toMatchObject({ code: 0 });
    expect(terminal.rows.filter(row => row === 'typed')).toHaveLength(2);
  });
});
