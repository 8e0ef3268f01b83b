// @ts-check
/**
 * Plain text passes Ink's filter for escape sequences unread.
 *
 * Why: Ink cuts every text with a style in it into tokens, in each measurement and each frame, to drop sequences that would move the
 * cursor. Text in which no sequence but a style occurs (`plain-width.mjs`) comes out as it went in.
 * Gain: 3 ms of the first frame.
 */
import { fileURLToPath } from 'node:url';
import { replacing } from '../patch.mjs';

const PLAIN_WIDTH = JSON.stringify(fileURLToPath(new URL('plain-width.mjs', import.meta.url)));
const CHECK = 'if (!hasAnsiControlCharacters(text)) {';

/** @type {import('../patch.mjs').Patch} */
export const sanitise = {
  name: 'scripts/ink/sanitise.mjs',
  library: 'ink',
  fits: '6.8.0',
  files: {
    'build/sanitize-ansi.js': source =>
      `import { plainWidth } from ${PLAIN_WIDTH};\n${replacing([CHECK, 'if (plainWidth(text) >= 0 || !hasAnsiControlCharacters(text)) {'])(source)}`,
  },
};
