import { describe, expect, test } from 'vitest';
import { COMMANDS, PROGRAM } from '../../../src/cli/arguments/definitions.js';
import { parseArguments } from '../../../src/cli/arguments/parse.js';
import type { Command } from '../../../src/cli/command.js';
import { isUserError } from '../../../src/text/errors.js';

const program = { name: 'lectern', version: '1.2.3', description: 'Read.', own: true };

function command(...argv: string[]): Command {
  const asked = parseArguments(argv, program);
  if (!('command' in asked)) throw new Error(`printed: ${asked.print}`);
  return asked.command;
}

function printed(...argv: string[]): string {
  const asked = parseArguments(argv, program);
  if (!('print' in asked)) throw new Error('a command');
  return asked.print;
}

function refused(...argv: string[]): { message: string; code: number } {
  try {
    parseArguments(argv, program);
  } catch (error) {
    if (isUserError(error)) return error;
    throw error;
  }
  throw new Error('accepted');
}

describe('commands', () => {
  test('nothing opens the library, a word opens an article', () => {
    expect(command()).toMatchObject({ name: 'open', words: [] });
    expect(command('kuber')).toMatchObject({ name: 'open', words: ['kuber'] });
    expect(command('-')).toMatchObject({ name: 'open', words: ['-'] });
  });

  test('global options stand before or behind the command', () => {
    expect(command('-w', '60', 'read', 'kuber').options.width).toBe(60);
    expect(command('read', 'kuber', '--width', '60').options.width).toBe(60);
    expect(command('list', '--library', 'a', '--library', 'b').options.library).toEqual(['a', 'b']);
  });

  test('an article may be called as a command is', () => {
    expect(command('read', 'list')).toMatchObject({ name: 'read', words: ['list'] });
  });

  test('the pager is asked for, refused, or left to what fits', () => {
    expect(command('read', 'a', '-p').options.pager).toBe(true);
    expect(command('read', 'a', '-P').options.pager).toBe(false);
    expect(command('read', 'a').options.pager).toBeUndefined();
  });

  test('words that start with ! or hold a colon are words', () => {
    expect(command('search', '"noisy neighbour"', '!memory', 'category:devops').words).toHaveLength(3);
  });
});

describe('wrong usage is one line and code 2', () => {
  test.each([
    [['--width', 'abc', 'list']],
    [['list', '--limit', '-1']],
    [['list', '--limit', '1.5']],
    [['list', '--sort', 'size']],
    [['list', 'surplus']],
    [['--no-such-option']],
    [['read']],
    [['search']],
    [['--color', 'sometimes']],
  ])('%j', argv => {
    const { message, code } = refused(...argv);
    expect(code).toBe(2);
    expect(message).not.toContain('\n');
    expect(message).toMatch(/^[A-Z].*[.?)]$/);
  });

  test('an escape in an argument is shown, not obeyed', () => {
    expect(refused('--\u001b[31m').message).not.toContain('\u001b');
  });
});

describe('help', () => {
  const pages = [PROGRAM, ...COMMANDS].map(
    ({ name }) => [name, printed(...[name, '--help'].filter(Boolean))] as const,
  );

  test.each(pages)('%s fits 80 columns and shows examples', (_, help) => {
    expect(Math.max(...help.split('\n').map(row => row.length))).toBeLessThanOrEqual(80);
    expect(help).toContain('Examples:\n  lectern');
  });

  test('the version stands alone', () => expect(printed('--version')).toBe('1.2.3\n'));
});
