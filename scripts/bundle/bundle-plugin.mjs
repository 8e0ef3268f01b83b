// @ts-check
/**
 * Cuts the program into the planned bundles. An import of another bundle's module becomes a `require` of that bundle.
 */
import path from 'node:path';

/** @import { Plugin } from 'esbuild' */
/** @import { BundlePlan } from './plan-bundles.mjs' */

/** Namespace of the generated entries of shared chunks. */
const CHUNK = 'shared-chunk';
/** Namespace of the modules that represent one module of a shared chunk. */
const MEMBER = 'shared-module';

/** Suffix of an import from a shared chunk. In the output, it is a property of the result of the chunk's `shared()`. */
const SHARED = '?shared';
const SHARED_IMPORT = /(require\("[^"]+)\?shared("\))/g;

/**
 * The entry points of all planned bundles, for esbuild.
 *
 * @param {string} root
 * @param {BundlePlan} plan
 * @returns {Record<string, string>}
 */
export function entryPointsOf(root, { roots, chunks }) {
  // A lazy bundle that is a chunk too has the generated entry.
  const ownRoots = [...roots].map(([file, name]) => [name, path.join(root, file)]);
  return Object.fromEntries([...ownRoots, ...[...chunks.keys()].map(name => [name, `${CHUNK}:${name}`])]);
}

/**
 * A module of a shared chunk.
 *
 * @typedef {object} ChunkMember
 * @property {string} chunk
 * @property {string[]} names its exports in the chunk, with names that are unique there
 * @property {string} given clause of the import by which the chunk's entry gets them
 * @property {string} taken clause of the export by which another bundle takes them from the chunk
 */

/**
 * @param {BundlePlan['chunks']} chunks
 * @param {Map<string, string[]>} exportNames
 * @returns {Map<string, ChunkMember>} by file
 */
function membersOf(chunks, exportNames) {
  /** @type {Map<string, ChunkMember>} */
  const members = new Map();
  for (const [chunk, files] of chunks) {
    let count = 0;
    for (const file of files) {
      // Two modules may export the same name.
      const pairs = (exportNames.get(file) ?? []).map(name => ({
        name,
        unique: `_${(count++).toString(36)}`,
      }));
      const given = `{ ${pairs.map(({ name, unique }) => `${name} as ${unique}`).join(', ')} } from './${file}'`;
      const from = `./${chunk}.cjs${SHARED}`;
      const taken = `{ ${pairs.map(({ name, unique }) => `${unique} as ${name}`).join(', ')} } from '${from}'`;
      members.set(file, { chunk, names: pairs.map(({ unique }) => unique), given, taken });
    }
  }
  return members;
}

/**
 * @param {string} root
 * @param {BundlePlan} plan
 * @param {Map<string, string[]>} exportNames module of a shared chunk to the names that it exports
 * @returns {Plugin}
 */
export function bundlePlugin(root, { roots, chunks, startup }, exportNames) {
  const members = membersOf(chunks, exportNames);
  /** @param {string} file */
  const chunkWith = file => (startup.held.has(file) ? startup.name : members.get(file)?.chunk);
  const resolving = Symbol('a nested resolve of this plugin');

  return {
    name: 'bundles',
    setup(build) {
      build.onResolve({ filter: /./ }, async ({ path: target, pluginData, ...from }) => {
        const [prefix, chunk = ''] = target.split(`${CHUNK}:`);
        if (from.kind === 'entry-point') {
          return prefix === '' ? { path: chunk, namespace: CHUNK } : undefined;
        }
        if (from.namespace === MEMBER) return { path: target, external: true };
        if (pluginData === resolving || target.startsWith('node:')) return undefined;
        const { resolveDir, kind, importer } = from;
        const found = await build.resolve(target, { resolveDir, kind, importer, pluginData: resolving });
        if (found.external || found.errors.length > 0 || from.namespace === CHUNK) return found;
        const file = relative(root, found.path);
        const bundle = roots.get(file);
        if (bundle !== undefined) return { path: `./${bundle}.cjs`, external: true };
        const member = members.get(file);
        const isWithin = chunkWith(relative(root, importer)) === member?.chunk;
        return member === undefined || isWithin ? found : { path: file, namespace: MEMBER };
      });

      build.onLoad({ filter: /./, namespace: CHUNK }, ({ path: name }) => {
        const files = chunks.get(name) ?? [];
        const names = files.flatMap(file => members.get(file)?.names ?? []);
        const contents = [
          ...files.map(file => `import ${members.get(file)?.given};`),
          ...[...roots].filter(([, own]) => own === name).map(([file]) => `export * from './${file}';`),
          // Made when another bundle needs it: defining 150 exports would add 3 % to every start. It has values, because each call
          // through a getter takes as long as a short match.
          `let all; export const shared = () => (all ??= { ${names.join(', ')} });`,
        ];
        return { contents: contents.join('\n'), resolveDir: root };
      });

      build.onLoad({ filter: /./, namespace: MEMBER }, ({ path: file }) => ({
        contents: `export ${members.get(file)?.taken};`,
        resolveDir: root,
      }));

      build.onEnd(({ outputFiles }) => {
        for (const file of outputFiles ?? [])
          file.contents = new TextEncoder().encode(
            escapeNonAscii(importBuiltins(file.text.replaceAll(SHARED_IMPORT, '$1$2.shared()'))),
          );
      });
    },
  };
}

/** Definition of esbuild's `__toESM`. */
const TO_ESM = /([\w$]+)=\(([\w$]+),[\w$]+,([\w$]+)\)=>\(\3=\2!=null\?/;

/**
 * Imports modules of Node by an object that inherits from the module. esbuild's `__toESM` defines a getter for each of its
 * properties, which takes 0.1 ms for each import.
 *
 * @param {string} text
 */
function importBuiltins(text) {
  const name = TO_ESM.exec(text)?.[1] ?? '__toESM';
  return text.replace(/([\w$]+)(\(require\("node:[\w/]+"\)\))/g, (call, callee, required) =>
    callee === name ? `(b=>({__proto__:b,default:b}))${required}` : call,
  );
}

/**
 * Escapes the characters beyond ASCII that esbuild leaves, in regular expressions. One of them would make V8 store the whole
 * bundle with two bytes for each character.
 *
 * @param {string} text
 */
function escapeNonAscii(text) {
  return text.replace(/[^\0-\x7f]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * @param {string} root
 * @param {string} file
 */
function relative(root, file) {
  return path.relative(root, file).replaceAll('\\', '/');
}
