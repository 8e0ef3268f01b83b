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

describe('what may stand in a place', () => {
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
  ])('%s %s: %s', (command, option, kind) => expect(find(command, option)?.value?.kind).toBe(kind));

  test('an option without a value has none', () => {
    expect(find('read', '--toc')).toEqual({ names: ['--toc'], help: 'only the headings', repeat: false });
    expect(find('', '--no-cache')?.value).toBeUndefined();
    expect(find('', '-h')?.names).toEqual(['-h', '--help']);
  });

  test.each([
    ['', 'articles'],
    ['read', 'articles'],
    ['list', 'anything'],
    ['search', 'anything'],
    ['init', 'folders'],
    ['check', 'files'],
    ['completion', 'words'],
  ])('the words of “%s”: %s', (command, kind) => {
    expect(allCommands(model).find(({ name }) => name === command)?.words.kind).toBe(kind);
  });
});

describe.each([
  ['bash', bashCompletion],
  ['zsh', zshCompletion],
  ['fish', fishCompletion],
  ['powershell', powershellCompletion],
])('%s', (_, script) => {
  test('has every command, option and value', () => {
    const text = script(model);
    for (const { name, options, words } of allCommands(model)) {
      expect(text).toContain(name);
      for (const { names } of options)
        for (const option of names) expect(text).toContain(option.replace(/^--?/, ''));
      expect(text).not.toContain('[object');
      if (words.kind === 'words') for (const word of words.words) expect(text).toContain(word);
    }
  });

  test('goes by the name of the publication, and offers what that has', () => {
    const text = script(completionModel('field-notes', commandsOf({ own: false })));
    expect(text).toContain('field-notes');
    expect(text).not.toMatch(/lectern|\binit\b|\bcheck\b/i);
  });

  test('is ASCII, without white space at the ends of rows or rows that are empty twice', () => {
    const text = script(model);
    expect(text).toMatch(/^[\n\x20-\x7e]*$/);
    expect(text).not.toMatch(/[ \t]\n|\n\n\n/);
    expect(text.endsWith('\n')).toBe(true);
  });
});
