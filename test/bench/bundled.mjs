// @ts-check
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { ROOT } from '../e2e/program.mjs';

/**
 * What some sources export, bundled as a program would have it.
 *
 * @param {string} work a folder to put the bundle into
 * @param {string[]} files from the root, without their ending
 */
export async function bundled(work, files) {
  const outfile = path.join(work, 'bundle.mjs');
  await build({
    stdin: {
      contents: files.map(file => `export * from './${file}.ts';`).join('\n'),
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
  return import(pathToFileURL(outfile).href);
}
