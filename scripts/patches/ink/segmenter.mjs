// @ts-check
/**
 * Splits plain text into graphemes without a segmenter. Creates the segmenter for the first text that is not plain.
 *
 * Why: three libraries that Ink uses create an `Intl.Segmenter` when they load. The first one costs 4 to 8 ms, because the
 * engine reads its tables. In plain text (`plain-width.mjs`), a code unit is a grapheme. Gain: 5 to 10 ms of the first frame.
 */
import { fileURLToPath } from 'node:url';
import { replacing } from '../patch-plugin.mjs';

const PLAIN_WIDTH = JSON.stringify(fileURLToPath(new URL('plain-width.mjs', import.meta.url)));

/**
 * @param {string} library
 * @param {string} version
 * @param {string} file
 * @param {string} made the expression that creates the segmenter
 * @returns {import('../patch-plugin.mjs').Patch}
 */
function segmenter(library, version, file, made) {
  const edit = replacing([made, `graphemesOf(() => ${made})`]);
  const head = `import { graphemesOf } from ${PLAIN_WIDTH};\n`;
  return {
    name: 'scripts/patches/ink/segmenter.mjs',
    library,
    version,
    files: { [file]: source => head + edit(source) },
  };
}

export const segmenters = [
  segmenter('string-width', '8.3.0', 'index.js', 'new Intl.Segmenter()'),
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
