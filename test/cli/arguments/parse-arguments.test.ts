import { Command as Commander } from 'commander';
import { describe, expect, test, vi } from 'vitest';
import { COMMANDS, PROGRAM } from '../../../src/cli/arguments/definitions.js';
import { parseArguments } from '../../../src/cli/arguments/parse-arguments.js';
import type { Command } from '../../../src/cli/options.js';

const program = { name: 'lectern', version: '1.2.3', description: 'Read.', own: true };

function command(...argv: string[]): Command {
  const parsed = parseArguments(argv, program);
  if (!('command' in parsed)) throw new Error(`no command: ${JSON.stringify(parsed)}`);
  return parsed.command;
}

function printed(...argv: string[]): string {
  const parsed = parseArguments(argv, program);
  if (!('print' in parsed)) throw new Error('a command');
  return parsed.print;
}

describe('commands', () => {
  test('parses no word, or one that is no command, as `open`', () => {
    expect(command()).toMatchObject({ name: 'open', words: [] });
    expect(command('kuber')).toMatchObject({ name: 'open', words: ['kuber'] });
    expect(command('-')).toMatchObject({ name: 'open', words: ['-'] });
  });

  test('accepts global options before and after the command', () => {
    expect(command('-w', '60', 'read', 'kuber').options.width).toBe(60);
    expect(command('read', 'kuber', '--width', '60').options.width).toBe(60);
    expect(command('list', '--library', 'a', '--library', 'b').options.library).toEqual(['a', 'b']);
  });

  test('creates options only for command lines that may have some', () => {
    const added = vi.spyOn(Commander.prototype, 'addOption');
    for (const argv of [[], ['list'], ['read', 'kuber'], ['--version'], ['-V']])
      parseArguments(argv, program);
    expect(added).not.toHaveBeenCalled();
    expect(command('read', '-', '--', '--width').words).toEqual(['-', '--width']);
    expect(printed('help', 'list')).toContain('--width');
    expect(added).toHaveBeenCalled();
    added.mockRestore();
  });

  test('accepts an article with the name of a command', () => {
    expect(command('read', 'list')).toMatchObject({ name: 'read', words: ['list'] });
  });

  test('parses -p, -P and neither', () => {
    expect(command('read', 'a', '-p').options.pager).toBe(true);
    expect(command('read', 'a', '-P').options.pager).toBe(false);
    expect(command('read', 'a').options.pager).toBeUndefined();
  });

  test('takes the last of -p and -P', () => {
    expect(command('read', 'a', '-p', '-P').options.pager).toBe(false);
    expect(command('read', 'a', '-P', '--pager').options.pager).toBe(true);
    expect(command('read', 'a', '-pP').options.pager).toBe(false);
  });

  test('parses folders as arguments of `list`', () => {
    expect(command('list', 'a', 'b', '--json')).toMatchObject({ words: ['a', 'b'], options: { json: true } });
    expect(command('list').words).toEqual([]);
  });

  test('parses words with `!` or a colon as words', () => {
    expect(command('search', '"noisy neighbour"', '!memory', 'category:devops').words).toHaveLength(3);
  });
});

describe('help', () => {
  const helpTexts = [PROGRAM, ...COMMANDS].map(
    ({ name }) => [name, printed(...[name, '--help'].filter(Boolean))] as const,
  );

  test.each(helpTexts)('of `%s` fits 80 columns and has examples', (_, help) => {
    expect(Math.max(...help.split('\n').map(row => row.length))).toBeLessThanOrEqual(80);
    expect(help).toMatch(/Examples:\n {2}.*lectern/);
  });

  test('does not show the hidden command of completion scripts', () => {
    expect(helpTexts.filter(([, help]) => help.includes('__complete'))).toEqual([]);
    expect(command('__complete', 'tags', '--library', 'a')).toMatchObject({
      name: '__complete',
      words: ['tags'],
      options: { library: ['a'] },
    });
  });

  test('has a topic `keys`, which is a word elsewhere', () => {
    expect(parseArguments(['help', 'keys'], program)).toEqual({ topic: 'keys' });
    expect(command('keys')).toMatchObject({ name: 'open', words: ['keys'] });
  });

  test.each([
    ['init', [], ['--theme', '--continue', '--drafts', '--color']],
    ['build', [], ['--theme', '--continue', '--drafts', '--color']],
    ['completion', [], ['--theme', '--width']],
    ['check', ['--drafts', '--follow'], ['--theme', '--no-history']],
    ['list', ['--library', '--width', '--no-cache'], ['--continue', '--no-history']],
    ['doctor', ['--color', '--no-history'], ['--continue']],
  ])('of `%s` shows only the global options that it uses', (name, shown, left) => {
    const help = printed(name, '--help');
    for (const option of shown) expect(help).toContain(` ${option} `.trimEnd());
    for (const option of left) expect(help).not.toContain(option);
  });

  test.each([['init'], ['list'], ['doctor'], ['completion', 'bash']])(
    'of `%s` does not restrict parsing: other global options are accepted',
    (...argv) => expect(command(...argv, '--drafts').options.drafts).toBe(true),
  );

  test('--version prints only the version', () => expect(printed('--version')).toBe('1.2.3\n'));

  test('is created only for command lines with options, and then with the options of the named command', () => {
    const created = vi.spyOn(Commander.prototype, 'addOption');
    const version = vi.spyOn(Commander.prototype, 'version');
    const help = vi.spyOn(Commander.prototype, 'helpOption');
    command('list');
    expect(created).not.toHaveBeenCalled();
    expect(version).not.toHaveBeenCalled();
    expect(help.mock.calls).toEqual([[false]]);
    printed('--help');
    const ofAll = created.mock.calls.length;
    created.mockClear();
    printed('search', '--help');
    const ofSearch = COMMANDS.find(({ name }) => name === 'search')?.options.length ?? 0;
    expect(created.mock.calls.length - ofAll).toBe(ofSearch - 1);
    vi.restoreAllMocks();
  });
});
