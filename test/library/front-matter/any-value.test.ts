/** Whatever a field of front matter holds is a value or a problem of its article, and never the end of the library. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatJson } from '../../../src/cli/output/render-data.js';
import { articleRecord, toJson, tsvRow } from '../../../src/cli/output/tsv-json.js';
import { parseToml } from '../../../src/host/toml.js';
import { finishCooperatively } from '../../../src/library/body-text/extract-text.js';
import { FIELDS } from '../../../src/library/front-matter/fields.js';
import { buildPublication } from '../../../src/publish/build/build.js';
import { check } from '../../../src/publish/check/check.js';
import { createSearcher } from '../../../src/search/search.js';
import { openFolder } from '../../support/open-folder.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

/** Keys with a meaning for conversions, promises, lists and prototypes, and keys that parsers look for. */
const KEYS = [
  'toString', 'valueOf', 'toJSON', 'then', 'length', '__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'name', 'key',
  'title', 'label', 'src', 'url', 'path', 'minutes', 'date', 'tags', '0', '', 'a',
]; // biome-ignore format: a table

const scalars = fc.oneof(
  fc.constantFrom('', ' ', '8', '8 min', 'true', '2024-12-15', 'a, b', '#a #b', '../x', '/', '-x', '\u001b[2J', '\u{e0041}', '\ud800'),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
); // biome-ignore format: a table

/** Any value of JSON, up to six levels deep. */
const { value: values } = fc.letrec<{ value: unknown }>(tie => ({
  value: fc.oneof(
    { depthSize: 'small', maxDepth: 6 },
    scalars,
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .array(fc.tuple(fc.constantFrom(...KEYS), tie('value')), { maxLength: 4 })
      .map(pairs => Object.fromEntries(pairs)),
  ),
}));

const FIELD_KEYS = Object.values(FIELDS).flatMap(({ keys, fallback }) => [
  ...keys,
  ...(fallback?.keys ?? []),
]);
const ALL_KEYS = [...new Set([...FIELD_KEYS, 'aliases', 'alias', 'unknown', '__proto__'])];

/** A mapping that sets `path`, which may have dots, to `value`. */
function mappingOf(path: string, value: unknown): unknown {
  return path.split('.').reduceRight((inner, key) => Object.fromEntries([[key, inner]]), value);
}

const jsonFile = (data: unknown) => `---json\n${JSON.stringify(data)}\n---\nText\n`;

/** Opens, lists, prints, searches, checks and builds the files beside a good one. Returns the titles. */
async function useAll(files: Record<string, string>): Promise<string[]> {
  const articles = Object.entries({ ...files, 'good.md': '---\ntitle: Good\n---\n\nText\n' });
  const dir = temporaryFolder({
    'package.json': '{ "name": "notes" }',
    ...Object.fromEntries(articles.map(([name, text]) => [`articles/${name}`, text])),
  });
  const library = await openFolder([`${dir}/articles`], { parseToml, drafts: true });
  expect(library.articles).toHaveLength(articles.length);
  const records = JSON.parse(toJson(library.articles.map(articleRecord), 2));
  expect(records).toHaveLength(articles.length);
  for (const article of library.articles) {
    const { slug, title, category, date, minutes } = article;
    expect(tsvRow([slug, title, category, date, minutes]).split('\t')).toHaveLength(5);
    const document = await finishCooperatively(await library.parsing(article));
    const printed = formatJson(article, document, await library.markdown(article));
    expect(JSON.parse(printed).slug).toBe(slug);
    expect(slug).toMatch(/^[^-]/);
  }
  const { results } = await createSearcher(library).searchAll('good');
  expect(results.map(({ article }) => article.path)).toContain('good.md');
  const checked = await check([dir], { parseToml, reserved: ['list'], drafts: true });
  expect(checked.articles).toBe(articles.length);
  const { problems } = await buildPublication(dir, { parseToml });
  for (const { message, hint } of [...problems, ...checked.diagnostics])
    expect(`${message} ${hint}`.length).toBeLessThan(1000);
  return library.articles.map(({ title }) => title);
}

describe('a library with any value in front matter', () => {
  it('lists, prints, searches, checks and builds all articles, for any JSON value in any field', async () => {
    const files = fc.tuple(...ALL_KEYS.map(() => values));
    await fc.assert(
      fc.asyncProperty(files, async all => {
        const sources = all.map((value, index) => {
          const key = ALL_KEYS[index] ?? '';
          return [`${index}.md`, jsonFile({ title: `T${index}`, ...Object(mappingOf(key, value)) })] as const;
        });
        expect(await useAll(Object.fromEntries(sources))).toContain('Good');
      }),
      { seed: 12, numRuns: 20 },
    );
  }, 120_000);

  it.each([
    ['draft: {toString: 1}'],
    ['draft: [{toString: 1}]'],
    ['readTime: {toString: 1, valueOf: 2}'],
    ['read_time: [{valueOf: 1}]'],
    ['readingTime:\n  minutes: {toString: 1}'],
    ['date: {toJSON: 1}'],
    ['slug: {then: 1}'],
    ['tags: {length: 1000000000}'],
    ['authors: [{name: {toString: 1}}]'],
    ['aliases: {toString: 1}'],
    ['order: {valueOf: x}'],
    ['lang: {__proto__: {toString: 1}}'],
    [`description: ${'['.repeat(5000)}`],
    [`description: ${'[1, '.repeat(30)}${']'.repeat(30)}`],
  ])('keeps the article and its title for %j', async line => {
    expect((await useAll({ 'a.md': `---\ntitle: A\n${line}\n---\nText\n` })).sort()).toEqual(['A', 'Good']);
  });

  it.each([
    ['draft.toString = 1'],
    ['readTime.valueOf = 1'],
    ['date.toString = 1979-05-27'],
    ['order = inf'],
    ['tags = nan'],
    ['__proto__.toString = 1'],
  ])('keeps the article and its title for the TOML %j', async line => {
    const file = `+++\ntitle = "A"\n${line}\n+++\nText\n`;
    expect((await useAll({ 'a.md': file })).sort()).toEqual(['A', 'Good']);
  });

  it('reports a mapping where a scalar is expected, with its line', async () => {
    const dir = temporaryFolder({
      'a.md': '---\ntitle: A\ndraft: {toString: 1}\nreadTime: {valueOf: 1}\n---\n',
    });
    const { articles, problems } = await openFolder([dir], { parseToml });
    expect([articles.length, problems.map(({ line, message }) => `${line}: ${message}`)]).toEqual([
      1,
      ['3: draft must be true or false', '4: readTime must be a number of minutes'],
    ]);
  });
});
