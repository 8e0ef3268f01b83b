// @ts-check
/**
 * No processes are started to learn the terminal's size.
 *
 * Why: where stdout has no width Ink asks `terminal-size`, which opens /dev/tty and runs `tput` and `resize`. Lectern knows the size
 * before it opens the reader; without an answer Ink takes 80 columns.
 * Gain: `child_process` is not loaded (2 ms).
 */

/** @type {import('../patch.mjs').Patch} */
export const terminalSize = {
  name: 'scripts/ink/terminal-size.mjs',
  library: 'terminal-size',
  fits: '4.0.1',
  files: { 'index.js': () => 'export default function terminalSize() {}' },
};
