// @ts-check
/**
 * A text is measured each time, and not kept.
 *
 * Why: Ink keeps the size of every text that it ever measured. Lectern's texts are halves of a screen, another one for each key: an
 * hour of reading would keep 100 MB of them. Measuring takes less than a tenth of a millisecond (`width.mjs`).
 * Gain: none in time; memory that stays as it is.
 */
import { replacing } from '../patch.mjs';

/** @type {import('../patch.mjs').Patch} */
export const measure = {
  name: 'scripts/ink/measure.mjs',
  library: 'ink',
  fits: '6.8.0',
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
