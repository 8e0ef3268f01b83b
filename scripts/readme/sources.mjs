// @ts-check
/** The program's own tables, read from its sources: the README's are made from them, so neither can say what the other does not. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The exports of a TypeScript module, bundled in memory.
 *
 * @param {string} source from the root
 */
async function load(source) {
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

/** @returns {Promise<typeof import('../../src/tui/keys/bindings.js') & typeof import('../../src/tui/keys/key-names.js')>} */
export async function keyTables() {
  return { ...(await load('src/tui/keys/bindings.ts')), ...(await load('src/tui/keys/key-names.ts')) };
}

/** @returns {Promise<typeof import('../../src/cli/arguments/definitions.js')>} */
export function optionTables() {
  return load('src/cli/arguments/definitions.ts');
}

/** @returns {Promise<typeof import('../../src/cli/arguments/definitions.js') & typeof import('../../src/cli/arguments/environment.js') & typeof import('../../src/cli/arguments/examples.js')>} */
export async function commandLineTables() {
  return {
    ...(await optionTables()),
    ...(await load('src/cli/arguments/environment.ts')),
    ...(await load('src/cli/arguments/examples.ts')),
  };
}

/** @returns {Promise<typeof import('../../src/tui/keys/reference.js')>} */
export function keysHelp() {
  return load('src/tui/keys/reference.ts');
}

/** @returns {Promise<typeof import('../../src/cli/resolve-settings.js')>} */
export function settingsTable() {
  return load('src/cli/resolve-settings.ts');
}

/** @returns {Promise<typeof import('../../src/library/front-matter/fields.js')>} */
export function fieldTable() {
  return load('src/library/front-matter/fields.ts');
}
