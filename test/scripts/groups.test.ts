import { rmSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { doors, turnedBack } from '../../scripts/doors.mjs';
import { groupEntry, grouping, sourcesOf } from '../../scripts/groups.mjs';
import { bundle, folderOf } from './folder.js';

const folder = folderOf({
  'src/app/state.ts': `export const first = 'one';`,
  'src/app/deep/update.ts': `import { first } from '../state.js'; export const second = first + 'two';`,
  'src/app/types.d.ts': `export type Nothing = never;`,
  'src/user.ts': `import { first } from './app/state.js'; import { second } from './app/deep/update.js'; export const both = [first, second];`,
  'src/between.ts': `import { first } from './app/state.js'; export const between = first;`,
  'src/round/start.ts': `import { between } from '../between.js'; export const round = between;`,
  'src/same.ts': `export const first = 'another';`,
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Bundles a group of `sources` and, beside it, what imports them. */
async function grouped(sources: string[]) {
  const table = sourcesOf(folder, { app: sources });
  const { outputFiles, metafile } = await bundle(folder, {
    entryPoints: { app: groupEntry('app'), user: 'src/user.ts' },
    plugins: [grouping(folder, table), doors(folder, table)],
    outExtension: { '.js': '.cjs' },
  });
  const text = (name: string) => outputFiles.find(({ path }) => path.endsWith(name))?.text ?? '';
  return { app: text('app.cjs'), user: text('user.cjs'), back: turnedBack(metafile) };
}

test('a folder is all of its sources, declarations left out', () => {
  expect(sourcesOf(folder, { app: ['src/app/', 'src/user.ts'], yaml: 'js-yaml' })).toEqual({
    app: ['src/app/deep/update.ts', 'src/app/state.ts', 'src/user.ts'],
    yaml: ['js-yaml'],
  });
});

test('the sources of a group are in one bundle, and whoever imports one requires that bundle', async () => {
  const { app, user, back } = await grouped(['src/app/']);
  expect(app).toContain('two');
  expect(app).not.toContain('require(');
  expect(user.match(/require\("\.\/app\.cjs"\)/g)).not.toBeNull();
  expect(user).not.toContain('two');
  expect(back).toEqual([]);
});

test('a group that would require itself, for a file between its sources is not in it, is found', async () => {
  const { back } = await grouped(['src/app/', 'src/round/']);
  expect(back).toEqual([expect.stringContaining('app.cjs would require itself')]);
});

test('one name from two files of a group stops the build', async () => {
  await expect(grouped(['src/app/', 'src/same.ts'])).rejects.toThrow(/first: exported by two files/);
});
