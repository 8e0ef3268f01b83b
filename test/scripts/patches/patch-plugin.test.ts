import { rmSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import {
  hashOf,
  type Patch,
  patchPlugin,
  replacing,
  replacingFile,
} from '../../../scripts/patches/patch-plugin.mjs';
import { bundle, folderOf } from '../folder.js';

const folder = folderOf({
  'main.js': `import { greeting } from 'lib'; import { inner } from 'outer'; globalThis.values = [greeting, inner];`,
  'node_modules/lib/package.json': '{ "name": "lib", "version": "2.0.0", "main": "index.js" }',
  'node_modules/lib/index.js': `export const greeting = 'hello';`,
  'node_modules/outer/package.json': '{ "name": "outer", "version": "1.0.0", "main": "index.js" }',
  'node_modules/outer/index.js': `export { greeting as inner } from 'lib';`,
  'node_modules/outer/node_modules/lib/package.json':
    '{ "name": "lib", "version": "1.0.0", "main": "index.js" }',
  'node_modules/outer/node_modules/lib/index.js': `export const greeting = 'good day';`,
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const patch = (more: Partial<Patch>): Patch => ({
  name: 'scripts/test.mjs',
  library: 'lib',
  version: '2.0.0',
  files: { 'index.js': replacing(["'hello'", "'changed'"]) },
  ...more,
});

async function bundled(...patches: Patch[]): Promise<string> {
  const { outputFiles } = await bundle(folder, { entryPoints: ['main.js'], plugins: [patchPlugin(patches)] });
  return outputFiles[0]?.text ?? '';
}

test('changes the named copy of a library and no other version', async () => {
  const text = await bundled(patch({}));
  expect(text).toContain('changed');
  expect(text).toContain('good day');
  expect(text).not.toContain('hello');
});

test('changes a nested copy of a library by its path', async () => {
  const inner = patch({
    library: 'outer/node_modules/lib',
    version: '1.0.0',
    files: { 'index.js': replacing(["'good day'", "'changed'"]) },
  });
  const text = await bundled(inner);
  expect(text).toContain('hello');
  expect(text).not.toContain('good day');
});

test('applies two patches to one file', async () => {
  const second = patch({
    name: 'scripts/second.mjs',
    files: { 'index.js': source => `${source}\nglobalThis.more = 1;` },
  });
  expect(await bundled(patch({}), second)).toMatch(/changed[\s\S]*more/);
});

test('replaces a whole file whose hash is as reviewed', async () => {
  const hash = hashOf(`export const greeting = 'hello';`);
  const whole = patch({ files: { 'index.js': replacingFile(hash, `export const greeting = 'stub';`) } });
  expect(await bundled(whole)).toContain('stub');
});

test.each([
  ['is missing', "'good bye'", /occurs 0 times/],
  ['occurs twice', 'e', /occurs [2-9] times/],
])('fails if the text %s', async (_, find, reason) => {
  const misfit = bundled(patch({ files: { 'index.js': replacing([find, '']) } }));
  await expect(misfit).rejects.toThrow(/scripts\/test\.mjs does not fit lib\/index\.js/);
  await expect(misfit).rejects.toThrow(reason);
});

test('fails if a replaced file changed since it was reviewed', async () => {
  const stale = patch({ files: { 'index.js': replacingFile('0123456789abcdef', '') } });
  await expect(bundled(stale)).rejects.toThrow(/has hash [0-9a-f]{16}, not 0123456789abcdef/);
});

test('fails if another version of the library is installed', async () => {
  await expect(bundled(patch({ version: '1.5.0' }))).rejects.toThrow(
    /scripts\/test\.mjs was made for lib 1\.5\.0, and 2\.0\.0 is installed/,
  );
});

test.each([
  ['file', { files: { 'gone.js': (source: string) => source } }, 'lib/gone.js'],
  ['library', { library: 'absent' }, 'absent/index.js'],
])('fails if no bundle loads the patched %s', async (_, change, file) => {
  await expect(bundled(patch(change))).rejects.toThrow(`${file}, which no bundle loads`);
});
