import { expect, it, vi } from 'vitest';
import { parseToml } from '../../../src/host/toml.js';
import { splitFrontMatter } from '../../../src/library/metadata/article-metadata.js';
import { parse } from '../../../src/markdown/parse.js';
import { Anchors } from '../../../src/publish/check/anchors.js';
import { createRuleContext, type LinkIndex } from '../../../src/publish/check/rule-context.js';
import { brokenAnchor } from '../../../src/publish/check/rules/links.js';
import { SourceRows } from '../../../src/publish/check/source-rows.js';
import { article } from '../../support/article.js';

const anchorsOf = (...headings: string[]) =>
  new Anchors(parse(headings.map(each => `## ${each}\n`).join('\n')));

it('finds anchors, ignoring case', () => {
  const anchors = new Anchors(parse('## One two\n\n<a id="Made"></a>\n'));
  expect(['one-two', 'One-Two', 'Made', 'made', 'mad'].map(each => anchors.has(each))).toEqual([
    true,
    true,
    true,
    true,
    false,
  ]);
});

it('finds similar anchors, ignoring punctuation, in any script', () => {
  expect(anchorsOf('One two', 'Größe').findSimilar('one_two')).toBe('one-two');
  expect(anchorsOf('One two', 'Größe').findSimilar('GRÖSSE')).toBeUndefined();
  expect(anchorsOf('One two', 'Größe', '端末 画面').findSimilar('größe!')).toBe('größe');
  expect(anchorsOf('One two', '端末 画面').findSimilar('端末画')).toBe('端末-画面');
});

it('parses no whole file for broken anchors of the same article', () => {
  const source = '## One\n\n[a](#gone) [b](#lost) [c](#one)\n';
  const titleAnchors = vi.fn(() => new Anchors({ headings: [] }));
  const linkIndex: LinkIndex = {
    articles: [],
    reserved: [],
    exists: () => false,
    imageFile: () => undefined,
    fileSize: () => 0,
    anchors: () => expect.unreachable(),
    titleAnchors,
  };
  const context = createRuleContext({
    article: article({ path: 'a.md', file: '/a.md' }),
    rows: new SourceRows(source),
    frontMatter: splitFrontMatter(source, parseToml),
    document: parse(source),
    linkIndex,
  });
  expect(Array.from(brokenAnchor(context), ({ text }) => text)).toEqual(['#gone', '#lost']);
  expect(titleAnchors).toHaveBeenCalledTimes(1);
});
