import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { COMMANDS, PROGRAM } from '../../../src/cli/arguments/definitions.js';
import { fillExamples, OWN_SAMPLE } from '../../../src/cli/arguments/examples.js';
import { LECTERN_IN_SHELL, run } from '../program.mjs';
import { createCommandRunner } from './command-runner.js';

const { lectern, home, machine } = createCommandRunner();

test.each(
  [PROGRAM, ...COMMANDS]
    .filter(({ name }) => ['', 'list', 'read', 'search', 'doctor'].includes(name))
    .flatMap(command => fillExamples(command, 'lectern', OWN_SAMPLE))
    .filter(([line]) => !line.includes('less')),
)('the example `%s` of the help works: %s', async line => {
  const cwd = path.join(home, 'examples');
  mkdirSync(cwd, { recursive: true });
  writeFileSync(path.join(cwd, 'notes.md'), '# Notes\n');
  const script = `lectern() { ${LECTERN_IN_SHELL} "$@"; }; ${line}`;
  const { code, stdout } = await run(['sh', '-c', script], { env: machine.env(), cwd });
  expect(code).toBe(0);
  expect(stdout).not.toBe('');
});

test('help prints a page of keys, and the help of a command', async () => {
  const { code, stdout } = await lectern(['help', 'keys']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^ {2}reader\.page-down +space f pgdn ctrl\+f +\S/m);
  expect((await lectern(['help', 'read'])).stdout).toBe((await lectern(['read', '--help'])).stdout);
});
