// @ts-check
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { ROOT } from '../e2e/program.mjs';

/**
 * What some sources export, bundled as a program would have it.
 *
 * @param {string} work a folder to put the bundle into
 * @param {string[]} files from the root
 */
export async function bundled(work, files) {
  return import(pathToFileURL(await bundle(work, files)).href);
}

/**
 * The same as a file.
 *
 * @param {string} work
 * @param {string[]} files
 * @returns its path
 */
export async function bundle(work, files) {
  const outfile = path.join(work, 'bundle.mjs');
  await build({
    stdin: {
      contents: files.map(file => `export * from './${file}';`).join('\n'),
      resolveDir: ROOT,
      loader: 'ts',
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    minify: true,
    outfile,
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  return outfile;
}
