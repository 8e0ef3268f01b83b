/** A folder of source files that a test bundles. */
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BuildOptions, type BuildResult, build } from 'esbuild';
import { BUNDLING } from '../../scripts/bundling.mjs';

export function folderOf(files: Record<string, string>): string {
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'lectern-bundle-'));
  for (const [name, contents] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), contents);
  }
  return folder;
}

/** Bundles as `scripts/build.mjs` does, into memory. */
export function bundle(
  folder: string,
  options: BuildOptions,
): Promise<BuildResult<{ write: false; metafile: true }>> {
  const base = { ...BUNDLING, absWorkingDir: folder, outdir: folder, logLevel: 'silent' } as const;
  return build({ ...base, ...options, write: false, metafile: true });
}
