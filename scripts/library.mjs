// @ts-check
import { createRequire } from 'node:module';
import path from 'node:path';
import { parse as parseToml } from 'smol-toml';

/**
 * Compiles the bundle's articles with the publishing half that was just built, as `lectern build` does for everybody else.
 *
 * @param {string} root
 * @param {string} dist
 */
export async function compileLibrary(root, dist) {
  const { buildPublication } = createRequire(import.meta.url)(path.join(dist, 'publish.cjs'));
  /** @type {import('../src/publish/build/build.js').Built} */
  const { problems } = await buildPublication(root, { out: path.join(dist, 'library'), parseToml });
  if (problems.length > 0) {
    throw new Error(problems.map(({ file, line, message }) => `${file}:${line}: ${message}`).join('\n'));
  }
}
