// @ts-check
/**
 * Leaves out the connection to React's developer tools.
 *
 * Why: with `DEV=true` in the environment Ink opens a web socket to localhost, and asks for a package that is not in the bundle; and
 * it does both in a top-level `await`, which CommonJS does not have.
 * Gain: `ws` and the tools' client stay out (110 kB minified).
 */
import { replacing } from '../patch.mjs';

/** @type {import('../patch.mjs').Patch} */
export const devtools = {
  name: 'scripts/ink/devtools.mjs',
  library: 'ink',
  fits: '6.8.0',
  files: {
    'build/utils.js': replacing([
      "const isDev = () => process.env['DEV'] === 'true';",
      'const isDev = () => false;',
    ]),
    'build/reconciler.js': replacing(
      ["await import('./devtools.js');", ''],
      ["const fs = await import('node:fs');", ''],
      [
        "const content = fs.readFileSync(new URL('../package.json', import.meta.url), 'utf8');",
        "const content = '{}';",
      ],
      ['? await loadPackageJson()', '? {}'],
    ),
  },
};
