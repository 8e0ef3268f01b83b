// @ts-check
/**
 * Removes the connection to React's developer tools.
 *
 * Why: with `DEV=true` in the environment, Ink opens a web socket to localhost and imports a package that is not in the bundle. Both use
 * a top-level `await`, which CommonJS does not have.
 * Gain: 110 kB (minified) of `ws` and the tools' client.
 */
import { replacing } from '../patch-plugin.mjs';

/** @type {import('../patch-plugin.mjs').Patch} */
export const devtools = {
  name: 'scripts/patches/ink/devtools.mjs',
  library: 'ink',
  version: '6.8.0',
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
