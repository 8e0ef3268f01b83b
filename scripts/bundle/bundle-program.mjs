// @ts-check
/** Bundles the program: once with code splitting, to learn its modules and imports, then into the planned bundles. */
import { build } from 'esbuild';
import { patchPlugin } from '../patches/patch-plugin.mjs';
import { bundlePlugin, entryPointsOf } from './bundle-plugin.mjs';
import { ESBUILD_OPTIONS } from './esbuild-options.mjs';
import { readModuleGraph } from './module-graph.mjs';
import { planBundles, startupFaults } from './plan-bundles.mjs';

/** @import { OutputFile } from 'esbuild' */
/** @import { Patch } from '../patches/patch-plugin.mjs' */

/** The modules that users `require`. `index` is loaded at every start, so it must stay small. */
export const ENTRIES = { index: 'src/index.ts', api: 'src/api.ts' };

/**
 * @param {string} root
 * @param {string} outdir folder of the bundles; nothing is written
 * @param {readonly Patch[]} patches
 * @returns {Promise<OutputFile[]>}
 * @throws {Error} if a lazy bundle would be loaded at every start, or a patch does not apply
 */
export async function bundleProgram(root, outdir, patches) {
  const options = { ...ESBUILD_OPTIONS, absWorkingDir: root, outdir, write: /** @type {const} */ (false) };
  const { metafile } = await build({
    ...options,
    metafile: true,
    entryPoints: ENTRIES,
    splitting: true,
    format: 'esm',
    supported: { ...ESBUILD_OPTIONS.supported, 'dynamic-import': true },
    plugins: [patchPlugin(patches)],
  });
  const graph = readModuleGraph(metafile);
  const faults = startupFaults(graph, ENTRIES.index);
  if (faults.length > 0) throw new Error(faults.join('\n'));

  const plan = planBundles(graph, ENTRIES);
  const { outputFiles } = await build({
    ...options,
    entryPoints: entryPointsOf(root, plan),
    outExtension: { '.js': '.cjs' },
    plugins: [bundlePlugin(root, plan), patchPlugin(patches)],
  });
  return outputFiles;
}
