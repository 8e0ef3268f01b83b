/** The packed tarball, run with only Node and npm, an empty home and no registry. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fences } from '../readme/commands.js';
import { install, npx, type Packed, pack } from './package.mjs';
import { Machine, ROOT, run } from './program.mjs';
import { Terminal } from './terminal.mjs';

const machine = new Machine();
const env = machine.env();
let packed: Packed;

beforeAll(async () => {
  packed = await pack(machine.home, env);
});
afterAll(() => machine.remove());

function emptyFolder(name: string): string {
  const folder = path.join(machine.home, name);
  mkdirSync(folder);
  return folder;
}

test('the tarball contains only bin, dist, README and LICENSE, and is small', () => {
  const topLevel = new Set(packed.files.map(file => file.split('/')[0]));
  expect([...topLevel].sort()).toEqual(['LICENSE', 'README.md', 'bin', 'dist', 'package.json']);
  expect(packed.files).toEqual(
    expect.arrayContaining(['bin/lectern.js', 'dist/index.cjs', 'dist/library/index.json']),
  );
  expect(packed.files.filter(file => /\.map$|\.tsx?$/.test(file) && !file.endsWith('.d.ts'))).toEqual([]);
  expect(packed.size).toBeLessThanOrEqual(800_000);
});

test('the package has no dependencies and no install scripts', () => {
  const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  for (const field of ['dependencies', 'optionalDependencies', 'peerDependencies', 'bundleDependencies']) {
    expect(manifest).not.toHaveProperty(field);
  }
  for (const script of ['preinstall', 'install', 'postinstall', 'prepare']) {
    expect(manifest.scripts).not.toHaveProperty(script);
  }
});

test('npx <tarball> prints the library and an article', async () => {
  const cwd = emptyFolder('printing');
  const list = await run(npx(packed.tarball, ['list']), { env, cwd });
  expect(list).toMatchObject({ code: 0, stderr: '' });
  expect(list.stdout).toContain('Scaling Kubernetes in Production: Lessons Learned');

  const read = await run(npx(packed.tarball, ['read', 'kubernetes', '-w', '60']), { env, cwd });
  expect(read).toMatchObject({ code: 0, stderr: '' });
  expect(read.stdout.split('\n').length).toBeGreaterThan(50);
});

test('npx <tarball> opens the reader, and q quits it', async () => {
  const cwd = emptyFolder('opening');
  const terminal = new Terminal(npx(packed.tarball, []), { env, cwd, columns: 100, rows: 30 });
  await terminal.waitFor(({ text }) => text.includes('Scaling Kubernetes') && text.includes('q quit'));
  terminal.keys('q');
  expect(await terminal.exit()).toMatchObject({ code: 0 });
});

test('npm install adds one package, whose reader a publication can call', async () => {
  const cwd = emptyFolder('publication');
  writeFileSync(path.join(cwd, 'package.json'), '{ "name": "notes", "version": "1.0.0" }');
  expect(await install(packed.tarball, cwd, env)).toEqual(['lectern']);
  const call = `require('lectern').reader({ library: 'node_modules/lectern/dist/library' })`;
  const { code, stdout } = await run([process.execPath, '-e', call, 'notes', 'list'], { env, cwd });
  expect({ code, rows: stdout.split('\n').length > 10 }).toEqual({ code: 0, rows: true });
});

describe('a project that has lectern installed', () => {
  let cwd: string;
  beforeAll(async () => {
    cwd = emptyFolder('program');
    writeFileSync(path.join(cwd, 'package.json'), '{ "private": true }');
    await install(packed.tarball, cwd, env);
  });

  test('gets types of both entries in CommonJS and ES modules', async () => {
    const use = [
      "import { reader } from 'lectern';",
      "import { openLibrary, renderArticle, searchLibrary, type Article, type SearchResult } from 'lectern/api';",
      "export const run = (): Promise<void> => reader({ library: 'dist/library' });",
      "export const first = async (): Promise<Article | undefined> => (await openLibrary('.')).articles[0];",
      "export const hits = async (): Promise<SearchResult[]> => searchLibrary(await openLibrary('.'), 'words', { limit: 3 });",
      "export const text = async (): Promise<string> => renderArticle(await openLibrary('.'), 'a', { width: 60 });",
    ];
    for (const file of ['use.cts', 'use.mts']) writeFileSync(path.join(cwd, file), `${use.join('\n')}\n`);
    const tsc = path.join(ROOT, 'node_modules/typescript/bin/tsc');
    // No types of Node or of a browser: a program may have neither.
    const options = ['--noEmit', '--strict', '--skipLibCheck', 'false', '--lib', 'es2022', '--types', ''];
    // Module settings of programs for Node and for bundlers.
    for (const [module, resolution, files] of [
      ['nodenext', 'nodenext', ['use.cts', 'use.mts']],
      ['node16', 'node16', ['use.cts', 'use.mts']],
      ['preserve', 'bundler', ['use.mts']],
      ['esnext', 'bundler', ['use.mts']],
    ] as const) {
      const resolving = ['--module', module, '--moduleResolution', resolution];
      const command = [process.execPath, tsc, ...options, ...resolving, ...files];
      expect(await run(command, { env, cwd })).toMatchObject({ code: 0, stdout: '' });
    }
    // The signal of a browser or of Node fits, too.
    writeFileSync(
      path.join(cwd, 'cancel.mts'),
      "import { openLibrary, searchLibrary, isUserError } from 'lectern/api';\nexport const search = async () => searchLibrary(await openLibrary('.'), 'a', { signal: new AbortController().signal });\nexport const reason = (error: unknown) => (isUserError(error) ? error.reason : undefined);\n",
    );
    const typeRoots = ['--typeRoots', path.join(ROOT, 'node_modules/@types')];
    for (const globals of [
      ['--lib', 'es2022,dom', '--types', ''],
      ['--lib', 'es2022', ...typeRoots, '--types', 'node'],
    ]) {
      const command = [tsc, '--noEmit', '--strict', '--module', 'nodenext', ...globals, 'cancel.mts'];
      expect(await run([process.execPath, ...command], { env, cwd })).toMatchObject({ code: 0, stdout: '' });
    }
  });

  test('runs the API examples of the README', async () => {
    const examples = fences(readFileSync(path.join(ROOT, 'README.md'), 'utf8'), 'js');
    expect(examples.map(each => /\w+(?=\()/.exec(each.replace(/^import.*$/m, ''))?.[0])).toHaveLength(4);
    cpSync(path.join(ROOT, 'articles'), path.join(cwd, 'articles'), { recursive: true });
    const printed = [
      /^kubernetes-in-production Scaling Kubernetes .* 8$/m,
      /^[\w-]+#[\w-]+ .*memory/m,
      /^Scaling Kubernetes/,
      /^not-found: no article named "no-such-article"$/m,
    ];
    for (const [index, example] of examples.entries()) {
      const command = [process.execPath, '--input-type=module', '-e', example];
      const { code, stdout, stderr } = await run(command, { env, cwd });
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toMatch(printed[index] ?? '');
    }
  });
});
