/** Errors and hints on stderr, with the exit codes. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { LECTERN, run } from '../program.mjs';
import { createCommandRunner } from './command-runner.js';

const { lectern, home, machine } = createCommandRunner();

test.each<[string[], number, string, string?]>([
  [['read', 'no-such-article'], 1, 'no article named "no-such-article"', 'to search for the word, run: lectern search no-such-article'],
  [['read', 'kubernets-in-production'], 1, 'no article named "kubernets-in-production"', 'did you mean "kubernetes-in-production"?'],
  [['kubr'], 1, 'no article named "kubr"', 'did you mean "kubernetes-in-production"?'],
  [['lsit'], 1, 'no article named "lsit"', 'did you mean "lectern list"?'],
  [['version'], 1, 'no article named "version"', 'did you mean "lectern --version"?'],
  [['two', 'words'], 1, 'no article named "two"', 'to search for the words, run: lectern search two words'],
  [['serach', 'pod memory'], 1, 'no article named "serach"', "try: lectern search 'pod memory'"],
  [['raed', 'kuber'], 1, 'no article named "raed"', 'try: lectern read kuber'],
  [['help', 'serach'], 2, 'no command named "serach"', 'try: lectern help search'],
  [['kuber', '--toc'], 2, 'unknown option "--toc"', '--toc is an option of "read"; try: lectern read kuber --toc'],
  [['--width', 'abc', 'list'], 2, 'invalid value for --width: "abc"', 'expected a whole number from 0 to 999999999'],
  [['list', '--limit', '-1'], 2, 'invalid value for --limit: "-1"', 'expected a whole number from 0 to 999999999'],
  [['list', 'no-notes'], 1, 'no such folder: "no-notes"', 'to search for the word, run: lectern search no-notes'],
  [['list', 'devops'], 1, 'no such folder: "devops"', 'to list a category, run: lectern list --category devops'],
  [['list', ''], 2, 'folder name is empty', 'to list this folder, run: lectern list .'],
  [['__complete'], 2, '__complete needs an argument: <kind>', 'for usage, run: lectern --help'],
  [['help', 'keyz'], 2, 'no command named "keyz"', 'try: lectern help keys'],
  [['check', 'nosuch'], 1, 'no such file or folder: "nosuch"', 'name a file or folder of Markdown files'],
  [['read', '--', '--toc'], 1, 'no article named "--toc"', 'to search for the word, run: lectern search -- --toc'],
  [['--no-such-option'], 2, 'unknown option "--no-such-option"', 'for usage, run: lectern --help'],
  [['--continue'], 2, '--continue needs a terminal', 'to print an article, run: lectern read ARTICLE'],
])('%j prints the error and the hint', async (args, code, message, hint) => {
  expect(await lectern(args)).toMatchObject({
    code,
    stdout: '',
    stderr: `lectern: error: ${message}\n  hint: ${hint}\n`,
  });
}); // biome-ignore format: a table

test.each<[string[], number, RegExp]>([
  [[''], 2, /name is empty/],
  [['list', '--library', 'nowhere'], 1, /nowhere/],
  [['read', 'https://example.com/a.md'], 1, /https:\/\/example\.com\/a\.md/],
  [['file:///tmp/x.md'], 1, /\/tmp\/x\.md/],
])('%j prints an error with its hint on the next line', async (args, code, message) => {
  const result = await lectern(args);
  expect(result).toMatchObject({ code, stdout: '' });
  expect(result.stderr).toMatch(message);
  expect(result.stderr).toMatch(/^lectern: error: [^\n]+(?<!\w\.)\n( {2}hint: [^\n]+(?<!\w\.)\n)?$/);
});

test('prints no control characters for hostile arguments', async () => {
  const hostile = ['a\u001b[31mred', 'b\u001b]0;t\u0007'];
  for (const args of [
    hostile,
    ['read', ...hostile],
    ['search', ...hostile],
    ['list', '--library', hostile[0] ?? ''],
    ['--theme', ...hostile],
    [`--${hostile[0]}`],
    ['list', hostile[1] ?? ''],
    ['init', hostile[0] ?? ''],
    ['init', hostile[0] ?? ''],
  ]) {
    const { stdout, stderr } = await lectern(args);
    expect(stderr).not.toBe('');
    expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  }
});

test('prints no control characters for a hostile key of the config file', async () => {
  mkdirSync(path.join(home, 'config/lectern'), { recursive: true });
  writeFileSync(path.join(home, 'config/lectern/config.toml'), '"\\u001b[2J" = "\\u001b[2J\\u009b"\n');
  const { stdout, stderr } = await lectern(['doctor']);
  rmSync(path.join(home, 'config'), { recursive: true });
  expect(stdout).toContain('[2J');
  expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
});

describe('names that are nearly right', () => {
  const at = (...names: string[]) => path.join(home, 'near', ...names);
  const near = (args: string[]) => run([...LECTERN, ...args], { env: machine.env(), cwd: at() });
  beforeAll(() => {
    mkdirSync(at('sub'), { recursive: true });
    writeFileSync(at('notes.md'), '# Notes\n');
    writeFileSync(at('sub', 'today.markdown'), '# Today\n');
    writeFileSync(at('plan.md'), '---\ntitle: Plan\ndraft: true\n---\nSecret.\n');
  });

  test.each<[string[], string, string]>([
    [['nope.md'], 'no such file: "nope.md"', 'check the name and the current folder'],
    [['NOTES.MD'], 'no such file: "NOTES.MD"', 'did you mean "notes.md"?'],
    [['nope.md', 'notes.md'], 'no such file: "nope.md"', 'check the name and the current folder'],
    [['ntoes'], 'no article named "ntoes"', 'did you mean "notes.md"?'],
    [['sub/tody.md'], 'no such file: "sub/tody.md"', 'did you mean "sub/today.markdown"?'],
    [['--library', '.', 'plan'], '"plan" is a draft', 'to include drafts, use --drafts'],
  ])('%j prints %s and the hint %s', async (args, message, hint) => {
    expect(await near(args)).toMatchObject({
      code: 1,
      stdout: '',
      stderr: `lectern: error: ${message}\n  hint: ${hint}\n`,
    });
  });

  test.each<[string[], RegExp]>([
    [['sub', 'today'], /"sub"\n {2}hint: try: lectern today --library sub\n/],
    [['check', 'none.md'], /none\.md/],
    [['/dev/zero'], /\/dev\/zero/],
  ])('%j prints an error: %s', async (args, message) => {
    const result = await near(args);
    expect(result).toMatchObject({ code: 1, stdout: '' });
    expect(result.stderr).toMatch(message);
  });

  test('--drafts opens a draft', async () => {
    expect((await near(['--library', '.', '--drafts', 'plan'])).stdout).toContain('Secret.');
  });
});

test('reports an unknown setting of the config file with its line', async () => {
  const config = path.join(home, 'config', 'lectern');
  mkdirSync(config, { recursive: true });
  writeFileSync(path.join(config, 'config.toml'), 'width = 60\ncolour = "red"\n');
  const { code, stderr } = await lectern(['list']);
  expect(code).toBe(2);
  expect(stderr).toMatch(/config\.toml:2: unknown setting "colour"\n {2}hint: known settings: width, /);
  writeFileSync(path.join(config, 'config.toml'), '');
});

test('prints the list without a reader if TERM=dumb', async () => {
  expect(await lectern([], '', { TERM: 'dumb' })).toMatchObject({ code: 0, stderr: '' });
});

test('`list` and `search` take folders', async () => {
  mkdirSync(path.join(home, 'my notes'));
  writeFileSync(path.join(home, 'my notes', 'a.md'), '# Alpha\n\nThe zebra runs.\n');
  const listed = await lectern(['list', 'my notes']);
  expect(listed).toMatchObject({ code: 0, stdout: expect.stringMatching(/^a\tAlpha\t/), stderr: '' });
  const found = await lectern(['search', 'my notes', '--', 'zebra']);
  expect(found).toMatchObject({ code: 0, stdout: expect.stringContaining('The zebra runs.'), stderr: '' });
  writeFileSync(path.join(home, 'my notes', 'b.md'), '---\ntitle: [\n---\n');
  for (const command of [
    ['search', 'my notes', '--', 'zebra'],
    ['list', 'my notes'],
  ])
    expect((await lectern(command)).stderr).toContain("run: lectern check 'my notes'\n");
  const notFound = await lectern(['search', 'my notes', 'zebraqqq']);
  expect(notFound).toMatchObject({
    code: 1,
    stderr: expect.stringContaining(
      "  hint: to search the folder, run: lectern search 'my notes' -- zebraqqq\n",
    ),
  });
});

test('hints name a command that works with the folders given', async () => {
  const folder = path.join(home, 'my papers');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'a.md'), '# Alpha\n\nThe okapi runs.\n');
  const cases: [args: string[], command: string][] = [
    [['list', folder, 'okapi'], `search '${folder}' -- okapi`],
    [['--library', folder, 'list', 'okapi'], `--library '${folder}' search okapi`],
    [['--library', folder, 'okapi'], `--library '${folder}' search okapi`],
    [['--library', folder, 'okapi', 'runs'], `--library '${folder}' search okapi runs`],
    [['search', folder, 'okapi'], `search '${folder}' -- okapi`],
  ];
  for (const [args, command] of cases) {
    const { stderr } = await lectern(args);
    expect(stderr).toContain(`, run: lectern ${command}\n`);
    const words = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
    expect(await lectern(words)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('The okapi runs.'),
    });
  }
});

test('a path before `--` that is no folder is an error of `search`', async () => {
  expect(await lectern(['search', './nowhere', '--', 'zebra'])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('error: no such file or folder: "./nowhere"'),
  });
});

test('an error of the library names the setting that chose it', async () => {
  const config = path.join(home, 'config-with-library');
  mkdirSync(path.join(config, 'lectern'), { recursive: true });
  writeFileSync(path.join(config, 'lectern/config.toml'), 'width = 60\nlibrary = "/nope"\n');
  const hint = '  hint: name a folder with Markdown files\n';
  const missing = 'no such file or folder: "/nope"';
  const error = async (args: string[], env: Record<string, string>) => (await lectern(args, '', env)).stderr;
  const file = path.join(config, 'lectern/config.toml');
  expect(await error(['list'], { XDG_CONFIG_HOME: config })).toBe(
    `lectern: error: ${file}:2: ${missing}\n${hint}`,
  );
  const variable = { XDG_CONFIG_HOME: config, LECTERN_LIBRARY: '/nope' };
  expect(await error(['list'], variable)).toBe(`lectern: error: LECTERN_LIBRARY: ${missing}\n${hint}`);
  expect(await error(['list', '--library', '/nope'], variable)).toBe(`lectern: error: ${missing}\n${hint}`);
});
