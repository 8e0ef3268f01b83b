import { expect, test } from 'vitest';
import { COMMANDS } from '../../../src/cli/arguments/definitions.js';
import { nearCommands } from '../../../src/cli/errors/suggest-command.js';

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
])('%s is meant for %j', (word, commands) => expect(nearCommands(word, COMMANDS)).toEqual(commands));
