// @ts-check
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { ROOT } from '../e2e/program.mjs';

/**
 * Bundles source files as the build does, and imports the bundle.
 *
 * @param {string} work folder for the bundle
 * @param {string[]} files relative to the root
 */
export async function importBundle(work, files) {
  return import(pathToFileURL(await bundle(work, files)).href);
}

/**
 * Bundles source files into one file.
 *
 * @param {string} work folder for the bundle
 * @param {string[]} files relative to the root
 * @returns path of the bundle
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
