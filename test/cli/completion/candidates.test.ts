/** What a shell's script is told when a key is pressed. */
import { expect, test } from 'vitest';
import { LECTERN, run } from '../../e2e/program.mjs';
import { temporaryFolder } from '../../library/temporary.js';

const ARTICLES = {
  'b.md': '---\ntitle: "Second: of two"\ncategory: Site Reliability\ntags: [kept, twice, kept]\n---\n## How it began\n\n## How it ended\n',
  'a.md': '---\ntitle: First\ncategory: Ärger\ntags: [twice]\n---\nText.\n',
}; // biome-ignore format: a listing

async function offers(what: string, articles?: Record<string, string>) {
  const cwd = temporaryFolder(articles);
  const command = [
    ...LECTERN,
    'completion',
    'bash',
    '--offer',
    what,
    ...(articles ? ['--library', '.'] : []),
  ];
  const env = { HOME: cwd, PATH: process.env.PATH ?? '' };
  const { code, stdout, stderr } = await run(command, { env, cwd });
  return { code, rows: stdout.split('\n').slice(0, -1), stderr };
}

test.each([
  ['articles', ['a\tFirst', 'b\tSecond: of two']],
  ['categories', ['Site Reliability\t1 article', 'Ärger\t1 article']],
  ['tags', ['kept\t1 article', 'twice\t2 articles']],
  ['b#', ['how-it-began\tHow it began', 'how-it-ended\tHow it ended']],
  ['a#', []],
  ['nonsense', []],
])('%s of a library', async (what, rows) => {
  expect(await offers(what, ARTICLES)).toEqual({ code: 0, rows, stderr: '' });
});

test('sections of an article that is not there are none, and stdout says nothing', async () => {
  expect(await offers('gone#', ARTICLES)).toMatchObject({ code: 1, rows: [] });
});

test('without a library they are the bundle’s', async () => {
  const { rows } = await offers('kuber#');
  expect(rows).toContain('storage\tStorage');
});
