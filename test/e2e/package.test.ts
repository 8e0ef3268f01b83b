/** The package: packed, and run on a machine that has nothing but Node and npm, with an empty home and no registry. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

test('the tarball holds bin, dist, README and LICENSE, and is small', () => {
  const places = new Set(packed.files.map(file => file.split('/')[0]));
  expect([...places].sort()).toEqual(['LICENSE', 'README.md', 'bin', 'dist', 'package.json']);
  expect(packed.files).toEqual(
    expect.arrayContaining(['bin/lectern.js', 'dist/index.cjs', 'dist/library/index.json']),
  );
  expect(packed.files.filter(file => /\.map$|\.tsx?$/.test(file) && !file.endsWith('.d.ts'))).toEqual([]);
  expect(packed.size).toBeLessThanOrEqual(700_000);
});

test('it depends on nothing, and runs nothing when it is installed', () => {
  const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  for (const field of ['dependencies', 'optionalDependencies', 'peerDependencies', 'bundleDependencies']) {
    expect(manifest).not.toHaveProperty(field);
  }
  for (const script of ['preinstall', 'install', 'postinstall', 'prepare']) {
    expect(manifest.scripts).not.toHaveProperty(script);
  }
});

test('npx <tarball> prints the library, and an article', async () => {
  const cwd = emptyFolder('printing');
  const list = await run(npx(packed.tarball, ['list']), { env, cwd });
  expect(list).toMatchObject({ code: 0, stderr: '' });
  expect(list.stdout).toContain('Scaling Kubernetes in Production: Lessons Learned');

  const read = await run(npx(packed.tarball, ['read', 'kubernetes', '-w', '60']), { env, cwd });
  expect(read).toMatchObject({ code: 0, stderr: '' });
  expect(read.stdout.split('\n').length).toBeGreaterThan(50);
});

test('npx <tarball> opens the reader, and q leaves it', async () => {
  const cwd = emptyFolder('opening');
  const terminal = new Terminal(npx(packed.tarball, []), { env, cwd, columns: 100, rows: 30 });
  await terminal.waitFor(({ text }) => text.includes('Scaling Kubernetes') && text.includes('q quit'));
  terminal.keys('q');
  expect(await terminal.exit()).toMatchObject({ code: 0 });
});

test('an installed package is one package, and a publication calls its reader', async () => {
  const cwd = emptyFolder('publication');
  writeFileSync(path.join(cwd, 'package.json'), '{ "name": "notes", "version": "1.0.0" }');
  expect(await install(packed.tarball, cwd, env)).toEqual(['lectern']);
  const call = `require('lectern').reader({ library: 'node_modules/lectern/dist/library' })`;
  const { code, stdout } = await run([process.execPath, '-e', call, 'notes', 'list'], { env, cwd });
  expect({ code, rows: stdout.split('\n').length > 10 }).toEqual({ code: 0, rows: true });
});
