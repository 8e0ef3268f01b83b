// @ts-check
/**
 * Ink and React's scheduler look at the clock by `Date`.
 *
 * Why: in Node `performance` loads a module of nine files when it is first named. Ink tells its time to nobody here, and the scheduler
 * has `Date` for hosts without `performance`.
 * Gain: 1 ms of the first frame.
 */
import { replacing } from '../patch.mjs';

/** @type {import('../patch.mjs').Patch[]} */
export const clocks = [
  {
    name: 'scripts/ink/clock.mjs',
    library: 'scheduler',
    fits: '0.27.0',
    files: {
      'cjs/scheduler.production.js': replacing([
        'if ("object" === typeof performance && "function" === typeof performance.now) {',
        'if (false) {',
      ]),
    },
  },
  {
    name: 'scripts/ink/clock.mjs',
    library: 'ink',
    fits: '6.8.0',
    files: {
      'build/ink.js': replacing(
        ['const startTime = performance.now();', 'const startTime = Date.now();'],
        ['performance.now() - startTime', 'Date.now() - startTime'],
      ),
    },
  },
];
