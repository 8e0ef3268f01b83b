// @ts-check
/**
 * Compiles Yoga's WebAssembly synchronously, from a file.
 *
 * Why: Yoga's loader fetches its module from a `data:` URL, for which Node loads its HTTP client, and waits for it in a top-level
 * `await`, which CommonJS does not have. Emscripten's hook `instantiateWasm` accepts a module that is already compiled; then the loader
 * is done when its call returns.
 * Gain: the bundle can be built; 10 kB of the package, because the file is not base64.
 */
import { readFileSync } from 'node:fs';
import { replacing } from '../patch-plugin.mjs';

const LOADER = 'dist/binaries/yoga-wasm-base64-esm.js';
const INLINE = /H="data:application\/octet-stream;base64,([A-Za-z0-9+/=]+)";/;

/** Name of the WebAssembly file beside the bundles. */
export const YOGA_FILE = 'yoga.wasm';

/** @type {import('../patch-plugin.mjs').Patch} */
export const yoga = {
  name: 'scripts/patches/ink/yoga.mjs',
  library: 'yoga-layout',
  version: '3.2.1',
  files: {
    'dist/src/index.js': replacing(
      ['import loadYoga from', "import { readFileSync } from 'node:fs';\nimport loadYoga from"],
      [
        'const Yoga = wrapAssembly(await loadYoga());',
        `const lib = {
          instantiateWasm(imports, receive) {
            const bytes = readFileSync(__dirname + '/${YOGA_FILE}');
            const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), imports);
            receive(instance);
            return instance.exports;
          },
        };
        loadYoga(lib);
        const Yoga = wrapAssembly(lib);`,
      ],
    ),
    [LOADER]: source => {
      const [inline] = inlined(source);
      return replacing(
        [inline, 'H="";'],
        ['var _scriptDir = import.meta.url;', 'var _scriptDir = "";'],
      )(source);
    },
  },
};

/** The WebAssembly module inside Yoga's loader. */
export function yogaModule() {
  const loader = new URL(`../../../node_modules/yoga-layout/${LOADER}`, import.meta.url);
  const [, base64] = inlined(readFileSync(loader, 'utf8'));
  return Buffer.from(base64, 'base64');
}

/**
 * @param {string} source
 * @returns {[inline: string, base64: string]}
 */
function inlined(source) {
  const [inline, base64] = INLINE.exec(source) ?? [];
  if (inline === undefined || base64 === undefined) throw new Error('has no module in a data: URL');
  return [inline, base64];
}
