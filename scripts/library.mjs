// @ts-check
import { readFileSync } from 'node:fs';
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
  const require = createRequire(path.join(root, 'package.json'));
  const { build } = require(path.join(dist, 'build.cjs'));
  const { name, title, version, homepage } = JSON.parse(
    readFileSync(path.join(root, 'package.json'), 'utf8'),
  );
  const publication = { name, version, ...(title && { title }), ...(homepage && { homepage }) };
  /** @type {{ problems: import('../src/library/problem.js').Problem[] }} */
  const { problems } = await build({
    from: path.join(root, 'articles'),
    out: path.join(dist, 'library'),
    publication,
    parseToml,
  });
  if (problems.length > 0) {
    throw new Error(problems.map(({ file, line, message }) => `${file}:${line}: ${message}`).join('\n'));
  }
}
