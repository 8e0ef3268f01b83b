// @ts-check
/** Loads Ink as the build bundles it, with its patches. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { ESBUILD_OPTIONS } from '../../../../scripts/bundle/esbuild-options.mjs';
import { INK_PATCHES } from '../../../../scripts/patches/all-patches.mjs';
import { patchPlugin } from '../../../../scripts/patches/patch-plugin.mjs';
import { ROOT } from '../../../e2e/program.mjs';

/** @returns {Promise<{ ink: typeof import('ink'), react: typeof import('react') }>} */
export async function patchedInk() {
  const folder = mkdtempSync(path.join(tmpdir(), 'lectern-ink-'));
  const outfile = path.join(folder, 'ink.cjs');
  const contents = `export * as ink from 'ink'; export * as react from 'react';`;
  await build({
    ...ESBUILD_OPTIONS,
    absWorkingDir: ROOT,
    stdin: { contents, resolveDir: ROOT },
    outfile,
    plugins: [patchPlugin(INK_PATCHES)],
  });
  try {
    return createRequire(import.meta.url)(outfile);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
