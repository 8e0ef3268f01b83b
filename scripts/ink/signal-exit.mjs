// @ts-check
/**
 * signal-exit without Node's `assert`.
 *
 * Why: it loads that module to check the type of one argument.
 * Gain: 1.5 to 3 ms at start.
 */
import { replacing } from '../patch.mjs';

/** @type {import('../patch.mjs').Patch[]} */
export const signalExits = ['ink', 'restore-cursor'].map(parent => ({
  name: 'scripts/ink/signal-exit.mjs',
  library: `${parent}/node_modules/signal-exit`,
  fits: '3.0.7',
  files: {
    'index.js': replacing(["var assert = require('assert')", 'var assert = { equal: function () {} }']),
  },
}));
