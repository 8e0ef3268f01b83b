// @ts-check
/**
 * Measures diagrams with Lectern's own display widths.
 *
 * Why: lovely-mermaid has a table of all code points. Where it differs from ours, the diagram was refused.
 * Gain: 15 of the 85 kB of the bundle.
 */
import { fileURLToPath } from 'node:url';
import { replacing } from '../patch-plugin.mjs';

const WIDTH = fileURLToPath(new URL('../../../src/text/cluster-width.ts', import.meta.url));

/** @type {import('../patch-plugin.mjs').Patch} */
export const mermaid = {
  name: 'scripts/patches/packages/mermaid.mjs',
  library: 'lovely-mermaid',
  version: '0.3.3',
  files: {
    'dist/width.js': replacing(
      [
        "import { WIDTHS } from './width-data.js';",
        `export { clusterWidth } from ${JSON.stringify(WIDTH)};
          import { clusterWidth } from ${JSON.stringify(WIDTH)};`,
      ],
      ['export function clusterWidth(cluster) {', 'function ownWidth(cluster) {'],
    ),
  },
};
