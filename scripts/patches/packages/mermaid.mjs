// @ts-check
/**
 * Measures diagrams with Lectern's own display widths and clusters.
 *
 * Why: lovely-mermaid has a table of all code points. Where it differs from ours, the diagram was refused. It splits each label with
 * `Intl.Segmenter`, which is slow for ASCII, and takes 10 to 20 ms to create. Labels of simple characters need no clusters.
 * Gain: 15 of the 85 kB of the bundle, a third of the time for a small diagram, and 25 of 110 ms for an article with a state diagram,
 * whose start is drawn as `●`.
 */
import { fileURLToPath } from 'node:url';
import { replacingFile } from '../patch-plugin.mjs';

/** @param {string} name */
const textFile = name =>
  JSON.stringify(fileURLToPath(new URL(`../../../src/text/${name}.ts`, import.meta.url)));

/** @type {import('../patch-plugin.mjs').Patch} */
export const mermaid = {
  name: 'scripts/patches/packages/mermaid.mjs',
  library: 'lovely-mermaid',
  version: '0.3.3',
  files: {
    'dist/width.js': replacingFile(
      '980056fd548c1a40',
      `import { NARROW, WIDE, widthClass } from ${textFile('char-width-class')};
import { clusterWidth } from ${textFile('cluster-width')};
import { graphemes } from ${textFile('graphemes')};
export { clusterWidth };
export { displayWidth as stringWidth } from ${textFile('display-width')};
const pairs = [];
function pairOf(unit) {
  const width = unit >= 0x20 && unit < 0x7f ? NARROW : widthClass(unit);
  return width === NARROW || width === WIDE ? [String.fromCharCode(unit), width] : null;
}
export function measured(text) {
  const result = [];
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    const pair = unit < 0x7f ? (pairs[unit] ??= pairOf(unit)) : pairOf(unit);
    if (pair === null) return Array.from(graphemes(text), cluster => [cluster, clusterWidth(cluster)]);
    result.push(pair);
  }
  return result;
}
`,
    ),
  },
};
