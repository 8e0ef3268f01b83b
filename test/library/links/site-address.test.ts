import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseToml } from '../../../src/host/toml.js';
import { linkAddress } from '../../../src/library/links/resolve-link.js';
import { findSiteAddresses } from '../../../src/library/links/site-address.js';
import { openSources } from '../../../src/library/source/open-source.js';
import { article } from '../../support/article.js';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'site-'));
  write('.git/HEAD', '');
});
afterEach(() => rmSync(dir, { recursive: true }));

function write(path: string, text: string): string {
  const file = join(dir, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

describe('findSiteAddresses', () => {
  it.each([
    ['package.json', '{"name": "x", "lectern": {"base": "https://a.example/x"}}', 'https://a.example/x'],
    ['_config.yml', 'title: T\nurl: "https://a.example" # main\nbaseurl: /blog\n', 'https://a.example/blog'],
    ['_config.yml', 'url: https://a.example/\nbaseurl: ""\n', 'https://a.example/'],
    ['hugo.toml', '# baseURL = "https://no.example"\nbaseURL = "https://a.example/"\n[params]\n', 'https://a.example/'],
    ['config.toml', 'base_url = "https://a.example"\n', 'https://a.example/'],
    ['config/_default/hugo.toml', "baseurl = 'https://a.example/x'\n", 'https://a.example/x/'],
    ['hugo.yaml', 'baseURL: https://a.example\n', 'https://a.example/'],
    ['astro.config.mjs', "export default defineConfig({\n  // site: 'https://no.example',\n  site: 'https://a.example',\n  base: '/docs',\n});", 'https://a.example/docs'],
    ['docusaurus.config.ts', 'const config = {\n  url: "https://a.example",\n  baseUrl: "/docs/",\n};', 'https://a.example/docs/'],
    ['mkdocs.yml', 'site_url: https://a.example/docs/\n', 'https://a.example/docs/'],
  ])('reads %s: %j', (name, text, address) => {
    write(name, text);
    mkdirSync(join(dir, 'src/content/docs/en'), { recursive: true });
    expect(findSiteAddresses([join(dir, 'src/content/docs/en')], [])).toEqual([address]);
  }); // biome-ignore format: a table

  it.each([
    ['package.json', '{"lectern": {"base": "javascript:alert(1)"}}'],
    ['package.json', '{"lectern": '],
    ['package.json', '{"homepage": "https://a.example"}'],
    ['hugo.toml', '[params]\nbaseURL = "https://a.example"\n'],
    ['astro.config.mjs', 'export default { site: process.env.SITE };'],
    ['_config.yml', 'other:\n  url: https://a.example\n'],
  ])('finds none in %s: %j', (name, text) => {
    write(name, text);
    expect(findSiteAddresses([dir], [])).toEqual([]);
  });

  it('does not search above the folder of a repository', () => {
    write('_config.yml', 'url: https://a.example\n');
    write('inside/.git/HEAD', '');
    expect(findSiteAddresses([join(dir, 'inside')], [])).toEqual([]);
  });

  it('takes the site that most links to articles of the library begin with', () => {
    const link = (url: string) => `[x](${url})\n`;
    const text = [
      'https://a.example/posts/one/', 'https://a.example/two.html', 'https://a.example/three#x', 'https://a.example/about',
      'https://b.example/one', 'https://github.com/x/one', 'https://github.com/x/two', 'https://github.com/y/three', 'https://github.com/z/one',
    ].map(link).join(''); // biome-ignore format: a table
    const paths = ['one.md', 'two.md', 'three.md'];
    const articles = paths.map(path => article({ path, file: write(path, path === 'one.md' ? text : '') }));
    expect(findSiteAddresses([dir], articles)).toEqual(['https://a.example']);
    expect(findSiteAddresses([dir], articles.slice(1))).toEqual([]);
  });
});

it('a link to the site of a folder leads to its article', async () => {
  write('_config.yml', 'url: https://a.example\n');
  write('posts/one.md', '# One\n\n[two](https://a.example/posts/two/#x)\n');
  write('posts/two.md', '# Two\n');
  const library = await openSources([join(dir, 'posts')], { parseToml }).reload();
  const [one] = library.articles;
  expect(one && linkAddress(library, one, 'https://a.example/posts/two/#x')).toBe('two#x');
  expect(one && linkAddress(library, one, 'https://b.example/posts/two/')).toBe(
    'https://b.example/posts/two/',
  );
});

it('a link to one of two files of the same name leads to the one with the heading', async () => {
  write('ops/intro.md', '# Intro\n\n## Storage\n');
  write('dev/intro.md', '# Intro\n\n## What’s new?\n');
  write('a.md', '# A\n');
  const library = await openSources([dir], { parseToml }).reload();
  const from = library.articles.find(({ path }) => path === 'a.md');
  const address = (target: string) => from && linkAddress(library, from, target);
  expect(address('intro#storage')).toBe('ops/intro#storage');
  expect(address('intro#whats-new')).toBe('dev/intro#whats-new');
  expect(address('/intro#what-s-new')).toBe('dev/intro#what-s-new');
});
