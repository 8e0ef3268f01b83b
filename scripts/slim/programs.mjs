// @ts-check
/**
 * clipboardy and open without the programs that they bring along.
 *
 * Why: both look beside their own source for programs to fall back on (`xsel`, `xdg-open`, an executable for Windows), which are not
 * in the bundle, and CommonJS does not tell them where they are. What the system has is used. Images are never copied. And execa,
 * which clipboardy starts programs with, is made for far more than that (`start-program.mjs`).
 * Gain: 310 of 330 kB, 60 kB of the tarball.
 */
import { fileURLToPath } from 'node:url';
import { replacing } from '../patch.mjs';

const START_PROGRAM = JSON.stringify(fileURLToPath(new URL('start-program.mjs', import.meta.url)));
const PLACE = 'const __dirname = path.dirname(fileURLToPath(import.meta.url));';

/** @type {import('../patch.mjs').Patch} */
export const clipboardy = {
  name: 'scripts/slim/programs.mjs',
  library: 'clipboardy',
  fits: '5.3.2',
  files: {
    'index.js': replacing([
      "import {writeClipboardImages, readClipboardImages, hasClipboardImages} from 'clipboard-image';",
      'const writeClipboardImages = undefined, readClipboardImages = undefined, hasClipboardImages = undefined;',
    ]),
    'lib/linux.js': replacing(
      [PLACE, "const __dirname = '';"],
      ['const hasXselFallback = fs.existsSync(xselFallbackPath);', 'const hasXselFallback = false;'],
    ),
    'lib/windows.js': replacing(
      [PLACE, "const __dirname = '';"],
      [
        'const hasWindowsBinaryFallback = fs.existsSync(windowBinaryPath);',
        'const hasWindowsBinaryFallback = false;',
      ],
    ),
  },
};

/** @type {import('../patch.mjs').Patch} */
export const execa = {
  name: 'scripts/slim/programs.mjs',
  library: 'execa',
  fits: '9.6.1',
  files: { 'index.js': () => `export * from ${START_PROGRAM};` },
};

/** @type {import('../patch.mjs').Patch} */
export const open = {
  name: 'scripts/slim/programs.mjs',
  library: 'open',
  fits: '11.0.4',
  files: {
    'index.js': replacing(["import.meta.url ? path.dirname(fileURLToPath(import.meta.url)) : ''", "''"]),
  },
};
