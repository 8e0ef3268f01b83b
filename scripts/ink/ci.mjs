// @ts-check
/**
 * Draws in CI as anywhere else.
 *
 * Why: where the variable `CI` is set, to anything but `0` or `false`, Ink draws nothing until it exits. Whether there is a terminal
 * to draw on is for Lectern to decide, and people do run terminals in containers that set `CI`.
 */

/** @type {import('../patch.mjs').Patch} */
export const ci = {
  name: 'scripts/ink/ci.mjs',
  library: 'is-in-ci',
  fits: '2.0.0',
  files: { 'index.js': () => 'export default false;' },
};
