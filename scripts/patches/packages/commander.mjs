// @ts-check
/**
 * Removes `child_process` from commander, and loads its help lazily.
 *
 * Why: commander imports the module for subcommands that are programs of their own, which Lectern does not have. Its help is a tenth of
 * the code that every start compiles, and few starts print it.
 * Gain: 2 to 3 ms at every start for the module, 0.5 ms for the help.
 */
import { replacing } from '../patch-plugin.mjs';

/** @type {import('../patch-plugin.mjs').Patch} */
export const commander = {
  name: 'scripts/patches/packages/commander.mjs',
  library: 'commander',
  version: '14.0.3',
  files: {
    'lib/command.js': replacing(
      ["const childProcess = require('node:child_process');", 'const childProcess = undefined;'],
      ["const { Help, stripColor } = require('./help.js');", ''],
      ['new Help()', "new (require('./help.js').Help)()"],
      ['(str) => stripColor(str)', "(str) => require('./help.js').stripColor(str)"],
    ),
    'index.js': replacing(["const { Help } = require('./lib/help.js');", ''], ['exports.Help = Help;', '']),
  },
};
