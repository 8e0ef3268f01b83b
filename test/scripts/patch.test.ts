import { rmSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { applying, type Patch, replacing } from '../../scripts/patch.mjs';
import { bundle, folderOf } from './folder.js';

const folder = folderOf({
  'main.js': `import { greeting } from 'lib'; import { inner } from 'outer'; globalThis.said = [greeting, inner];`,
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
  fits: '1.5.0',
  files: { 'index.js': replacing(["'hello'", "'changed'"]) },
  ...more,
});

async function bundled(...patches: Patch[]): Promise<string> {
  const { outputFiles } = await bundle(folder, { entryPoints: ['main.js'], plugins: [applying(patches)] });
  return outputFiles[0]?.text ?? '';
}

test('changes the library on top and leaves another version of it alone', async () => {
  const text = await bundled(patch({}));
  expect(text).toContain('changed');
  expect(text).toContain('good day');
  expect(text).not.toContain('hello');
});

test('changes a library inside another by its path', async () => {
  const inner = patch({
    library: 'outer/node_modules/lib',
    files: { 'index.js': replacing(["'good day'", "'changed'"]) },
  });
  const text = await bundled(inner);
  expect(text).toContain('hello');
  expect(text).not.toContain('good day');
});

test('two patches may change one file', async () => {
  const second = patch({
    name: 'scripts/second.mjs',
    files: { 'index.js': source => `${source}\nglobalThis.more = 1;` },
  });
  const text = await bundled(patch({}), second);
  expect(text).toMatch(/changed[\s\S]*more/);
});

test.each([
  ['is not there', "'good bye'", /occurs 0 times/],
  ['is there twice', 'e', /occurs [2-9] times/],
])('stops the build where the text %s', async (_, find, reason) => {
  const misfit = bundled(patch({ files: { 'index.js': replacing([find, '']) } }));
  await expect(misfit).rejects.toThrow(
    /scripts\/test\.mjs was fitted to lib 1\.5\.0 and does not fit index\.js of 2\.0\.0/,
  );
  await expect(misfit).rejects.toThrow(reason);
});

test('stops the build where the file is no longer loaded', async () => {
  const dead = bundled(patch({ files: { 'gone.js': source => source } }));
  await expect(dead).rejects.toThrow(/lib\/gone\.js, which the bundle no longer loads/);
});

test('says nothing of a library that is not in the bundle', async () => {
  await expect(bundled(patch({ library: 'absent' }))).resolves.toContain('hello');
});
