import { describe, expect, it } from 'vitest';
import { parseToml } from '../../../src/host/toml.js';
import { type ArticleMetadata, readMetadata } from '../../../src/library/metadata/article-metadata.js';
import { uniqueSlugs } from '../../../src/library/source/unique-slugs.js';

const entry = (path: string, source = ''): ArticleMetadata =>
  readMetadata({ text: source }, { path, shown: path }, parseToml);

describe('uniqueSlugs', () => {
  it('removes leading dashes of the folders that qualify a slug', () => {
    const entries = ['--library=x/a.md', 'ops/a.md', '-c/-b.md', '-d/-b.md'].map(path => entry(path));
    expect(uniqueSlugs(entries).slugs).toEqual(['library=x/a', 'ops/a', 'c/b', 'd/b']);
  });

  it('numbers slugs that are equal after the dashes are removed', () => {
    const entries = ['-a.md', '--a.md', '---a.md'].map(path => entry(path));
    const { slugs } = uniqueSlugs(entries);
    expect([...slugs].sort()).toEqual(['a', 'a-2', 'a-3']);
  });

  it('returns a unique slug and a problem for each of 300,000 entries with the same slug', () => {
    const one = entry('a.md', '---\nslug: same\n---\nText');
    const entries = Array.from({ length: 300_000 }, (_, index) => ({
      ...one,
      article: { ...one.article, path: `${index}.md` },
    }));
    const { slugs, problems } = uniqueSlugs(entries);
    expect([new Set(slugs).size, problems.length]).toEqual([300_000, 299_999]);
  });

  it('returns 1,000,000 different slugs as they are', () => {
    const one = entry('a.md');
    const entries = Array.from({ length: 1_000_000 }, (_, index) => ({
      ...one,
      article: { ...one.article, slug: `${index}` },
    }));
    const { slugs, problems } = uniqueSlugs(entries);
    expect([slugs.length, slugs.at(-1), problems.length]).toEqual([1_000_000, '999999', 0]);
  });
});
