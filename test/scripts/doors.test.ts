import { rmSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { doors, openDoors } from '../../scripts/doors.mjs';
import { bundle, folderOf } from './folder.js';

const folder = folderOf({
  'src/index.ts': `export async function open(): Promise<number> { return (await import('./heavy.js')).weight; }`,
  'src/heavy.ts': `import { shared } from './other.js'; export const weight = 42 + shared;`,
  'src/other.ts': `export const shared = 7;`,
  'src/leaky.ts': `import { middle } from './middle.js'; export const all = middle;`,
  'src/middle.ts': `import { shared } from './other.js'; export const middle = shared;`,
  'src/stray.ts': `export const late = () => import('./middle.js');`,
  'src/typed.ts': `import type { Weight } from './heavy.js'; export const none: Weight[] = [];`,
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const DOORS = { heavy: 'src/heavy.ts', other: 'src/other.ts' };

async function bundled(entry: string) {
  const { outputFiles, metafile } = await bundle(folder, {
    entryPoints: [entry],
    plugins: [doors(folder, DOORS)],
  });
  return { text: outputFiles[0]?.text ?? '', open: openDoors(metafile, entry) };
}

test('an import() of a door is a require of its bundle, when it is reached', async () => {
  const { text, open } = await bundled('src/index.ts');
  expect(text).toContain('require("./heavy.cjs")');
  expect(text).not.toContain('42');
  expect(open).toEqual([]);
});

test('one door requires another, whose code is in one bundle alone', async () => {
  const { text } = await bundled('src/heavy.ts');
  expect(text).toContain('require("./other.cjs")');
});

test('types pass through', async () => {
  expect((await bundled('src/typed.ts')).open).toEqual([]);
});

test('a door that light code imports statically, at first or second hand, is found', async () => {
  const { open } = await bundled('src/leaky.ts');
  expect(open).toEqual([expect.stringContaining('src/middle.ts imports ./other.cjs statically')]);
});

test('an import() of anything else stops the build', async () => {
  await expect(bundled('src/stray.ts')).rejects.toThrow(/src\/stray\.ts imports \.\/middle\.js dynamically/);
});

test('a source that two bundles hold stops the build', () => {
  const table = { ...DOORS, both: ['src/middle.ts', 'src/heavy'] };
  expect(() => doors(folder, table)).toThrow('src/heavy is in two bundles: heavy and both');
});
