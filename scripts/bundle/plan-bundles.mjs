// @ts-check
/**
 * Derives the bundles from the module graph. Every target of an `import()` is a lazy bundle, loaded when it is first needed. Modules
 * that several lazy bundles need are a shared chunk.
 */
import path from 'node:path';

/** @import { ModuleGraph } from './module-graph.mjs' */

/**
 * @typedef {object} BundlePlan
 * @property {Map<string, string>} roots entry or lazy module to the name of its bundle
 * @property {Map<string, string[]>} chunks name of a shared chunk to its modules, sorted
 */

/** Least size of a shared chunk. Each further file costs a start 0.1 to 0.2 ms, so smaller modules are copied instead. */
const MIN_CHUNK_BYTES = 4_000;
/** Fewest bytes of the package that a shared chunk must save. */
const MIN_SAVED_BYTES = 8_000;

/**
 * @param {ModuleGraph} graph
 * @param {Record<string, string>} entries name of a bundle to its module
 * @param {string} startup name of the entry that every start loads
 * @returns {BundlePlan}
 */
export function planBundles(graph, entries, startup) {
  const lazy = new Set([...graph.lazyImports.values()].flat());
  /** @type {Map<string, string>} */
  const roots = new Map(Object.entries(entries).map(([name, file]) => [file, name]));
  for (const file of [...lazy].sort()) if (!roots.has(file)) roots.set(file, bundleName(file));

  const modulesByUsers = new Map();
  for (const [file, users] of bundlesOfModules(graph, roots)) {
    if (users.size < 2 || roots.has(file) || graph.commonJs.has(file)) continue;
    const key = [...users].sort().join(' ');
    modulesByUsers.set(key, [...(modulesByUsers.get(key) ?? []), file]);
  }
  /** @type {Map<string, string[]>} */
  const chunks = new Map();
  for (const [key, modules] of modulesByUsers) {
    const users = key.split(' ');
    const files = withoutSplitPackages(graph, modules);
    // It holds its modules itself, so that a start loads one file.
    if (users.includes(startup)) continue;
    const bytes = files.reduce((sum, file) => sum + (graph.bytes.get(file) ?? 0), 0);
    if (bytes < MIN_CHUNK_BYTES || bytes * (users.length - 1) < MIN_SAVED_BYTES) continue;
    const largest = files.toSorted((a, b) => (graph.bytes.get(b) ?? 0) - (graph.bytes.get(a) ?? 0))[0] ?? '';
    chunks.set(`shared-${bundleName(largest)}`, files.toSorted());
  }
  return { roots, chunks };
}

/**
 * The modules less those that a package's module outside this list imports: Node's interoperability rules would give that importer
 * another `default` export than esbuild does within one bundle.
 *
 * @param {ModuleGraph} graph
 * @param {readonly string[]} modules
 * @returns {string[]}
 */
function withoutSplitPackages(graph, modules) {
  let files = [...modules];
  for (;;) {
    const outside = new Set();
    for (const [importer, targets] of graph.imports)
      if (importer.startsWith('node_modules/') && !files.includes(importer))
        for (const target of targets) outside.add(target);
    const rest = files.filter(file => !outside.has(file));
    if (rest.length === files.length) return rest;
    files = rest;
  }
}

/**
 * The names of the bundles that reach each module by static imports. Another bundle's root ends the walk: it is required, not copied.
 *
 * @param {ModuleGraph} graph
 * @param {Map<string, string>} roots
 */
function bundlesOfModules(graph, roots) {
  /** @type {Map<string, Set<string>>} */
  const users = new Map();
  for (const [root, name] of roots) {
    const seen = new Set([root]);
    for (const file of seen) {
      users.set(file, (users.get(file) ?? new Set()).add(name));
      for (const next of graph.imports.get(file) ?? []) if (!roots.has(next)) seen.add(next);
    }
  }
  return users;
}

/**
 * `src/cli/commands/check.ts` → `cli-commands-check`; a file of a package is called by the package.
 *
 * @param {string} file
 */
export function bundleName(file) {
  const [, library] = /(?:^|.*\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file) ?? [];
  const stem = file.replace(/\.[cm]?[jt]sx?$/, '');
  if (library !== undefined) return `${library.replace('/', '-')}-${path.basename(stem)}`;
  return stem.replace(/^src\//, '').replaceAll('/', '-');
}

/**
 * Lazy bundles that would be loaded at every start, each as a sentence.
 *
 * @param {ModuleGraph} graph
 * @param {string} entry
 */
export function startupFaults(graph, entry) {
  const lazy = new Set([...graph.lazyImports.values()].flat());
  const seen = new Set([entry]);
  const faults = [];
  for (const file of seen) {
    for (const next of graph.imports.get(file) ?? []) {
      if (lazy.has(next))
        faults.push(`${file} imports ${next} statically, but others load it lazily: use import()`);
      else seen.add(next);
    }
  }
  return faults;
}
