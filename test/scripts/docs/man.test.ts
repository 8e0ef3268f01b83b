/** Tests the man page: complete, current in `dist/`, and accepted by groff, lexgrog and mandoc. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { manPage } from '../../../scripts/docs/man.mjs';
import { COMMANDS, GLOBAL_OPTIONS } from '../../../src/cli/arguments/definitions.js';
import { ENVIRONMENT } from '../../../src/cli/arguments/environment.js';
import { CONFIG_KEYS } from '../../../src/cli/resolve-settings.js';
import { HISTORY_NAME } from '../../../src/history/history.js';
import { BINDINGS } from '../../../src/tui/keys/bindings.js';
import { ROOT } from '../../e2e/program.mjs';

const file = path.join(ROOT, 'dist/lectern.1');
const isInstalled = (program: string) => spawnSync(program, ['--version']).status === 0;

test('dist/ has the current man page (to update it, run: npm run build)', async () => {
  expect(readFileSync(file, 'utf8')).toBe(await manPage(ROOT));
});

test('lists every command, option, value and variable', async () => {
  const page = (await manPage(ROOT)).replaceAll('\\-', '-').replaceAll(/\\f[BIP]/g, '');
  for (const { name, help } of COMMANDS) {
    expect(page).toContain(`.SS "lectern ${name}`);
    expect(page).toContain(help.replaceAll("'", '\\(aq'));
  }
  for (const { flags, values = [] } of [...GLOBAL_OPTIONS, ...COMMANDS.flatMap(({ options }) => options)]) {
    expect(page).toContain(`\n${flags}\n`);
    for (const value of values) expect(page).toContain(value);
  }
  for (const [name] of ENVIRONMENT) expect(page).toContain(`\n${name}\n`);
});

test('lists every action of the reader, every setting and every folder', async () => {
  const page = (await manPage(ROOT)).replaceAll('\\-', '-').replaceAll(/\\f[BIP]/g, '');
  for (const { action } of BINDINGS) expect(page).toContain(`\n${action}\n`);
  for (const name of Object.keys(CONFIG_KEYS)) expect(page).toContain(`\n${name}\n`);
  for (const folder of ['CONFIG', 'STATE', 'CACHE']) expect(page).toContain(`$XDG_${folder}_HOME/lectern/`);
  expect(page).toContain(HISTORY_NAME);
});

test('is plain ASCII, and only intended lines start with a request', async () => {
  const page = await manPage(ROOT);
  expect(page).toMatch(/^[\n\x20-\x7e]*$/);
  const requests = new Set(page.match(/^[.'][^\s]*/gm));
  expect([...requests].sort()).toEqual(['.PP', '.SH', '.SS', '.TH', '.TP', '.br']);
});

test.skipIf(!isInstalled('groff'))('groff prints no warnings, and shows options as they are typed', () => {
  const { status, stdout, stderr } = spawnSync('groff', ['-man', '-Tascii', '-ww', '-P-c', file]);
  expect({ status, stderr: String(stderr) }).toEqual({ status: 0, stderr: '' });
  const shown = String(stdout).replaceAll(/.\u0008/g, '');
  expect(shown).toContain('-w, --width <columns>');
  expect(shown).toContain("search '\"noisy neighbour\"' '!retry'");
});

test.skipIf(!isInstalled('lexgrog'))('lexgrog finds its name and description, as whatis needs them', () => {
  expect(String(spawnSync('lexgrog', [file]).stdout)).toContain('"lectern - read articles in the terminal"');
});

test.skipIf(!isInstalled('mandoc'))('mandoc reports no errors', () => {
  expect(spawnSync('mandoc', ['-Tlint', '-Werror', file]).status).toBe(0);
});
