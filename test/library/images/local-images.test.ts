import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Article } from '../../../src/library/article.js';
import { createImageFinder, findImageFile } from '../../../src/library/images/local-images.js';
import { pixelsOf, toPng } from '../../render/images/sample-images.js';
import { article as makeArticle } from '../../support/article.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

interface Setup {
  top: string;
  root: string;
  article: Article;
}

function setup(): Setup {
  const png = toPng(pixelsOf(3, 2));
  const top = temporaryFolder({
    'library/posts/a b.png': png,
    'library/static/s.png': png,
    'library/text.png': 'no image',
    'library/drawing.svg': '<svg/>',
    'outside.png': png,
  });
  const root = path.join(top, 'library');
  symlinkSync(path.join(top, 'outside.png'), path.join(root, 'link.png'));
  return { top, root, article: makeArticle({ path: 'posts/a.md', file: path.join(root, 'posts/a.md') }) };
}

test.each([
  ['a%20b.png', 'posts/a b.png'],
  ['./a b.png?raw=true#x', 'posts/a b.png'],
  ['/s.png', 'static/s.png'],
  ['../text.png', 'text.png'],
])('finds %s', (target, found) => {
  const { root, article } = setup();
  expect(findImageFile(article, { folders: [root] }, target)).toBe(path.join(root, found));
});

test.each([
  '../../outside.png', '../link.png', '/../outside.png', 'https://a.example/a.png', '//a/b.png', 'data:image/png;base64,AA',
  'none.png', '', '%00.png', '/etc/passwd',
])('does not find %j', target => {
  const { root, article } = setup();
  expect(findImageFile(article, { folders: [root] }, target)).toBeUndefined();
}); // biome-ignore format: a table

test('finds images outside of the library with follow', () => {
  const { top, root, article } = setup();
  const folders = { folders: [root], follow: true };
  expect(findImageFile(article, folders, '../link.png')).toBe(path.join(top, 'outside.png'));
});

test('finds the images of a compiled library only by their names', () => {
  const { root } = setup();
  const article = makeArticle({ path: 'posts/a.md' });
  const compiled = { folders: [path.join(root, 'posts')], names: () => ({ 'pics/x.png': 'a b.png' }) };
  expect(findImageFile(article, compiled, 'pics/x.png')).toBe(path.join(root, 'posts/a b.png'));
  expect(findImageFile(article, compiled, 'a b.png')).toBeUndefined();
});

test('reads the size of an image, or why it is not shown', () => {
  const { root, article } = setup();
  const find = createImageFinder(article, { folders: [root] });
  expect(find('a b.png')).toEqual({ file: path.join(root, 'posts/a b.png'), width: 3, height: 2 });
  expect(find('../text.png')).toEqual({ problem: 'not a PNG, JPEG or GIF image' });
  expect(find('../drawing.svg')).toEqual({ problem: 'SVG images are not supported' });
  expect(find('none.webp?x=1')).toEqual({ problem: 'WebP images are not supported' });
  for (const target of ['none.png', '../../outside.png', '../link.png', '/etc/passwd', '.'])
    expect(find(target)).toHaveProperty('problem');
  expect(find('none.png')).toEqual({ problem: 'no such file in the library' });
  for (const target of ['https://a.example/a.svg', '//a/b.png', 'data:image/png;base64,AA'])
    expect(find(target)).toBeUndefined();
});
