// @ts-check
/**
 * highlight.js cut to the grammars that Lectern colours, and marked-terminal to what colours code.
 *
 * Why: cli-highlight, which marked-terminal calls, brings all 192 grammars and a chalk of its own; for tables and shortcodes, which
 * Lectern sets itself, marked-terminal brings cli-table3 and node-emoji.
 * Gain: 1,200 of 1,400 kB, and 60 of the 100 ms that the import takes.
 */
import { readFileSync } from 'node:fs';
import { transformSync } from 'esbuild';

const LANGUAGES = new URL('../../src/render/highlight/languages.ts', import.meta.url);

/** @type {{ GRAMMARS: readonly string[] }} */
const { GRAMMARS } = await import(`data:text/javascript,${encodeURIComponent(languages())}`);

/** The table as JavaScript; it imports nothing. */
function languages() {
  return transformSync(readFileSync(LANGUAGES, 'utf8'), { loader: 'ts', format: 'esm' }).code;
}

const REGISTRATION = /^hljs\.registerLanguage\('([^']+)', require\('\.\/languages\/[^']+'\)\);$/;

/** @type {import('../patch.mjs').Patch} */
export const grammars = {
  name: 'scripts/slim/highlight.mjs',
  library: 'highlight.js',
  fits: '10.7.3',
  files: {
    'lib/index.js': source => {
      const wanted = new Set(GRAMMARS);
      const kept = source.split(/\r?\n/).filter(line => {
        const [, name] = REGISTRATION.exec(line) ?? [];
        return name === undefined || wanted.delete(name);
      });
      if (wanted.size > 0) throw new Error(`has no grammar ${[...wanted].join(', ')}`);
      return kept.join('\n');
    },
  },
};

/** Chalk as cli-highlight uses it, for a theme of its own of which `typeset/code/classes.ts` leaves nothing. */
const PLAIN = `const plain = new Proxy(text => text, { get: () => plain }); module.exports = plain;`;

/** @type {import('../patch.mjs').Patch[]} */
export const unused = [
  {
    name: 'scripts/slim/highlight.mjs',
    library: 'cli-highlight/node_modules/chalk',
    fits: '4.1.2',
    files: { 'source/index.js': () => PLAIN },
  },
  {
    name: 'scripts/slim/highlight.mjs',
    library: 'cli-table3',
    fits: '0.6.5',
    files: { 'index.js': () => 'module.exports = function Table() {};' },
  },
  {
    name: 'scripts/slim/highlight.mjs',
    library: 'node-emoji',
    fits: '2.2.0',
    files: { 'lib/index.js': () => 'export function get(name) { return name; }' },
  },
];
