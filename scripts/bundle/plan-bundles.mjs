// @ts-check
/**
 * Derives the bundles from the module graph. Every target of an `import()` is a lazy bundle, loaded when it is first needed. Modules
 * that several lazy bundles need are a shared chunk. Lazy bundles take the modules of the startup bundle from it, because it is loaded
 * already.
 */
import path from 'node:path';

/** @import { ModuleGraph } from './module-graph.mjs' */

/**
 * @typedef {object} BundlePlan
 * @property {Map<string, string>} roots entry or lazy module to the name of its bundle
 * @property {Map<string, string[]>} chunks name of a shared chunk to its modules, sorted; and of the startup bundle to those that other
 *   bundles take from it
 * @property {{ name: string, held: Set<string> }} startup the startup bundle, and all modules that it holds
 */

/** Minimum size of a shared chunk. Each further file costs a start 0.1 to 0.2 ms, so smaller modules are copied instead. */
const MIN_CHUNK_BYTES = 4_000;
/**
 * Minimum number of lazy bundles for which the startup bundle holds a module that it does not need itself. The 17 kB of such modules add
 * 0.3 % to the instructions of a start; with 3 instead of 4, it is 0.8 %, and the package is 4 kB smaller.
 */
const MIN_USERS = 4;
/** Minimum number of bytes of the package that a shared chunk must save. */
const MIN_SAVED_BYTES = 8_000;

/**
 * @param {ModuleGraph} graph
 * @param {Record<string, string>} entries name of a bundle to its module
 * @param {string} startup name of the lazy bundle that every start loads
 * @param {readonly string[]} [takers] entries that load the startup bundle for its modules, instead of having copies
 * @returns {BundlePlan}
 */
export function planBundles(graph, entries, startup, takers = []) {
  const lazy = new Set([...graph.lazyImports.values()].flat());
  /** @type {Map<string, string>} */
  const roots = new Map(Object.entries(entries).map(([name, file]) => [file, name]));
  for (const file of [...lazy].sort()) if (!roots.has(file)) roots.set(file, bundleName(file));

  const usersOf = bundlesOfModules(graph, roots);
  const held = new Set([...usersOf].filter(([, users]) => users.has(startup)).map(([file]) => file));
  /** @type {Map<string, string[]>} */
  const modulesByUsers = new Map();
  for (const [file, users] of usersOf) {
    if (users.size < 2 || roots.has(file) || graph.commonJs.has(file)) continue;
    const key = [...users].sort().join(' ');
    modulesByUsers.set(key, [...(modulesByUsers.get(key) ?? []), file]);
  }
  /** @type {Map<string, string[]>} */
  const chunks = new Map();
  for (const [key, files] of modulesByUsers) {
    const users = key.split(' ');
    if (users.includes(startup)) continue;
    const bytes = files.reduce((sum, file) => sum + (graph.bytes.get(file) ?? 0), 0);
    if (bytes < MIN_CHUNK_BYTES || bytes * (users.length - 1) < MIN_SAVED_BYTES) continue;
    const largest = files.toSorted((a, b) => (graph.bytes.get(b) ?? 0) - (graph.bytes.get(a) ?? 0))[0] ?? '';
    chunks.set(`shared-${bundleName(largest)}`, files.toSorted());
  }

  const inChunks = new Set([...chunks.values()].flat());
  /** @type {Map<string, Set<string>>} */
  const lazyUsers = new Map();
  for (const [file, users] of usersOf) {
    if (roots.has(file) || graph.commonJs.has(file) || inChunks.has(file)) continue;
    lazyUsers.set(file, new Set([...users].filter(name => !Object.hasOwn(entries, name))));
  }
  for (const file of widelyUsed(graph, lazyUsers, each => held.has(each))) held.add(file);
  /** @param {[file: string, users: Set<string>]} entry */
  const isTaken = ([file, { size }]) => size > 1 || takers.some(name => usersOf.get(file)?.has(name));
  const taken = [...lazyUsers].filter(each => held.has(each[0]) && isTaken(each)).map(([file]) => file);
  if (taken.length > 0) chunks.set(startup, taken.toSorted());
  return { roots, chunks, startup: { name: startup, held } };
}

/**
 * Lectern's own modules that enough lazy bundles need, without those whose imports would make a start load another file.
 *
 * @param {ModuleGraph} graph
 * @param {Map<string, Set<string>>} users module to the bundles that need it
 * @param {(file: string) => boolean} isHeld
 */
function widelyUsed(graph, users, isHeld) {
  /** @type {Set<string>} */
  const files = new Set();
  for (const [file, { size }] of users)
    if (size >= MIN_USERS && file.startsWith('src/') && !isHeld(file)) files.add(file);
  for (const file of files) {
    const isClosed = (graph.imports.get(file) ?? []).every(each => isHeld(each) || files.has(each));
    if (isClosed) continue;
    files.delete(file);
    // An importer that was checked before is checked again.
    return widelyUsed(graph, new Map([...users].filter(([each]) => each !== file)), isHeld);
  }
  return files;
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
