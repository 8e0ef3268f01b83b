import { expect, test } from 'vitest';
import { COMMANDS } from '../../../src/cli/arguments/definitions.js';
import { suggestCommands } from '../../../src/cli/errors/suggest-command.js';

test.each([
  ['serach', ['search']],
  ['lsit', ['list']],
  ['raed', ['read']],
  ['chekc', ['check']],
  ['Doctr', ['doctor']],
  ['comp', ['completion']],
  ['hlep', ['help']],
  ['version', ['--version']],
  ['kuber', []],
  ['l', []],
])('suggests for %s: %j', (word, commands) => expect(suggestCommands(word, COMMANDS)).toEqual(commands));
