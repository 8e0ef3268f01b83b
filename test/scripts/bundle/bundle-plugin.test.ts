/** Bundles a small program with a given plan and runs it. */
import { rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { EOL } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundlePlugin, entryPointsOf } from '../../../scripts/bundle/bundle-plugin.mjs';
import { bundle, folderOf } from '../folder.js';

const folder = folderOf({
  'src/index.ts': `
    export const open = async (): Promise<string> => (await import('./main.js')).open();
    export const print = async (): Promise<number> => (await import('./main.js')).print();`,
  'src/main.ts': `import { mark } from './mark.js';
    export async function open(): Promise<string> { return (await import('./reader.js')).open() + mark(); }
    export async function print(): Promise<number> { return (await import('./printer.js')).print(); }`,
  'src/reader.ts': `import { name } from './name.js'; import { counter, next } from './count.js'; import { mark } from './mark.js';
    export const open = () => { next(); return mark() + name('reader') + counter.count; };`,
  'src/printer.ts': `import name from './other.js'; import * as all from './count.js'; import os from 'node:os'; import * as path from 'node:path';
    export const print = () => name('printer') + all.counter.count;
    export const places = () => [os.EOL, os.homedir() === path.join(os.homedir(), '.'), path.default.sep];
    export const hasDash = (text: string) => /^[–\u{1f600}]$/u.test(text);`,
  'src/name.ts': `export const name = (text: string) => text.toUpperCase();`,
  'src/other.ts': `const name = (text: string) => text.length; export default name;`,
  'src/count.ts': `export const counter = { count: 0 }; export const next = () => { counter.count++; };`,
  'src/mark.ts': `export const mark = () => String.fromCharCode(33);`,
});
const plan = {
  roots: new Map([
    ['src/index.ts', 'index'],
    ['src/main.ts', 'main'],
    ['src/reader.ts', 'reader'],
    ['src/printer.ts', 'printer'],
  ]),
  chunks: new Map([
    ['shared-name', ['src/count.ts', 'src/name.ts', 'src/other.ts']],
    ['main', ['src/mark.ts']],
  ]),
  startup: { name: 'main', held: new Set(['src/main.ts', 'src/mark.ts']) },
};
const exportNames = new Map([
  ['src/count.ts', ['counter', 'next']],
  ['src/name.ts', ['name']],
  ['src/other.ts', ['default']],
  ['src/mark.ts', ['mark']],
]);
let outputs: Map<string, string>;

beforeAll(async () => {
  const { outputFiles } = await bundle(folder, {
    entryPoints: entryPointsOf(folder, plan),
    outExtension: { '.js': '.cjs' },
    plugins: [bundlePlugin(folder, plan, exportNames)],
  });
  outputs = new Map(outputFiles.map(({ path: file, text }) => [path.basename(file), text]));
  for (const [name, text] of outputs) writeFileSync(path.join(folder, name), text);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('writes one file for each root and each shared chunk', () => {
  expect([...outputs.keys()].sort()).toEqual([
    'index.cjs',
    'main.cjs',
    'printer.cjs',
    'reader.cjs',
    'shared-name.cjs',
  ]);
});

test('requires lazy bundles and shared chunks instead of copying them', () => {
  expect(outputs.get('main.cjs')).toContain('require("./reader.cjs")');
  expect(outputs.get('reader.cjs')).toContain('./shared-name.cjs');
  expect(outputs.get('reader.cjs')).not.toMatch(/toUpperCase|fromCharCode/);
});

test('takes constants of shared chunks without getters', () => {
  expect(outputs.get('printer.cjs')).toMatch(/=\s*require\("\.\/shared-name\.cjs"\)\.shared\(\)[,;]/);
});

test('escapes characters that are not in ASCII, in regular expressions too', () => {
  expect(outputs.get('printer.cjs')).toMatch(/^[\0-\x7f]*$/);
  const { hasDash } = createRequire(import.meta.url)(path.join(folder, 'printer.cjs'));
  expect(['–', '\u{1f600}', '-', '\ud83d'].map(hasDash)).toEqual([true, true, false, false]);
});

test('imports modules of Node without copying their properties', () => {
  expect(outputs.get('printer.cjs')).not.toMatch(/__toESM\(require\("node:/);
  const { places } = createRequire(import.meta.url)(path.join(folder, 'printer.cjs'));
  expect(places()).toEqual([EOL, true, path.sep]);
});

test('keeps equal export names of two modules apart, and shares their state', async () => {
  const program = createRequire(import.meta.url)(path.join(folder, 'index.cjs'));
  expect(await program.open()).toBe('!READER1!');
  expect(await program.print()).toBe(8);
});
