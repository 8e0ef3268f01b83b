/** Candidates that completion scripts get from the hidden command `__complete`. */
import { expect, test } from 'vitest';
import { LECTERN, run } from '../../e2e/program.mjs';
import { temporaryFolder } from '../../support/temporary-folder.js';

const ARTICLES = {
  'b.md': '---\ntitle: "Second: of two"\ncategory: Site Reliability\ntags: [kept, twice, kept]\n---\n## How it began\n\n## How it ended\n',
  'a.md': '---\ntitle: First\ncategory: Ärger\ntags: [twice]\n---\nText.\n',
}; // biome-ignore format: a listing

async function candidates(kind: string, articles?: Record<string, string>) {
  const cwd = temporaryFolder(articles);
  const command = [...LECTERN, '__complete', kind, ...(articles ? ['--library', '.'] : [])];
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
])('lists %s of a library', async (kind, rows) => {
  expect(await candidates(kind, ARTICLES)).toEqual({ code: 0, rows, stderr: '' });
});

test('prints nothing on stdout for sections of an unknown article', async () => {
  expect(await candidates('gone#', ARTICLES)).toMatchObject({ code: 1, rows: [] });
});

test('lists those of the bundle without --library', async () => {
  const { rows } = await candidates('kuber#');
  expect(rows).toContain('storage\tStorage');
});
