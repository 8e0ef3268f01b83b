// @ts-check
/**
 * Changes libraries while they are bundled. A patch names the one version that it was made for. The build fails if another version is
 * installed, if the text to replace is missing, if a replaced file differs from the one that was reviewed, or if a patch changed nothing.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** @import { Plugin } from 'esbuild' */

/**
 * @typedef {object} Patch
 * @property {string} name the patch's own file, for error messages: `scripts/patches/ink/devtools.mjs`
 * @property {string | undefined} [part] name of several patches that work only together
 * @property {string} library path of the package within `node_modules`; a nested one is `parent/node_modules/name`
 * @property {string} version exact version of the library
 * @property {Record<string, (source: string) => string>} files path within the package to the function that changes its source
 */

/**
 * Returns a function that replaces texts in a source. Each text must occur exactly once.
 *
 * @param {...[find: string, replacement: string]} edits
 * @returns {(source: string) => string}
 */
export function replacing(...edits) {
  return source => {
    let result = source.replaceAll('\r\n', '\n');
    for (const [find, replacement] of edits) {
      const count = result.split(find).length - 1;
      if (count !== 1) throw new Error(`occurs ${count} times, not once: ${find.slice(0, 200)}`);
      result = result.replace(find, () => replacement);
    }
    return result;
  };
}

/**
 * Returns a function that replaces a whole file, if it is still the file that was reviewed.
 *
 * @param {string} hash `hashOf` the file
 * @param {string} replacement
 * @returns {(source: string) => string}
 */
export function replacingFile(hash, replacement) {
  return source => {
    const actual = hashOf(source);
    if (actual !== hash)
      throw new Error(`has hash ${actual}, not ${hash}: review the replacement and update the hash`);
    return replacement;
  };
}

/**
 * First 16 hex digits of the SHA-256 of a source with LF line ends.
 *
 * @param {string} source
 */
export function hashOf(source) {
  return createHash('sha256').update(source.replaceAll('\r\n', '\n')).digest('hex').slice(0, 16);
}

/**
 * Matches an import of a global. In CommonJS, a default import of a Node module copies every property: ten such imports cost the
 * reader 1.5 ms at start.
 */
const PROCESS_IMPORT = /^import process from ['"]node:process['"];?$/m;

/**
 * @param {readonly Patch[]} patches each must apply to a file of the bundle
 * @param {{ isPart?: boolean }} [options] `isPart`: the build is a part of the program, to which not every patch applies
 * @returns {Plugin}
 */
export function patchPlugin(patches, { isPart = false } = {}) {
  return {
    name: 'patch',
    setup(build) {
      /** @type {Set<string>} */
      const applied = new Set();

      build.onLoad({ filter: /[\\/]node_modules[\\/].*\.[cm]?js$/ }, ({ path: file }) => {
        const { library, inside } = locate(file);
        let contents = readFileSync(file, 'utf8');
        for (const patch of patches) {
          const change = patch.files[inside];
          if (patch.library !== library || change === undefined) continue;
          const installed = versionOf(file, inside);
          if (installed !== patch.version) {
            const text = `${patch.name} was made for ${library} ${patch.version}, and ${installed} is installed: review the patch, then change its version`;
            return { errors: [{ text }] };
          }
          try {
            contents = change(contents);
          } catch (error) {
            const reason = error instanceof Error ? error.message : String(error);
            return { errors: [{ text: `${patch.name} does not fit ${library}/${inside}: ${reason}` }] };
          }
          applied.add(`${patch.name} ${library}/${inside}`);
        }
        return { contents: contents.replace(PROCESS_IMPORT, ''), loader: 'js' };
      });

      build.onEnd(() => {
        if (isPart) return undefined;
        const unused = patches.flatMap(({ name, library, files }) =>
          Object.keys(files)
            .filter(inside => !applied.has(`${name} ${library}/${inside}`))
            .map(inside => ({
              text: `${name} changes ${library}/${inside}, which no bundle loads: delete the patch`,
            })),
        );
        return { errors: unused };
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
 * The installed version of the package that `file` belongs to.
 *
 * @param {string} file
 * @param {string} inside its path within the package
 * @returns {string}
 */
function versionOf(file, inside) {
  const home = file.slice(0, -inside.length);
  return JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8')).version;
}
