/** Files that are damaged, hostile or huge: each is readable or a problem, and never stops the others. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { createCommandRunner } from './command-runner.js';

const { lectern, home } = createCommandRunner();
const file = (name: string) => path.join(home, 'notes', name);

beforeAll(() => {
  mkdirSync(path.join(home, 'notes'), { recursive: true });
  mkdirSync(path.join(home, 'empty'));
  writeFileSync(file('good.md'), '---\ntitle: Good\n---\nText.\n');
  writeFileSync(file('broken.md'), '---\ntitle: "Open\n---\nStill readable.\n');
  writeFileSync(file('empty.md'), '');
  writeFileSync(file('nul.md'), 'a\0b\n');
  writeFileSync(file('latin1.md'), Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x0a]));
  writeFileSync(file('bom-crlf.md'), '\ufeff---\r\ntitle: Windows\r\n---\r\nOne\r\ntwo\r\n');
  writeFileSync(file('long-line.md'), 'word '.repeat(2_000_000));
  writeFileSync(file('escapes.md'), '# \u001b]0;owned\u0007Title\n\n\u001b[2J&#27;[31m\u202ered\u009b31m\n');
  writeFileSync(
    file('binary.md'),
    Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 7) % 256)),
  );
});

test('list prints the good articles, and how many problems there are', async () => {
  const { code, stdout, stderr } = await lectern(['list', '--library', 'notes']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^good\tGood\t/m);
  expect(stdout).toMatch(/^broken\t/m);
  expect(stderr).toMatch(
    /^lectern: warning: loading the library found \d+ problems in \d+ files\n {2}hint: .*\n$/,
  );
});

test('list prints the articles if the home is not a folder', async () => {
  const inFile = file('good.md');
  const { code, stdout } = await lectern(['list', 'notes'], '', {
    HOME: inFile,
    XDG_CACHE_HOME: inFile,
    XDG_CONFIG_HOME: inFile,
    XDG_STATE_HOME: inFile,
  });
  expect(code).toBe(0);
  expect(stdout).toMatch(/^good\tGood\t/m);
});

test('list fails for a folder without articles', async () => {
  const { code, stdout, stderr } = await lectern(['list', '--library', 'empty']);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/^lectern: error: .*no articles/);
});

test.each<[string, number]>([
  ['good', 0],
  ['broken', 0],
  ['empty', 0],
  ['nul', 1],
  ['latin1', 0],
  ['bom-crlf', 0],
  ['long-line', 0],
  ['escapes', 0],
  ['binary', 1],
])('read %s.md exits %i and prints no control character', async (name, expected) => {
  const { code, stdout, stderr } = await lectern(['read', `notes/${name}.md`]);
  expect(code).toBe(expected);
  expect(stdout === '').toBe(expected === 1);
  expect(stdout + stderr).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  expect(stderr).not.toContain('bug');
});

test('read prints the readable text of damaged files', async () => {
  expect((await lectern(['read', 'notes/bom-crlf.md'])).stdout).toBe('Windows\n1 min\n\nOne two\n');
  expect((await lectern(['read', 'notes/escapes.md'])).stdout).toContain('<U+202E>red<U+009B>31m');
  expect((await lectern(['read', 'notes/broken.md'])).stdout).toContain('Still readable.');
});

test('read reports only the problems of its article, search and list only their number', async () => {
  expect((await lectern(['read', 'good', '--library', 'notes'])).stderr).toBe('');
  expect((await lectern(['search', 'text', '--library', 'notes'])).stderr).toMatch(
    /^lectern: warning: loading the library found \d+ problems? in \d+ files?\n {2}hint: to show all problems, run: lectern check notes\n$/,
  );
});
