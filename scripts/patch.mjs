// @ts-check
/**
 * Changes to libraries on their way into a bundle. A patch names the one version it was fitted to and the text it replaces;
 * where that text is no longer there the build stops, so that an upgrade cannot drop a patch in silence.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** @import { Plugin } from 'esbuild' */

/**
 * @typedef {object} Patch
 * @property {string} name where it lives, for messages: `scripts/ink/output.mjs`
 * @property {string} library path of the package within `node_modules`; one that stands inside another's is another version
 * @property {string} fits the version of it that the patch was made for
 * @property {Record<string, (source: string) => string>} files path within the package to a function that changes its source
 */

/**
 * A function that replaces parts of a source, each of which has to occur in it exactly once.
 *
 * @param {...[find: string, put: string]} edits
 * @returns {(source: string) => string}
 */
export function replacing(...edits) {
  return source => {
    let result = source.replaceAll('\r\n', '\n');
    for (const [find, put] of edits) {
      const count = result.split(find).length - 1;
      if (count !== 1) throw new Error(`occurs ${count} times, not once: ${find.slice(0, 200)}`);
      result = result.replace(find, () => put);
    }
    return result;
  };
}

/**
 * An import of what is global anyway. In CommonJS a default import of a module of Node's is a copy, property by property: ten of
 * them took 1.5 ms of the reader's start, and one 0.2 ms of every other.
 */
const PROCESS_IMPORT = /^import process from ['"]node:process['"];?$/m;

/**
 * @param {Patch[]} patches
 * @returns {Plugin}
 */
export function applying(patches) {
  return {
    name: 'patch',
    setup(build) {
      /** @type {Set<string>} */
      const met = new Set();
      /** @type {Set<string>} */
      const done = new Set();

      build.onLoad({ filter: /[\\/]node_modules[\\/].*\.[cm]?js$/ }, ({ path: file }) => {
        const { library, inside } = locate(file);
        met.add(library);
        let contents = readFileSync(file, 'utf8');
        for (const patch of patches.filter(
          each => each.library === library && Object.hasOwn(each.files, inside),
        )) {
          try {
            contents = patch.files[inside]?.(contents) ?? contents;
          } catch (error) {
            return { errors: [{ text: misfit(patch, file, inside, error) }] };
          }
          done.add(`${patch.name} ${inside}`);
        }
        contents = contents.replace(PROCESS_IMPORT, '');
        return { contents, loader: 'js' };
      });

      build.onEnd(() => {
        const due = patches.filter(({ library }) => met.has(library));
        const dead = due.flatMap(({ name, library, files }) =>
          Object.keys(files)
            .filter(inside => !done.has(`${name} ${inside}`))
            .map(inside => ({
              text: `${name} changes ${library}/${inside}, which the bundle no longer loads`,
            })),
        );
        return { errors: dead };
      });
    },
  };
}

/** @param {string} file */
function locate(file) {
  const outer = file.replaceAll('\\', '/').replace(/^.*?\/node_modules\//, '');
  const [library = ''] = /^(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+/.exec(outer) ?? [];
  return { library, inside: outer.slice(library.length + 1) };
}

/**
 * @param {Patch} patch
 * @param {string} file
 * @param {string} inside
 * @param {unknown} error
 */
function misfit(patch, file, inside, error) {
  const home = file.slice(0, -inside.length);
  const { version } = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8'));
  const reason = error instanceof Error ? error.message : String(error);
  return `${patch.name} was fitted to ${patch.library} ${patch.fits} and does not fit ${inside} of ${version}: ${reason}`;
}
