import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Metafile } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleProgram } from '../../../scripts/bundle/bundle-program.mjs';
import { bundledPackages, licensesText } from '../../../scripts/bundle/licenses.mjs';
import { PATCHES } from '../../../scripts/patches/all-patches.mjs';
import { ROOT } from '../../e2e/program.mjs';
import { folderOf } from '../folder.js';

const folder = folderOf({
  'node_modules/a/package.json':
    '{ "name": "a", "version": "1.0.0", "license": "MIT", "homepage": "https://a.test" }',
  'node_modules/a/LICENSE': 'Copyright A\r\n',
  'node_modules/a/NOTICE.md': 'Notice of A',
  'node_modules/a/node_modules/@b/c/package.json': '{ "name": "@b/c", "version": "2.0.0", "license": "ISC" }',
  'node_modules/a/node_modules/@b/c/lib/index.js': 'exports.c = 1; // Copyright of nobody\n',
  'node_modules/d/package.json': '{ "name": "d", "version": "3.0.0", "license": "MIT" }',
  'node_modules/d/index.js': '/**\n * Copyright (c) D\n * All of it.\n */\nexports.d = 1;\n',
  'node_modules/d/other.js': '// (c) Other\n//\n// More.\n\nexports.other = 1;\n',
  'node_modules/d/same.js': '// (c) Other\n//\n// More.\nexports.same = 1;\n',
  'node_modules/none/package.json': '{ "name": "none", "version": "1.0.0" }',
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function metafileOf(bytes: Record<string, number>): Metafile {
  const inputs = Object.fromEntries(
    Object.entries(bytes).map(([file, bytesInOutput]) => [file, { bytesInOutput }]),
  );
  return { inputs: {}, outputs: { 'x.cjs': { bytes: 1, inputs, imports: [], exports: [] } } };
}

test('lists packages with code in a bundle, nested ones too', () => {
  const metafile = metafileOf({
    'src/main.ts': 5,
    'node_modules/a/index.js': 5,
    'shared-module:node_modules/a/other.js': 5,
    'node_modules/a/node_modules/@b/c/lib/index.js': 5,
    'node_modules/none/index.js': 0,
    'node_modules/d/index.js': 5,
    'node_modules/d/other.js': 5,
    'node_modules/d/same.js': 5,
  });
  const packages = bundledPackages(folder, metafile);
  expect(packages.map(({ name }) => name)).toEqual(['@b/c', 'a', 'd']);
  const text = licensesText(packages);
  expect(text).toContain('a 1.0.0, MIT, https://a.test\n\nCopyright A\n\nNotice of A\n');
  expect(text).toContain(
    '@b/c 2.0.0, ISC\n\nThe package contains no licence file. Its package.json says: ISC',
  );
  expect(text).toContain('d 3.0.0, MIT\n\nCopyright (c) D\nAll of it.\n\n(c) Other\n\nMore.\n');
});

test('fails for a package without a licence', () => {
  expect(() => bundledPackages(folder, metafileOf({ 'node_modules/none/index.js': 5 }))).toThrow(
    'node_modules/none has no licence',
  );
});

let metafile: Metafile;
beforeAll(async () => {
  ({ metafile } = await bundleProgram(ROOT, path.join(folder, 'dist'), PATCHES));
});

test('the file in dist names every package of the bundles', () => {
  const text = readFileSync(path.join(ROOT, 'dist/LICENSES.txt'), 'utf8');
  const packages = bundledPackages(ROOT, metafile);
  expect(packages.map(({ name }) => name)).toEqual(expect.arrayContaining(['ink', 'marked', 'commander']));
  for (const { name, version, license } of packages) expect(text).toContain(`${name} ${version}, ${license}`);
  expect(text).toBe(licensesText(packages));
});
