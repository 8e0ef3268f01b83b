// @ts-check
/**
 * Files of libraries that are replaced whole, because Lectern never uses what they do. Each row says why, and what it saves; the hash
 * is of the file that was reviewed.
 */
import { replacingFile } from './patch-plugin.mjs';

/** @import { Patch } from './patch-plugin.mjs' */

/**
 * @typedef {object} Stub
 * @property {string} library
 * @property {string} version
 * @property {string} file
 * @property {string} hash
 * @property {string} code what the file exports instead
 * @property {string} why
 * @property {string} [part] name of several stubs that work only together
 */

/** @type {Stub[]} */
const INK = [
  {
    library: 'is-in-ci',
    version: '2.0.0',
    file: 'index.js',
    hash: '20fd548feaa8048f',
    code: 'export default false;',
    why: 'With the variable CI set, Ink draws nothing until it exits. People do run terminals in containers that set CI.',
  },
  ...['ink', 'restore-cursor'].map(parent => ({
    library: `${parent}/node_modules/signal-exit`,
    version: '3.0.7',
    file: 'index.js',
    hash: '7cc6f6a1e14dec79',
    code: 'module.exports = () => () => {};',
    why: 'It ends the process on every signal, before the terminal is restored: SIGXFSZ for a full history file ended the reader. The reader handles signals itself (src/tui/terminal).',
  })),
  {
    library: 'ink',
    version: '6.8.0',
    file: 'build/components/ErrorOverview.js',
    hash: '18b6335e92f18fca',
    code: 'export default function ErrorOverview() { return null; }',
    why: 'It draws a stack into the frame. Lectern restores the terminal first and prints errors in one place. Saves stack-utils and code-excerpt.',
  },
  {
    library: 'ink',
    version: '6.8.0',
    file: 'build/output.js',
    part: "Ink's layout",
    hash: 'de9078c7fc647c40',
    code: `export default class Output {
      text = '';
      write(x, y, text) { this.text = text; }
      get() { return { output: this.text, height: this.text.split('\\n').length }; }
    }`,
    why: 'The screen is one <Text> whose rows are laid out already. Ink creates an object for each of its cells, parses their colours and joins them again for every frame: 29 ms from key to frame at 120×40, and 4 ms without.',
  },
  {
    library: 'yoga-layout',
    part: "Ink's layout",
    version: '3.2.1',
    file: 'dist/src/index.js',
    hash: '0c89ff0c01ee90b0',
    code: `const node = new Proxy({}, { get: () => () => 0 });
      export default { Node: { create: () => node } };`,
    why: 'It places boxes. The screen is one <Text> that starts in the corner, and its size is not used. Saves 38 kB of the package, and compiling WebAssembly. CommonJS has no top-level await, which its loader needs.',
  },
  {
    library: 'widest-line',
    part: "Ink's layout",
    version: '6.0.0',
    file: 'index.js',
    hash: 'c56c70d00610e14d',
    code: 'export default function widestLine() { return 0; }',
    why: 'Ink measures every frame to wrap it. The rows are cut to the width by the widths of src/text.',
  },
  {
    library: 'ink',
    version: '6.8.0',
    file: 'build/wrap-text.js',
    hash: 'd2b8b4d05ed0eadd',
    code: 'export default function wrapText(text) { return text; }',
    why: 'Never called, because no text is measured as too wide. Saves cli-truncate, slice-ansi and string-width.',
  },
  {
    library: 'wrap-ansi',
    version: '9.0.2',
    file: 'index.js',
    hash: 'b63b3245e7ea7646',
    code: 'export default function wrapAnsi(text) { return text; }',
    why: "Ink uses it in its own mode for screen readers, where the rows are cut to the width, too. Saves 17 kB, mostly wrap-ansi's emoji-regex.",
  },
];

/** @type {Stub[]} */
const HIGHLIGHTER = [
  {
    library: 'cli-highlight/node_modules/chalk',
    version: '4.1.2',
    file: 'source/index.js',
    hash: 'a7eda1e88414e0e3',
    code: 'const plain = new Proxy(text => text, { get: () => plain }); module.exports = plain;',
    why: 'cli-highlight uses it for its default theme, which Lectern does not use (src/render/highlight/token-styles.ts).',
  },
  {
    library: 'cli-table3',
    version: '0.6.5',
    file: 'index.js',
    hash: '0fe175d9abebf810',
    code: 'module.exports = function Table() {};',
    why: 'marked-terminal uses it for tables, which Lectern lays out itself.',
  },
  {
    library: 'node-emoji',
    version: '2.2.0',
    file: 'lib/index.js',
    hash: 'b9523486256e4658',
    code: 'export function get(name) { return name; }',
    why: 'marked-terminal uses it for :emoji: codes, which Lectern does not replace.',
  },
  {
    library: 'parse5-htmlparser2-tree-adapter',
    version: '6.0.1',
    file: 'lib/index.js',
    hash: 'c3e532af9cc3a03d',
    code: 'export default {};',
    why: 'Only used with parse5, which is replaced (packages/parse5.mjs).',
  },
];

/**
 * @param {Stub} stub
 * @returns {Patch}
 */
function patchOf({ library, version, file, hash, code, part }) {
  return {
    name: 'scripts/patches/stubs.mjs',
    part,
    library,
    version,
    files: { [file]: replacingFile(hash, code) },
  };
}

export const INK_STUBS = INK.map(patchOf);
export const HIGHLIGHTER_STUBS = HIGHLIGHTER.map(patchOf);
