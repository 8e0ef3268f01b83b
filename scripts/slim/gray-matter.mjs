// @ts-check
/**
 * gray-matter and its YAML parser without the means to run code.
 *
 * Why: gray-matter evaluates front matter after `---js`, and js-yaml knows types for functions and regular expressions, for which it
 * looks for `esprima` in whatever `node_modules` stands around. `library/` refuses these engines; what is not in the bundle cannot be
 * reached at all.
 * Gain: no `eval` in the package, and no look-up of a package at start.
 */
import { replacing } from '../patch.mjs';

/** @type {import('../patch.mjs').Patch} */
export const grayMatter = {
  name: 'scripts/slim/gray-matter.mjs',
  library: 'gray-matter',
  fits: '4.0.3',
  files: {
    'lib/engines.js': replacing([
      'return eval(str) || {};',
      "throw new Error('code in front matter is refused');",
    ]),
  },
};

/** @type {import('../patch.mjs').Patch} */
export const jsYaml = {
  name: 'scripts/slim/gray-matter.mjs',
  library: 'js-yaml',
  fits: '3.15.2',
  files: {
    'lib/js-yaml/schema/default_full.js': replacing(
      ["require('../type/js/undefined'),", ''],
      ["require('../type/js/regexp'),", ''],
      ["require('../type/js/function')", ''],
    ),
  },
};
