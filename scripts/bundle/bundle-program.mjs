// @ts-check
/** Bundles the program: once with code splitting, to learn its modules and imports, then into the planned bundles. */
import { build } from 'esbuild';
import { patchPlugin } from '../patches/patch-plugin.mjs';
import { bundlePlugin, entryPointsOf } from './bundle-plugin.mjs';
import { ESBUILD_OPTIONS } from './esbuild-options.mjs';
import { readModuleGraph } from './module-graph.mjs';
import { bundleName, planBundles, startupFaults } from './plan-bundles.mjs';

/** @import { Metafile, OutputFile } from 'esbuild' */
/** @import { Patch } from '../patches/patch-plugin.mjs' */

/** The modules that users `require`. */
export const ENTRIES = { index: 'src/index.ts', api: 'src/api.ts' };

/** Entries of worker threads. Each is a bundle of its own, which the source that starts the worker names. */
export const WORKERS = ['src/tui/effects/highlight-worker.ts', 'src/tui/effects/image-worker.ts'];

/** The module that every start loads, after `index` has looked for its compiled code. It must stay small. */
export const STARTUP = 'src/main.ts';

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

  const plan = planBundles(graph, ROOTS, bundleName(STARTUP));
  return build({
    ...options,
    entryPoints: entryPointsOf(root, plan),
    outExtension: { '.js': '.cjs' },
    plugins: [bundlePlugin(root, plan), patchPlugin(patches)],
  });
}
