// @ts-check
/**
 * Groups: several sources in one bundle, which is imported through any of them. The bundle's entry is made here; it exports all
 * that they export, so no two may use the same name for what exists when the program runs.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

/** @import { Plugin } from 'esbuild' */

/** Where esbuild keeps their entries. */
export const GROUP = 'group';

/** How esbuild is asked for the entry of a group. @param {string} name */
export const groupEntry = name => `${GROUP}:${name}`;

/**
 * The sources of every bundle in the table, folders spelled out: paths from `root`, or the names of packages.
 *
 * @param {string} root
 * @param {Record<string, string | string[]>} table
 * @returns {Record<string, string[]>}
 */
export function sourcesOf(root, table) {
  return Object.fromEntries(
    Object.entries(table).map(([name, sources]) => [
      name,
      [sources].flat().flatMap(source => (source.endsWith('/') ? filesIn(root, source) : [source])),
    ]),
  );
}

/**
 * @param {string} root
 * @param {string} folder
 */
function filesIn(root, folder) {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
    .map(name => path.posix.join(folder, name.replaceAll('\\', '/')))
    .sort();
}

/**
 * @param {string} root
 * @param {Record<string, readonly string[]>} groups name of a bundle to its sources, from `root`
 * @returns {Plugin}
 */
export function grouping(root, groups) {
  return {
    name: 'groups',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: new RegExp(`^${GROUP}:`) }, ({ path: target }) => ({
        path: target.slice(GROUP.length + 1),
        namespace: GROUP,
      }));
      onLoad({ filter: /./, namespace: GROUP }, async ({ path: name }) => {
        const sources = groups[name] ?? [];
        const twice = await namesUsedTwice(root, sources);
        if (twice.length > 0)
          return { errors: [{ text: `${twice.join(', ')}: exported by two files of the group ${name}` }] };
        return {
          contents: sources.map(source => `export * from './${source}';`).join('\n'),
          resolveDir: root,
          loader: 'ts',
        };
      });
    },
  };
}

/**
 * `export *` drops, without a word, a name that comes from two files.
 *
 * @param {string} root
 * @param {readonly string[]} sources
 */
async function namesUsedTwice(root, sources) {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [...sources],
    outdir: root,
    format: 'esm',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  const names = Object.values(metafile.outputs).flatMap(output => output.exports);
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
}
