// @ts-check
import { createRequire } from 'node:module';
import path from 'node:path';
import { parse as parseToml } from 'smol-toml';

/**
 * Compiles the bundled articles with the code that was just built, as `lectern build` does for any publication.
 *
 * @param {string} root
 * @param {string} dist
 */
export async function compileLibrary(root, dist) {
  const { buildPublication } = createRequire(import.meta.url)(path.join(dist, 'publish-build-build.cjs'));
  /** @type {import('../src/publish/build/build.js').BuildResult} */
  const { problems } = await buildPublication(root, { out: path.join(dist, 'library'), parseToml });
  if (problems.length > 0) {
    throw new Error(problems.map(({ file, line, message }) => `${file}:${line}: ${message}`).join('\n'));
  }
}
