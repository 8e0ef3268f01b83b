import { describe, expect, test } from 'vitest';
import { COMMANDS, commandsOf } from '../../../src/cli/arguments/definitions.js';
import { bashCompletion } from '../../../src/cli/completion/bash.js';
import { fishCompletion } from '../../../src/cli/completion/fish.js';
import { allCommands, completionModel } from '../../../src/cli/completion/model.js';
import { powershellCompletion } from '../../../src/cli/completion/powershell.js';
import { zshCompletion } from '../../../src/cli/completion/zsh.js';

const model = completionModel('lectern', COMMANDS);
const find = (command: string, option: string) =>
  allCommands(model)
    .find(({ name }) => name === command)
    ?.options.find(({ names }) => names.includes(option));

describe('completionModel', () => {
  test.each([
    ['', '--library', 'folders'],
    ['', '--theme', 'words'],
    ['', '-w', 'anything'],
    ['read', '--format', 'words'],
    ['read', '--section', 'sections'],
    ['list', '--category', 'categories'],
    ['search', '--tag', 'tags'],
    ['check', '--rule', 'pairs'],
    ['init', '--name', 'anything'],
    ['build', '--out', 'folders'],
    ['list', '--library', 'folders'],
  ])('has for `%s %s` the choices %s', (command, option, kind) =>
    expect(find(command, option)?.value?.kind).toBe(kind),
  );

  test('has no choices for an option without a value', () => {
    expect(find('read', '--toc')).toEqual({
      names: ['--toc'],
      help: 'print only the headings',
      repeat: false,
    });
    expect(find('', '--no-cache')?.value).toBeUndefined();
    expect(find('', '-h')?.names).toEqual(['-h', '--help']);
  });

  test.each([
    ['', 'articles'],
    ['read', 'articles'],
    ['list', 'folders'],
    ['search', 'anything'],
    ['init', 'folders'],
    ['check', 'files'],
    ['completion', 'words'],
  ])('has for the arguments of `%s` the choices %s', (command, kind) => {
    expect(allCommands(model).find(({ name }) => name === command)?.words.kind).toBe(kind);
  });
});

describe.each([
  ['bash', bashCompletion],
  ['zsh', zshCompletion],
  ['fish', fishCompletion],
  ['powershell', powershellCompletion],
])('the script for %s', (_, script) => {
  test('contains every command, option and value', () => {
    const text = script(model);
    for (const { name, options, words } of allCommands(model)) {
      expect(text).toContain(name);
      for (const { names } of options)
        for (const option of names) expect(text).toContain(option.replace(/^--?/, ''));
      expect(text).not.toContain('[object');
      if (words.kind === 'words') for (const word of words.words) expect(text).toContain(word);
    }
  });

  test('uses the name and the commands of a publication', () => {
    const text = script(completionModel('field-notes', commandsOf({ own: false })));
    expect(text).toContain('field-notes');
    expect(text).not.toMatch(/lectern|\binit\b|\bcheck\b/i);
  });

  test('is ASCII, without trailing white space or two empty lines', () => {
    const text = script(model);
    expect(text).toMatch(/^[\n\x20-\x7e]*$/);
    expect(text).not.toMatch(/[ \t]\n|\n\n\n/);
    expect(text.endsWith('\n')).toBe(true);
  });
});
