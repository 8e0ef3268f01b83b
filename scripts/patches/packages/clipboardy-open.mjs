// @ts-check
/**
 * Removes the fallback programs of clipboardy and open.
 *
 * Why: both look for programs beside their own source (`xsel`, `xdg-open`, a Windows executable). These are not in the bundle, and
 * CommonJS has no `import.meta.url`. The system's own programs are used instead. Images are never copied. clipboardy starts programs with
 * execa, of which it needs one function (`start-program.mjs`).
 * Gain: 310 of 330 kB; 60 kB of the package.
 */
import { fileURLToPath } from 'node:url';
import { replacing, replacingFile } from '../patch-plugin.mjs';

const START_PROGRAM = JSON.stringify(fileURLToPath(new URL('start-program.mjs', import.meta.url)));
const PLACE = 'const __dirname = path.dirname(fileURLToPath(import.meta.url));';

/** @type {import('../patch-plugin.mjs').Patch} */
export const clipboardy = {
  name: 'scripts/patches/packages/clipboardy-open.mjs',
  library: 'clipboardy',
  version: '5.3.2',
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

/** @type {import('../patch-plugin.mjs').Patch} */
export const execa = {
  name: 'scripts/patches/packages/clipboardy-open.mjs',
  library: 'execa',
  version: '9.6.1',
  files: { 'index.js': replacingFile('fd07d90d852b43a8', `export * from ${START_PROGRAM};`) },
};

/** @type {import('../patch-plugin.mjs').Patch} */
export const open = {
  name: 'scripts/patches/packages/clipboardy-open.mjs',
  library: 'open',
  version: '11.0.4',
  files: {
    'index.js': replacing(["import.meta.url ? path.dirname(fileURLToPath(import.meta.url)) : ''", "''"]),
  },
};
