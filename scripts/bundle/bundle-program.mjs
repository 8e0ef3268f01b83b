// @ts-check
/** Bundles the program: once with code splitting, to learn its modules and imports, then into the planned bundles. */
import { build } from 'esbuild';
import { patchPlugin } from '../patches/patch-plugin.mjs';
import { bundlePlugin, entryPointsOf } from './bundle-plugin.mjs';
import { ESBUILD_OPTIONS } from './esbuild-options.mjs';
import { readModuleGraph } from './module-graph.mjs';
import { bundleName, planBundles, startupFaults } from './plan-bundles.mjs';

/** @import { BuildOptions, Metafile, OutputFile } from 'esbuild' */
/** @import { Patch } from '../patches/patch-plugin.mjs' */

/** The modules that users `require`. */
export const ENTRIES = { index: 'src/index.ts', api: 'src/api.ts' };

/** Entries of worker threads. Each is a bundle of its own, which the source that starts the worker names. */
export const WORKERS = ['src/tui/effects/highlight-worker.ts', 'src/tui/effects/image-worker.ts'];

/** The module that every start loads, after `index` has looked for its compiled code. It must stay small. */
export const STARTUP = 'src/main.ts';

/** Entries that load the startup bundle: a copy of its modules would add 8 kB to the package. */
const TAKERS = ['api'];

const ROOTS = { ...ENTRIES, ...Object.fromEntries(WORKERS.map(file => [bundleName(file), file])) };

const IN_MEMORY = { write: /** @type {const} */ (false), metafile: /** @type {const} */ (true) };

/**
 * @param {string} root
 * @param {string} outdir folder of the bundles; nothing is written
 * @param {readonly Patch[]} patches
 * @returns {Promise<{ outputFiles: OutputFile[], metafile: Metafile }>}
 * @throws {Error} if a lazy bundle would be loaded at every start, or a patch does not apply
 */
export async function bundleProgram(root, outdir, patches) {
  const options = { ...ESBUILD_OPTIONS, absWorkingDir: root, outdir, ...IN_MEMORY };
  const { metafile } = await build({
    ...options,
    entryPoints: ROOTS,
    splitting: true,
    format: 'esm',
    supported: { ...ESBUILD_OPTIONS.supported, 'dynamic-import': true },
    plugins: [patchPlugin(patches)],
  });
  const graph = readModuleGraph(metafile);
  const faults = startupFaults(graph, STARTUP);
  if (faults.length > 0) throw new Error(faults.join('\n'));

  const plan = planBundles(graph, ROOTS, bundleName(STARTUP), TAKERS);
  const exportNames = await readExportNames(options, [...plan.chunks.values()].flat(), patches);
  const withoutStartup = { ...plan, chunks: new Map(plan.chunks) };
  withoutStartup.chunks.delete(plan.startup.name);
  const entryPoints = Object.entries(entryPointsOf(root, plan));
  /**
   * @param {typeof plan} part
   * @param {(name: string) => boolean} isWanted
   */
  const buildPart = (part, isWanted) =>
    build({
      ...options,
      entryPoints: Object.fromEntries(entryPoints.filter(([name]) => isWanted(name))),
      outExtension: { '.js': '.cjs' },
      plugins: [bundlePlugin(root, part, exportNames), patchPlugin(patches, { isPart: true })],
    });
  /** @param {string} name */
  const hasStartup = name => !Object.hasOwn(ROOTS, name) || TAKERS.includes(name);
  const parts = await Promise.all([
    buildPart(plan, hasStartup),
    buildPart(withoutStartup, name => !hasStartup(name)),
  ]);
  return {
    outputFiles: parts.flatMap(({ outputFiles }) => outputFiles),
    metafile: {
      inputs: Object.assign({}, ...parts.map(each => each.metafile.inputs)),
      outputs: Object.assign({}, ...parts.map(each => each.metafile.outputs)),
    },
  };
}

/**
 * Reads the names that modules export, by a build in which each is an entry.
 *
 * @param {BuildOptions} options
 * @param {string[]} files
 * @param {readonly Patch[]} patches
 * @returns {Promise<Map<string, string[]>>}
 */
async function readExportNames(options, files, patches) {
  const { metafile } = await build({
    ...options,
    ...IN_MEMORY,
    entryPoints: files,
    splitting: true,
    format: 'esm',
    plugins: [patchPlugin(patches, { isPart: true })],
  });
  return new Map(
    Object.values(metafile.outputs).flatMap(({ entryPoint, exports }) =>
      entryPoint === undefined ? [] : [[entryPoint, exports]],
    ),
  );
}
