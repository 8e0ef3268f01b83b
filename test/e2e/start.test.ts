/** Files and modules that a start uses: each costs a part of a millisecond. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { LECTERN, Machine, ROOT, requireOption, run } from './program.mjs';
import { Terminal, untilRead } from './terminal.mjs';

const machine = new Machine();
afterAll(() => machine.remove());

/** Modules of Node that take 0.5 to 5 ms to load. */
const SLOW = ['child_process', 'crypto', 'fs/promises', 'module', 'net', 'stream', 'tty', 'zlib'];

interface Start {
  files: string[];
  /** Slow modules, and regular expressions with Unicode property classes. */
  slow: string[];
}

async function start(...args: string[]): Promise<Start> {
  const probe = requireOption(path.join(ROOT, 'test/e2e/start-probe.cjs'));
  const { stderr } = await run([...LECTERN, ...args], { env: machine.env({ NODE_OPTIONS: probe }) });
  const { files, node, classes } = JSON.parse(stderr.slice(stderr.lastIndexOf('{"files"')));
  return {
    files: files.filter((file: string) => !/lectern\.js|index\.cjs|package\.json/.test(file)),
    slow: [...SLOW.filter(name => node.includes(`NativeModule ${name}`)), ...classes],
  };
}

/** The folders of the code cache, each of which has to be private, and the first bundle with its code. */
const codeOf = (command: string): string[] => ['lectern', 'code', command, 'main.cjs', 'main.cjs.bin'];
const hasOwnCache = process.versions.node.startsWith('20.');

test.runIf(hasOwnCache)('a second start opens only the files that the command needs', async () => {
  await Promise.all([start('list'), start('--version')]);
  expect(await start('--version')).toEqual({ files: [...codeOf('--version'), 'index.json'], slow: [] });
  const { files, slow } = await start('list');
  expect(files).toEqual([...codeOf('list'), 'index.json', 'config.toml']);
  expect(slow).toEqual([]);
  await start('search', 'memory', 'limits', '--limit', '1');
  const search = await start('search', 'memory', 'limits', '--limit', '1');
  expect(search.files.filter(file => file.endsWith('.cjs'))).toEqual([
    'main.cjs',
    'library-body-text-body-text-file.cjs',
    'search-search.cjs',
  ]);
  expect(search.slow).toEqual([]);
});

/** What is loaded for the first frame, at the second start. */
async function firstFrame(...args: string[]): Promise<{ files: string[]; node: string[] }> {
  let raw = '';
  for (const env of [{}, { NODE_OPTIONS: requireOption(path.join(ROOT, 'test/e2e/frame-probe.cjs')) }]) {
    const terminal = new Terminal(untilRead([...LECTERN, ...args]), {
      columns: 120,
      rows: 40,
      env: machine.env(env),
    });
    await terminal.waitFor(({ text }: Terminal) => text.includes('? help'), 'a frame');
    terminal.keys('qq');
    await terminal.exit();
    raw = terminal.raw;
  }
  return JSON.parse(/\u001b\]2;loaded (.*?)\u0007/.exec(raw)?.[1] ?? '');
}

test('the first frame of an article waits for no worker, no readline and no bundle of pictures', async () => {
  const { files, node } = await firstFrame('kubernetes');
  expect(files).toContain('tui-open-reader.cjs');
  expect(node.filter(name => ['readline', 'worker_threads', 'zlib', 'child_process'].includes(name))).toEqual(
    [],
  );
  expect(files.filter(file => /^(?:tui-mount|tui-effects|render-|markdown-|search-)/.test(file))).toEqual([]);
});

test('a search with typos reads the stored words', async () => {
  expect((await start('search', 'retrry', 'bakoff')).files).toContain('words.txt');
  expect((await start('search', 'memory', 'limits')).files).not.toContain('words.txt');
});

test('compiled code is saved in the cache folder only, and not with --no-cache', async () => {
  const fresh = new Machine();
  const written = () => readdirSync(fresh.home, { recursive: true }).map(String);
  await run([...LECTERN, '--no-cache', 'list'], { env: fresh.env() });
  expect(written()).toEqual([]);
  await run([...LECTERN, 'list'], { env: fresh.env() });
  expect(written().length).toBeGreaterThan(0);
  const code = path.join('cache', 'lectern', 'code');
  for (const file of written()) expect(code.startsWith(file) || file.startsWith(code)).toBe(true);
  fresh.remove();
});

test('the modules that every start loads stay small', () => {
  const bytes = (name: string) => statSync(path.join(ROOT, 'dist', name)).size;
  expect(bytes('index.cjs')).toBeLessThan(5_100);
  // With 18 kB of modules that only lazy bundles use, which take them from it.
  expect(bytes('main.cjs')).toBeLessThan(118_000);
});

test('bundles have only ASCII characters, and import modules of Node without copies of their properties', () => {
  const dist = path.join(ROOT, 'dist');
  const bundles = readdirSync(dist).filter(name => name.endsWith('.cjs'));
  expect(bundles.length).toBeGreaterThan(30);
  const texts = bundles.map(name => readFileSync(path.join(dist, name), 'latin1'));
  expect(texts.map(text => /[^\0-\x7f].{0,20}/.exec(text)?.[0] ?? '').join('')).toBe('');
  expect(texts.map(text => /[\w$]\(require\("node:[^)]*/.exec(text)?.[0] ?? '').join('')).toBe('');
});
