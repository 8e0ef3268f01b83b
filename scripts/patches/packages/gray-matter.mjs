// @ts-check
/**
 * Removes code execution from gray-matter and its YAML parser, and the YAML writer.
 *
 * Why: gray-matter evaluates front matter after `---js`. js-yaml has types for functions and regular expressions, for which it tries to
 * load `esprima`. `src/library` refuses these engines; code that is not in the bundle cannot be reached at all.
 * Gain: safety; no `eval` in the package, and no package lookup at start. Lectern writes no YAML: without the writer the package is
 * 2.8 kB smaller.
 */
import { replacing, replacingFile } from '../patch-plugin.mjs';

/** @type {import('../patch-plugin.mjs').Patch} */
export const grayMatter = {
  name: 'scripts/patches/packages/gray-matter.mjs',
  library: 'gray-matter',
  version: '4.0.3',
  files: {
    'lib/engines.js': replacing([
      'return eval(str) || {};',
      "throw new Error('code in front matter is refused');",
    ]),
  },
};

/** @type {import('../patch-plugin.mjs').Patch} */
export const jsYaml = {
  name: 'scripts/patches/packages/gray-matter.mjs',
  library: 'js-yaml',
  version: '3.15.2',
  files: {
    'lib/js-yaml/schema/default_full.js': replacing(
      ["require('../type/js/undefined'),", ''],
      ["require('../type/js/regexp'),", ''],
      ["require('../type/js/function')", ''],
    ),
    'lib/js-yaml/dumper.js': replacingFile(
      '48236ac36eff01e2',
      'exports.dump = exports.safeDump = () => { throw new Error("YAML is not written"); };',
    ),
  },
};
