/**
 * Mutants of the caches of a folder: the library is the same as without a cache, or differs in clean strings of valid types.
 * Run more of them with `LECTERN_MUTANTS=10000 npx vitest run fuzz`.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseToml } from '../../../src/host/toml.js';
import { createSearcher } from '../../../src/search/search.js';
import { random as createRandom } from '../../support/generate.js';
import { hasControls, mutateBytes, mutateJson, pick, type Random } from '../../support/mutate.js';
import { openFolder } from '../../support/open-folder.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const MUTANTS = Number(process.env.LECTERN_MUTANTS ?? 300);

const FILES = {
  'library/a.md': '---\ntitle: "Älpha"\ntags: [x, y]\ndate: 2024-12-15\nrating: "5\\e[2J"\n---\n# Intro\n\nOne “two” three.\n\n## Next\n\nFour.\n',
  'library/ops/b.md': '---\ntitle: Beta\ndate: no day\n---\n## Limits\n\nBody of beta\n',
  'library/"d\t".md': '---\ntitle: Delta\nslug: d\nseries: S\nlang: en\norder: 2\n---\nBody of delta\n',
  'library/c.md': '# Gamma\n\nBody of gamma, 日本語.\n',
}; // biome-ignore format: a table

/** Mutates a row of fields between tabs: a field, or the JSON in it. */
function mutateRow(random: Random, row: string): string {
  const fields = row.split('\t').map(field => {
    if (!/^[["{]/.test(field) || random() < 0.5) return field;
    return JSON.stringify(mutateJson(random, JSON.parse(field)));
  });
  return (mutateJson(random, fields) as unknown[] | undefined)?.map?.(String).join('\t') ?? '';
}

/** Mutates a row, a line of JSON, which may end in a comma, or the bytes. */
function mutateCache(random: Random, bytes: Buffer): Buffer {
  if (random() < 0.4) return mutateBytes(random, bytes);
  const lines = bytes.toString().split('\n');
  // The first line is compared as a whole.
  const index = 1 + Math.floor(random() * (lines.length - 1));
  try {
    const line = lines[index] ?? '';
    if (line.includes('\t')) {
      lines[index] = mutateRow(random, line);
      return Buffer.from(lines.join('\n'));
    }
    const value = JSON.stringify(mutateJson(random, JSON.parse(line.replace(/,$/, ''))));
    lines[index] = value + (line.endsWith(',') ? ',' : '');
  } catch {
    // The text of a body, or a blank line.
    return mutateBytes(random, bytes);
  }
  return Buffer.from(lines.join('\n'));
}

test(`loads ${MUTANTS} mutants of caches without a fault or a control character`, async () => {
  const random = createRandom(5);
  const home = temporaryFolder(FILES);
  const folder = join(home, 'library');
  const dir = join(home, 'cache');
  mkdirSync(dir);
  const openWithCache = async () => {
    // A minute from now, because a file that was just written has no reliable fingerprint.
    const cache = { dir, version: '1', now: () => Date.now() + 60_000 };
    const library = await openFolder([folder], { parseToml, drafts: false, follow: false, cache });
    const { results } = await createSearcher(library).searchAll('body');
    const articles = library.articles.map(({ extra: _extra, ...article }) => article);
    return { articles, problems: library.problems, results: results.map(result => result.article.slug) };
  };
  const expected = await openWithCache();
  const originals = readdirSync(dir).map(name => ({
    file: join(dir, name),
    bytes: readFileSync(join(dir, name)),
  }));
  expect(originals).toHaveLength(2);
  expect(await openWithCache()).toEqual(expected);
  for (let number = 0; number < MUTANTS; number++) {
    for (const { file, bytes } of originals) writeFileSync(file, bytes);
    const { file, bytes } = pick(random, originals);
    const mutant = mutateCache(random, bytes);
    writeFileSync(file, mutant);
    const opened = await openWithCache();
    const shown = JSON.stringify(opened, (_, value) => {
      if (typeof value === 'string' && hasControls(value))
        throw new Error(`mutant ${number}: ${JSON.stringify(value)}`);
      return value;
    });
    expect(shown).toContain('"slug"');
    expect(opened.articles.map(({ file }) => file).sort()).toEqual(
      expected.articles.map(({ file }) => file).sort(),
    );
  }
}, 3_600_000);
