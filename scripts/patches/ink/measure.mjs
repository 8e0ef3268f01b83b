// @ts-check
/**
 * Removes Ink's cache of text sizes.
 *
 * Why: Ink keeps the size of every text that it measured, with the text. Each screen of the reader is one text of 5 to 10 kB and differs
 * after each key, so an hour of reading would keep up to 100 MB.
 * Gain: constant memory; no time.
 */
import { replacing } from '../patch-plugin.mjs';

/** @type {import('../patch-plugin.mjs').Patch} */
export const measure = {
  name: 'scripts/patches/ink/measure.mjs',
  library: 'ink',
  version: '6.8.0',
  files: {
    'build/measure-text.js': replacing(
      ['const cache = new Map();\n', ''],
      [
        '    const cachedDimensions = cache.get(text);\n    if (cachedDimensions) {\n        return cachedDimensions;\n    }\n',
        '',
      ],
      ['    cache.set(text, dimensions);\n', ''],
    ),
  },
};
