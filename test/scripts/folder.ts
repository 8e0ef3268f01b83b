/** Temporary folders of source files, and a way to bundle them. */
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BuildOptions, type BuildResult, build } from 'esbuild';
import { ESBUILD_OPTIONS } from '../../scripts/bundle/esbuild-options.mjs';

/** Writes the files to a new temporary folder and returns its path. */
export function folderOf(files: Record<string, string>): string {
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'lectern-bundle-'));
  for (const [name, contents] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), contents);
  }
  return folder;
}

/** Bundles in memory, with the options of `scripts/build.mjs`. */
export function bundle(
  folder: string,
  options: BuildOptions,
): Promise<BuildResult<{ write: false; metafile: true }>> {
  const base = { ...ESBUILD_OPTIONS, absWorkingDir: folder, outdir: folder, logLevel: 'silent' } as const;
  return build({ ...base, ...options, write: false, metafile: true });
}
