// @ts-check
/**
 * The build: `src/` into CommonJS bundles in `dist/`, then `articles/` into the compiled library beside them. It says nothing on
 * stdout, for `npm start` may stand in a pipe.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { DOORS, ENTRIES } from './bundles.mjs';
import { BUNDLING } from './bundling.mjs';
import { doors, openDoors } from './doors.mjs';
import { compileLibrary } from './library.mjs';
import { applying } from './patch.mjs';
import { PATCHES } from './patches.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = path.join(root, 'dist');

const entryPoints = Object.fromEntries(
  Object.entries({ ...ENTRIES, ...DOORS })
    .filter(([name, source]) => {
      if (isPackage(source) || existsSync(path.join(root, source))) return true;
      console.error(`build: ${source} is not there yet; ${name}.cjs is left out`);
      return false;
    })
    // A package as a door is what `require` gives of it: esbuild would take its ES module, and wrap that.
    .map(([name, source]) => [
      name,
      isPackage(source) ? createRequire(import.meta.url).resolve(source) : source,
    ]),
);

const { metafile, outputFiles } = await build({
  ...BUNDLING,
  absWorkingDir: root,
  entryPoints,
  outdir: dist,
  outExtension: { '.js': '.cjs' },
  write: false,
  metafile: true,
  plugins: [doors(root, DOORS), applying(PATCHES)],
});

const open = Object.values(ENTRIES).flatMap(source => openDoors(metafile, source));
if (open.length > 0) throw new Error(open.join('\n'));

mkdirSync(dist, { recursive: true });
for (const { path: file, contents } of outputFiles) writeWhole(file, contents);
for (const name of readdirSync(dist)) {
  if (name.endsWith('.cjs') && !Object.hasOwn(entryPoints, path.basename(name, '.cjs')))
    rmSync(path.join(dist, name));
}

if (Object.hasOwn(entryPoints, 'build')) await compileLibrary(root, dist);

/** @param {string} source */
function isPackage(source) {
  return !source.includes('/');
}

/**
 * Replaces a file in one step, and only if it differs: somebody may be running from `dist/` right now.
 *
 * @param {string} file
 * @param {Uint8Array} contents
 */
function writeWhole(file, contents) {
  if (existsSync(file) && readFileSync(file).equals(contents)) return;
  const beside = `${file}.${process.pid}`;
  writeFileSync(beside, contents);
  renameSync(beside, file);
}
