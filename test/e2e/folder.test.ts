/** Folders of Markdown in the built program: incremental loading, the cache, and pipes named as files. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LECTERN, LECTERN_IN_SHELL, Machine } from './program.mjs';
import { Terminal } from './terminal.mjs';

let machine: Machine;
let terminal: Terminal | undefined;

beforeEach(() => {
  machine = new Machine();
});
afterEach(() => {
  terminal?.kill('SIGKILL');
  machine.remove();
});

function library(count: number): string {
  const dir = join(machine.home, 'notes');
  mkdirSync(dir);
  for (let index = 0; index < count; index++)
    writeFileSync(join(dir, `n${index}.md`), `# Number ${index}\n\nText.\n`);
  return dir;
}

function open(dir: string): Terminal {
  terminal = new Terminal([...LECTERN, '--library', dir], { env: machine.env({}), cwd: machine.home });
  return terminal;
}

test('loads a large folder while the reader is open, and searches all of it', async () => {
  const reader = await open(library(3000)).waitFor(({ text }) => /\d+ articles/.test(text));
  reader.keys('/number 2999');
  await reader.waitFor(
    ({ text }) => /3,000 articles$/m.test(text) && /Number 2999/.test(text) && / 1 result$/m.test(text),
  );
});

test('shows files that changed since the cache was written', async () => {
  const dir = library(20);
  let reader = await open(dir).waitFor(({ text }) => text.includes('20 articles'));
  reader.keys('q');
  await reader.exit();
  writeFileSync(join(dir, 'a-new-one.md'), '# A new one\n');
  rmSync(join(dir, 'n5.md'));
  reader = await open(dir).waitFor(({ text }) => text.includes('A new one'));
  expect(reader.text).not.toContain('Number 5 ');
  expect(reader.raw).toContain('\u001b[?1004h');
  reader.keys('q');
  await reader.exit();
  expect(reader.raw.lastIndexOf('\u001b[?1004l')).toBeGreaterThan(reader.raw.lastIndexOf('\u001b[?1004h'));
});

test('--continue opens the last article in whichever folder it was read', async () => {
  const file = join(library(3), 'n1.md');
  const start = (args: string[]) => {
    terminal = new Terminal([...LECTERN, ...args], { env: machine.env({}), cwd: machine.home });
    return terminal;
  };
  const reader = await start([file]).waitFor(({ text }) => text.includes('Number 1'));
  reader.keys(' ');
  reader.keys('q');
  reader.keys('q');
  await reader.exit();
  const again = await start(['--continue']).waitFor(({ text }) => /Number 1\b.*Text\./s.test(text));
  again.keys('q');
  await again.waitFor(({ text }) => text.includes('3 articles'));
  again.keys('q');
  await again.exit();
});

test.skipIf(process.platform === 'win32')('reads a pipe named as a file to its end', () => {
  const script = `${LECTERN_IN_SHELL} read <(echo '# Piped'; echo; echo one; cat /dev/null; echo two)`;
  const { status, stdout } = spawnSync('bash', ['-c', script], { env: machine.env({}), encoding: 'utf8' });
  expect(status).toBe(0);
  expect(stdout).toMatch(/^Piped\n[\s\S]*one two\n$/);
});
