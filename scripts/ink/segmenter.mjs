// @ts-check
/**
 * Graphemes of plain text without a segmenter, and the segmenter made when the first other text needs it.
 *
 * Why: four libraries behind Ink make an `Intl.Segmenter` as they load. The first one costs 4 to 8 ms, in which the engine reads its
 * tables; and each cut of a row costs more than all else that is done to it. In plain text (`plain-width.mjs`) a code unit is a grapheme.
 * Gain: 5 to 10 ms of the first frame.
 */
import { fileURLToPath } from 'node:url';
import { replacing } from '../patch.mjs';

const PLAIN_WIDTH = JSON.stringify(fileURLToPath(new URL('plain-width.mjs', import.meta.url)));

/**
 * @param {string} library
 * @param {string} fits
 * @param {string} file
 * @param {string} made the expression in it that makes a segmenter of graphemes
 * @returns {import('../patch.mjs').Patch}
 */
function segmenter(library, fits, file, made) {
  const edit = replacing([made, `graphemesOf(() => ${made})`]);
  const head = `import { graphemesOf } from ${PLAIN_WIDTH};\n`;
  return {
    name: 'scripts/ink/segmenter.mjs',
    library,
    fits,
    files: { [file]: source => head + edit(source) },
  };
}

export const segmenters = [
  segmenter('string-width', '8.3.0', 'index.js', 'new Intl.Segmenter()'),
  segmenter('wrap-ansi/node_modules/string-width', '7.2.0', 'index.js', 'new Intl.Segmenter()'),
  segmenter(
    'slice-ansi',
    '8.0.0',
    'tokenize-ansi.js',
    "new Intl.Segmenter(undefined, {granularity: 'grapheme'})",
  ),
  segmenter(
    '@alcalzone/ansi-tokenize',
    '0.2.5',
    'build/tokenize.js',
    'new Intl.Segmenter(undefined, { granularity: "grapheme" })',
  ),
];
