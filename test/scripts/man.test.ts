/** The man page: made of the program's own tables, current in `dist/`, and understood by what reads man pages. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { manPage } from '../../scripts/man.mjs';
import { COMMANDS, GLOBAL_OPTIONS } from '../../src/cli/arguments/definitions.js';
import { ENVIRONMENT } from '../../src/cli/arguments/environment.js';
import { CONFIG } from '../../src/cli/resolve-settings.js';
import { BINDINGS } from '../../src/tui/keys/bindings.js';
import { ROOT } from '../e2e/program.mjs';

const file = path.join(ROOT, 'dist/lectern.1');
const isThere = (program: string) => spawnSync(program, ['--version']).status === 0;

test('the one in dist/ is current (npm run build)', async () => {
  expect(readFileSync(file, 'utf8')).toBe(await manPage(ROOT));
});

test('names every command, option, value and variable', async () => {
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

test('names every action of the reader, every setting, and where files are kept', async () => {
  const page = (await manPage(ROOT)).replaceAll('\\-', '-').replaceAll(/\\f[BIP]/g, '');
  for (const { does } of BINDINGS) expect(page).toContain(`\n${does}\n`);
  for (const name of Object.keys(CONFIG)) expect(page).toContain(`\n${name}\n`);
  for (const place of ['CONFIG', 'STATE', 'CACHE']) expect(page).toContain(`$XDG_${place}_HOME/lectern/`);
});

test('is plain ASCII, no row begins as a request that is not ours', async () => {
  const page = await manPage(ROOT);
  expect(page).toMatch(/^[\n\x20-\x7e]*$/);
  const requests = new Set(page.match(/^[.'][^\s]*/gm));
  expect([...requests].sort()).toEqual(['.PP', '.SH', '.SS', '.TH', '.TP', '.br']);
});

test.skipIf(!isThere('groff'))('groff has nothing to warn of, and shows options as they are typed', () => {
  const { status, stdout, stderr } = spawnSync('groff', ['-man', '-Tascii', '-ww', '-P-c', file]);
  expect({ status, stderr: String(stderr) }).toEqual({ status: 0, stderr: '' });
  const shown = String(stdout).replaceAll(/.\u0008/g, '');
  expect(shown).toContain('-w, --width <columns>');
  expect(shown).toContain("search '\"noisy neighbour\"' '!retry'");
});

test.skipIf(!isThere('lexgrog'))('whatis finds it by its name', () => {
  expect(String(spawnSync('lexgrog', [file]).stdout)).toContain('"lectern - read articles in the terminal"');
});

test.skipIf(!isThere('mandoc'))('mandoc finds no error in it', () => {
  expect(spawnSync('mandoc', ['-Tlint', '-Werror', file]).status).toBe(0);
});
