// @ts-check
/**
 * wrap-ansi left out of the reader.
 *
 * Why: Ink wraps what its `<Text>` does not truncate; every row of the reader comes at its width and is truncated there.
 * Gain: 17 kB of the reader, with its tables of emoji.
 */

/** @type {import('../patch.mjs').Patch} */
export const wrapAnsi = {
  name: 'scripts/slim/wrap-ansi.mjs',
  library: 'wrap-ansi',
  fits: '9.0.2',
  files: {
    'index.js': () =>
      'export default function wrapAnsi() { throw new Error(`A row that is not truncated: give its <Text> wrap="truncate".`); }',
  },
};
