// @ts-check
/**
 * cli-highlight without an HTML parser.
 *
 * Why: it hands what highlight.js wrote to parse5, which is made for the web's HTML. `spans.mjs` reads what highlight.js writes.
 * Gain: 247 of 529 kB of the highlighter, 55 kB of the tarball.
 */
import { fileURLToPath } from 'node:url';

const SPANS = JSON.stringify(fileURLToPath(new URL('spans.mjs', import.meta.url)));

/** @type {import('../patch.mjs').Patch[]} */
export const parse5 = [
  {
    name: 'scripts/slim/parse5.mjs',
    library: 'parse5',
    fits: '5.1.1',
    files: { 'lib/index.js': () => `export { parseFragment } from ${SPANS};` },
  },
  {
    name: 'scripts/slim/parse5.mjs',
    library: 'parse5-htmlparser2-tree-adapter',
    fits: '6.0.1',
    files: { 'lib/index.js': () => 'export default {};' },
  },
];
