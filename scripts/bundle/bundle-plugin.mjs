// @ts-check
/**
 * Cuts the program into the planned bundles. An import of another bundle's module becomes a `require` of that bundle.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** @import { Plugin, PluginBuild } from 'esbuild' */
/** @import { BundlePlan } from './plan-bundles.mjs' */

/** Namespace of the generated entries of shared chunks. */
const CHUNK = 'shared-chunk';
/** Namespace of the modules that represent one module of a shared chunk. */
const MEMBER = 'shared-module';

/**
 * The entry points of all planned bundles, for esbuild.
 *
 * @param {string} root
 * @param {BundlePlan} plan
 * @returns {Record<string, string>}
 */
export function entryPointsOf(root, { roots, chunks }) {
  const ownRoots = [...roots].map(([file, name]) => [name, path.join(root, file)]);
  return Object.fromEntries([...ownRoots, ...[...chunks.keys()].map(name => [name, `${CHUNK}:${name}`])]);
}

/**
 * @param {string} root
 * @param {BundlePlan} plan
 * @returns {Plugin}
 */
export function bundlePlugin(root, { roots, chunks }) {
  /** @type {Map<string, { chunk: string, name: string }>} */
  const members = new Map();
  for (const [chunk, files] of chunks)
    for (const [index, file] of files.entries()) members.set(file, { chunk, name: `m${index}` });
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
        if (found.external || found.errors.length > 0) return found;
        const file = relative(root, found.path);
        const bundle = roots.get(file);
        if (bundle !== undefined) return { path: `./${bundle}.cjs`, external: true };
        const member = members.get(file);
        const isWithin =
          from.namespace === CHUNK || members.get(relative(root, importer))?.chunk === member?.chunk;
        return member === undefined || isWithin ? found : { path: file, namespace: MEMBER };
      });

      build.onLoad({ filter: /./, namespace: CHUNK }, ({ path: name }) => ({
        contents: (chunks.get(name) ?? [])
          .map(file => `export * as ${members.get(file)?.name} from './${file}';`)
          .join('\n'),
        resolveDir: root,
      }));

      build.onLoad({ filter: /./, namespace: MEMBER }, async ({ path: file }) => {
        const { chunk, name } = members.get(file) ?? {};
        const module = `require('./${chunk}.cjs').${name}`;
        // constants, because each call through the getters of a namespace takes as long as a short match
        const names = await constantExports(build.esbuild, root, file);
        const contents = names
          ? [`const all = ${module};`, ...names.map(each => `export const ${each} = all.${each};`)].join('\n')
          : `module.exports = Object.defineProperty(${module}, '__esModule', { value: true });`;
        return { contents, resolveDir: root };
      });
    },
  };
}

/** An exported variable, which may change, or a name that is no identifier. */
const OTHER_EXPORT = /\bexport\s+(?:let|var|default)\b/;

/**
 * Names of the exports of one of the program's own modules. Undefined if one of them may change, and for packages.
 *
 * @param {PluginBuild['esbuild']} esbuild
 * @param {string} root
 * @param {string} file
 * @returns {Promise<string[] | undefined>}
 */
async function constantExports({ build }, root, file) {
  if (!file.startsWith('src/') || OTHER_EXPORT.test(readFileSync(path.join(root, file), 'utf8')))
    return undefined;
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [file],
    outdir: root,
    format: 'esm',
    metafile: true,
    write: false,
  });
  return Object.values(metafile.outputs).flatMap(output => output.exports);
}

/**
 * @param {string} root
 * @param {string} file
 */
function relative(root, file) {
  return path.relative(root, file).replaceAll('\\', '/');
}
