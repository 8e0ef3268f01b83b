// @ts-check
/** Ink as the build bundles it, in a module of its own beside the stock one. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { BUNDLING } from '../../../scripts/bundling.mjs';
import { YOGA_FILE, yogaModule } from '../../../scripts/ink/yoga.mjs';
import { applying } from '../../../scripts/patch.mjs';
import { INK_PATCHES } from '../../../scripts/patches.mjs';
import { ROOT } from '../../e2e/program.mjs';

/** @returns {Promise<{ ink: typeof import('ink'), react: typeof import('react'), stringWidth: (text: string) => number }>} */
export async function patchedInk() {
  const folder = mkdtempSync(path.join(tmpdir(), 'lectern-ink-'));
  const outfile = path.join(folder, 'ink.cjs');
  const contents = `export * as ink from 'ink'; export * as react from 'react'; export { default as stringWidth } from 'string-width';`;
  await build({
    ...BUNDLING,
    absWorkingDir: ROOT,
    stdin: { contents, resolveDir: ROOT },
    outfile,
    plugins: [applying(INK_PATCHES)],
  });
  writeFileSync(path.join(folder, YOGA_FILE), yogaModule());
  try {
    return createRequire(import.meta.url)(outfile);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
