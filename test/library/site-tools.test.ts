import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findSiteTools } from '../../src/library/site-tools.js';

let root = '';
beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'site-tools-'));
  for (const folder of [
    'vault/.obsidian',
    'vault/notes',
    'jekyll/docs',
    'zola/templates',
    'zola/content',
    'hugo/content',
    'jekyll/docs/.git',
  ])
    mkdirSync(path.join(root, folder), { recursive: true });
  for (const file of ['jekyll/_config.yml', 'zola/config.toml', 'hugo/config.toml'])
    writeFileSync(path.join(root, file), '');
});
afterAll(() => rmSync(root, { recursive: true }));

const find = (file: string, source: string, extra = {}) =>
  findSiteTools({ path: 'a.md', file: path.join(root, file), extra }, source);

describe('findSiteTools', () => {
  it('finds a vault by the folder of Obsidian above the file', () => {
    expect(find('vault/notes/a.md', 'a %%b%%')).toEqual({ vault: true });
    expect(find('vault/notes/a.md', 'a [[Class]]')).toEqual({ vault: true });
    expect(find('jekyll/a.md', 'a %%b%%')).toEqual({});
  });

  it('finds the tools that read template tags by their files', () => {
    expect(find('jekyll/a.md', '{{ x }}')).toEqual({ templates: true });
    expect(find('zola/content/a.md', '{% x %}')).toEqual({ templates: true });
    expect(find('hugo/content/a.md', '{{ x }}')).toEqual({ templates: false });
    expect(find('vault/notes/a.md', '{{ x }}')).toEqual({ templates: false });
  });

  it('looks no higher than the root of the repository', () => {
    expect(find('jekyll/docs/a.md', '{{ x }}')).toEqual({ templates: false });
  });

  it('takes the layout of the front matter, except that of VitePress, and the folders of Jekyll', () => {
    expect(find('hugo/a.md', '{{ x }}', { layout: 'post' })).toEqual({ templates: true });
    expect(find('hugo/a.md', '{{ x }}', { layout: 'doc' })).toEqual({ templates: false });
    expect(findSiteTools({ path: 'blog/_posts/a.md' }, '{{ x }}')).toEqual({ templates: true });
    expect(findSiteTools({ path: '-' }, '{{ x }} %%a%%')).toEqual({ templates: false });
  });

  it('says nothing about text that no tool reads differently', () => {
    expect(find('jekyll/a.md', 'a {b} c')).toEqual({});
  });
});
