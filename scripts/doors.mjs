// @ts-check
/**
 * Keeps the doors shut. An import of a door becomes a `require` of the bundle that holds it, from wherever it comes; and the build
 * fails where light code imports a door statically, or where an `import()` leads to anything that is not a door (esbuild would put
 * that into the importer's own bundle, where it costs at every start).
 */
import path from 'node:path';
import { GROUP } from './groups.mjs';

/** @import { Metafile, Plugin } from 'esbuild' */

/**
 * @param {string} root
 * @param {Record<string, string | readonly string[]>} table name of a bundle to its sources: paths from `root`, or a package
 * @returns {Plugin}
 * @throws {Error} where two bundles hold one source: one of them would be a copy that nothing reaches
 */
export function doors(root, table) {
  /** @type {Map<string, string>} */
  const names = new Map();
  for (const [name, sources] of Object.entries(table)) {
    for (const source of [sources].flat()) {
      const key = sourceKey(root, source);
      if (names.has(key)) throw new Error(`${source} is in two bundles: ${names.get(key)} and ${name}`);
      names.set(key, name);
    }
  }
  return {
    name: 'doors',
    setup(build) {
      build.onResolve({ filter: /./ }, ({ path: target, kind, importer, namespace, resolveDir }) => {
        if (kind === 'entry-point') return undefined;
        const door = names.get(sourceKey(resolveDir, target));
        // Sources of one bundle import each other as they are.
        const within = namespace === GROUP || names.get(withoutEnding(importer)) === door;
        if (door !== undefined && !within) return { path: `./${door}.cjs`, external: true };
        const from = path.relative(root, importer).replaceAll('\\', '/');
        if (kind === 'dynamic-import' && from.startsWith('src/') && !target.startsWith('node:')) {
          return {
            errors: [
              { text: `${from} imports ${target} dynamically, and scripts/bundles.mjs has no such door` },
            ],
          };
        }
        return undefined;
      });
    },
  };
}

/**
 * One key for a source, however it is written: a path without its ending, or the name of a package.
 *
 * @param {string} folder
 * @param {string} target
 */
function sourceKey(folder, target) {
  return /^(src|\.\.?)\//.test(target) ? withoutEnding(path.resolve(folder, target)) : target;
}

/** @param {string} file */
function withoutEnding(file) {
  return file.replace(/\.[cm]?[jt]sx?$/, '');
}

/**
 * Bundles that would `require` themselves, each as a sentence: a group's source that leads back to the group by a file outside it.
 *
 * @param {Metafile} metafile
 * @returns {string[]}
 */
export function turnedBack(metafile) {
  return Object.entries(metafile.outputs)
    .filter(([file, { imports }]) =>
      imports.some(({ path: target }) => path.basename(target) === path.basename(file)),
    )
    .map(([file]) => `${file} would require itself: a file between its sources is not listed among them`);
}

/**
 * The static imports of doors that a bundle makes as it loads, each as a sentence.
 *
 * @param {Metafile} metafile
 * @param {string} entry source of the bundle, from the root
 * @returns {string[]}
 */
export function openDoors(metafile, entry) {
  const seen = new Set([entry]);
  const found = [];
  for (const file of seen) {
    for (const { path: target, kind, external } of metafile.inputs[file]?.imports ?? []) {
      if (kind !== 'import-statement') continue;
      if (!external) seen.add(target);
      else if (target.startsWith('./'))
        found.push(`${file} imports ${target} statically, at every start; use await import()`);
    }
  }
  return found;
}
