// @ts-check
/**
 * The build: `src/` into CommonJS bundles in `dist/`, then `articles/` into the compiled library beside them. It says nothing on
 * stdout, for `npm start` may stand in a pipe. With `--types`, as for a package, the declarations too.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { DOORS, ENTRIES, SHARED } from './bundles.mjs';
import { BUNDLING } from './bundling.mjs';
import { doors, openDoors, turnedBack } from './doors.mjs';
import { groupEntry, grouping, sourcesOf } from './groups.mjs';
import { YOGA_FILE, yogaModule } from './ink/yoga.mjs';
import { compileLibrary } from './library.mjs';
import { manPage } from './man.mjs';
import { applying } from './patch.mjs';
import { PATCHES } from './patches.mjs';
import { declareTypes } from './types.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = path.join(root, 'dist');

// A package as a door is what `require` gives of it: esbuild would take its ES module, and wrap that.
const { resolve } = createRequire(import.meta.url);
const sources = sourcesOf(root, { ...ENTRIES, ...DOORS, ...SHARED });
const entryPoints = Object.fromEntries(
  Object.entries(sources).map(([name, [source = '', ...more]]) => {
    if (more.length > 0) return [name, groupEntry(name)];
    return [name, /^(src|\.)\//.test(source) ? path.join(root, source) : resolve(source)];
  }),
);

const { metafile, outputFiles } = await build({
  ...BUNDLING,
  absWorkingDir: root,
  entryPoints,
  outdir: dist,
  outExtension: { '.js': '.cjs' },
  write: false,
  metafile: true,
  plugins: [
    grouping(root, sources),
    doors(root, sourcesOf(root, { ...DOORS, ...SHARED })),
    applying(PATCHES),
  ],
});

const faults = [...openDoors(metafile, ENTRIES.index), ...turnedBack(metafile)];
if (faults.length > 0) throw new Error(faults.join('\n'));

mkdirSync(dist, { recursive: true });
for (const { path: file, contents } of outputFiles) writeWhole(file, contents);
writeWhole(path.join(dist, YOGA_FILE), yogaModule());
for (const name of readdirSync(dist)) {
  if (name.endsWith('.cjs') && !Object.hasOwn(entryPoints, path.basename(name, '.cjs')))
    rmSync(path.join(dist, name));
}

writeWhole(path.join(dist, 'lectern.1'), Buffer.from(await manPage(root)));
await compileLibrary(root, dist);
if (process.argv.includes('--types')) declareTypes(root, dist, Object.values(ENTRIES));

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
