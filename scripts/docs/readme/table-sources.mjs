// @ts-check
/** Loads the program's tables from its sources, so that the README and the man page are generated from them. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * Bundles a TypeScript module in memory and returns its exports.
 *
 * @param {string} source path relative to the root
 */
async function importSource(source) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [source],
    bundle: true,
    platform: 'node',
    format: 'esm',
    write: false,
  });
  return import(
    `data:text/javascript;base64,${Buffer.from(outputFiles[0]?.contents ?? []).toString('base64')}`
  );
}

/** @returns {Promise<typeof import('../../../src/tui/keys/bindings.js') & typeof import('../../../src/tui/keys/key-names.js')>} */
export async function keyTables() {
  return {
    ...(await importSource('src/tui/keys/bindings.ts')),
    ...(await importSource('src/tui/keys/key-names.ts')),
  };
}

/** @returns {Promise<typeof import('../../../src/cli/arguments/definitions.js')>} */
export function optionTables() {
  return importSource('src/cli/arguments/definitions.ts');
}

/** @returns {Promise<typeof import('../../../src/cli/arguments/definitions.js') & typeof import('../../../src/cli/arguments/environment.js') & typeof import('../../../src/cli/arguments/examples.js')>} */
export async function commandLineTables() {
  return {
    ...(await optionTables()),
    ...(await importSource('src/cli/arguments/environment.ts')),
    ...(await importSource('src/cli/arguments/examples.ts')),
  };
}

/** @returns {Promise<typeof import('../../../src/tui/keys/help.js')>} */
export function keysHelp() {
  return importSource('src/tui/keys/help.ts');
}

/** @returns {Promise<typeof import('../../../src/cli/resolve-settings.js')>} */
export function settingsTable() {
  return importSource('src/cli/resolve-settings.ts');
}

/** @returns {Promise<typeof import('../../../src/library/front-matter/fields.js')>} */
export function fieldTable() {
  return importSource('src/library/front-matter/fields.ts');
}
