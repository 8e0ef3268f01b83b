import { describe, expect, test } from 'vitest';
import { COMMANDS, PROGRAM } from '../../../src/cli/arguments/definitions.js';
import { parseArguments } from '../../../src/cli/arguments/parse.js';
import { wrongUsage } from '../../../src/cli/errors/usage-error.js';
import type { Command } from '../../../src/cli/options.js';
import type { UserError } from '../../../src/util/user-error.js';

const program = { name: 'lectern', version: '1.2.3', description: 'Read.', own: true };

function command(...argv: string[]): Command {
  const asked = parseArguments(argv, program);
  if (!('command' in asked)) throw new Error(`no command: ${JSON.stringify(asked)}`);
  return asked.command;
}

function printed(...argv: string[]): string {
  const asked = parseArguments(argv, program);
  if (!('print' in asked)) throw new Error('a command');
  return asked.print;
}

function refused(...argv: string[]): UserError {
  const asked = parseArguments(argv, program);
  if (!('fault' in asked)) throw new Error('accepted');
  return wrongUsage(asked.fault, { name: 'lectern', commands: COMMANDS }, argv);
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
    [['list', '--limit', '0']],
    [['search', 'pod', '--limit', '0']],
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

  test('help with a word that is no command names it', () => {
    expect(refused('help', 'nope')).toMatchObject({ message: 'There is no command “nope”.', code: 2 });
  });

  test.each([
    [['help', 'serach'], 'Did you mean lectern help search?'],
    [['help', 'doctr'], 'Did you mean lectern help doctor?'],
    [['help', 'version'], 'Did you mean lectern --version?'],
    [['help', 'nope'], 'See lectern --help.'],
    [['kuber', '--toc'], 'It belongs to a command: lectern read kuber --toc'],
    [['kuber', '--strict'], 'It belongs to a command: lectern check kuber --strict'],
    [['a b', '--json'], 'It belongs to lectern list, lectern search, lectern check.'],
    [['search', 'pod', '--toc'], 'It belongs to lectern read.'],
    [['-v'], 'The version: lectern --version'],
    [['-#storage'], "A section of standard input: lectern -- '-#storage'"],
    [['--nowhere'], 'See lectern --help.'],
    [['check', '--format', 'xml'], 'See lectern check --help.'],
    [['check', '--json', '--format', 'github'], 'Leave out --json, or --format.'],
    [['check', '--format', 'text', '--json'], 'Leave out --json, or --format.'],
    [['build', 'a', 'b'], 'See lectern build --help.'],
  ])('%j: %s', (argv, hint) => expect(refused(...argv).hint).toBe(hint));

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
    expect(help).toMatch(/Examples:\n {2}.*lectern/);
  });

  test('what scripts of completion ask for is in none', () => {
    expect(pages.map(([, help]) => help).filter(help => help.includes('--offer'))).toEqual([]);
    expect(command('completion', 'bash', '--offer', 'tags').options.offer).toBe('tags');
  });

  test('of the keys is a page of its own, and only there a word for it', () => {
    expect(parseArguments(['help', 'keys'], program)).toEqual({ topic: 'keys' });
    expect(command('keys')).toMatchObject({ name: 'open', words: ['keys'] });
  });

  test.each([
    ['init', [], ['--theme', '--continue', '--drafts', '--color']],
    ['build', [], ['--theme', '--continue', '--drafts', '--color']],
    ['completion', [], ['--theme', '--width']],
    ['check', ['--drafts', '--follow'], ['--theme', '--no-journal']],
    ['list', ['--library', '--width', '--no-cache'], ['--continue', '--no-journal']],
    ['doctor', ['--color', '--no-journal'], ['--continue']],
  ])('%s shows of the options that all take what it heeds', (name, shown, left) => {
    const help = printed(name, '--help');
    for (const option of shown) expect(help).toContain(` ${option} `.trimEnd());
    for (const option of left) expect(help).not.toContain(option);
    expect(
      command(
        name === 'completion' ? 'completion' : name,
        ...(name === 'completion' ? ['bash'] : []),
        '--drafts',
      ).options.drafts,
    ).toBe(true);
  });

  test('the version stands alone', () => expect(printed('--version')).toBe('1.2.3\n'));
});
