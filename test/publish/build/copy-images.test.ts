import { readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseToml } from '../../../src/host/toml.js';
import { openCompiled } from '../../../src/library/compiled/open-compiled.js';
import { createImageFinder, type LocalImage } from '../../../src/library/images/local-images.js';
import { build } from '../../../src/publish/build/build.js';
import { decodeImage } from '../../../src/render/images/decode-image.js';
import { pixelsOf, storedPixels, toGif, toJpeg, toPng, withExif } from '../../render/images/sample-images.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const small = toPng(pixelsOf(30, 20));
const wide = pixelsOf(2000, 100, (x, y) => [x % 256, (x * 7 + y * 31) % 256, (y * y) % 256]);

/** Builds one article, and returns how the compiled library shows its images. */
async function built(markdown: string, files: Record<string, Uint8Array | string>, follow = false) {
  const folder = temporaryFolder({ 'outside.png': small });
  const from = temporaryFolder({ 'a.md': `---\ntitle: A\nimage: cover.png\n---\n\n${markdown}\n`, ...files });
  symlinkSync(join(folder, 'outside.png'), join(from, 'link.png'));
  const out = join(folder, 'out');
  const result = await build({ from, out, publication: { name: 'a' }, parseToml, follow });
  expect(result.built).toBe(true);
  const library = await openCompiled(out);
  const [article] = library.articles;
  if (!article) throw new Error('no article');
  const find = createImageFinder(article, library.imageFolders ?? { folders: [] });
  const names = readdirSync(out).includes('images') ? readdirSync(join(out, 'images')) : [];
  return { find, names, folder: join(out, 'images'), out };
}

const sizeOf = (image: LocalImage | undefined) => image && 'file' in image && [image.width, image.height];

test('copies small images and the cover as they are, each once', async () => {
  const { find, names, folder } = await built(
    '![a](b/c.gif)\n\n![b](./cover.png) ![c](https://a.example/c.png)',
    {
      'cover.png': small,
      'b/c.gif': toGif(pixelsOf(4, 4)),
    },
  );
  expect(names).toHaveLength(2);
  expect(sizeOf(find('cover.png'))).toEqual([30, 20]);
  expect(find('./cover.png')).toEqual(find('cover.png'));
  expect(sizeOf(find('b/c.gif'))).toEqual([4, 4]);
  expect(readFileSync(join(folder, names.find(name => name.endsWith('.png')) ?? ''))).toEqual(small);
});

test('copies JPEG images without Exif data, which may hold a position', async () => {
  const jpeg = toJpeg(pixelsOf(30, 20));
  const exif = Buffer.from('\xff\xe1\0\x0bExif\0\0GPS', 'latin1');
  const photograph = Buffer.concat([jpeg.subarray(0, 2), exif, jpeg.subarray(2)]);
  const { find, names, folder } = await built('![a](a.jpg)', { 'a.jpg': photograph });
  expect(sizeOf(find('a.jpg'))).toEqual([30, 20]);
  expect(readFileSync(join(folder, names[0] ?? ''))).toEqual(Buffer.from(jpeg));
});

test('copies a small JPEG that is stored on its side with its orientation, and no other Exif data', async () => {
  const jpeg = toJpeg(pixelsOf(30, 20));
  const { find, names, folder } = await built('![a](a.jpg)', { 'a.jpg': withExif(jpeg, { orientation: 8 }) });
  expect(sizeOf(find('a.jpg'))).toEqual([20, 30]);
  const copied = readFileSync(join(folder, names[0] ?? ''));
  expect(copied.length).toBe(jpeg.length + 36);
  expect(copied.subarray(38)).toEqual(Buffer.from(jpeg.subarray(2)));
});

test('stores a large JPEG upright', async () => {
  const upright = pixelsOf(32, 3200, (x, y) =>
    x < 16 ? [0, 0, 0] : y < 1600 ? [128, 128, 128] : [255, 255, 255],
  );
  for (const orientation of [2, 3, 4, 5, 6, 7, 8]) {
    const jpeg = withExif(toJpeg(storedPixels(upright, orientation)), { orientation });
    const { find, names, folder } = await built('![a](a.jpg)', { 'a.jpg': jpeg });
    expect(sizeOf(find('a.jpg'))).toEqual([16, 1600]);
    const published = readFileSync(join(folder, names[0] ?? ''));
    expect(published.includes('Exif')).toBe(false);
    const { data } = decodeImage(published, { width: 2, height: 2 });
    expect([0, 4, 8, 12].map(at => data[at])).toEqual([0, 128, 0, 255]);
  }
});

test('scales large images to 1,600 pixels in their format, and the same bytes each time', async () => {
  const files = { 'a.png': toPng(wide), 'b.jpg': toJpeg(wide) };
  const { find, names } = await built('![a](a.png)\n\n![b](b.jpg)', files);
  expect(sizeOf(find('a.png'))).toEqual([1600, 80]);
  expect(sizeOf(find('b.jpg'))).toEqual([1600, 80]);
  expect(names.map(name => name.slice(-4)).sort()).toEqual(['.jpg', '.png']);
  expect((await built('![a](a.png)\n\n![b](b.jpg)', files)).names).toEqual(names);
});

test('copies no text, no broken link and nothing from outside, unless links are followed', async () => {
  const files = { 'a.png': 'text', 'b.svg': '<svg/>' };
  const markdown = '![a](a.png)\n\n![b](b.svg)\n\n![c](link.png)\n\n![d](gone.png) ![e](constructor)';
  expect((await built(markdown, files)).names).toEqual([]);
  const { find, names } = await built(markdown, files, true);
  expect(names).toHaveLength(1);
  expect(sizeOf(find('link.png'))).toEqual([30, 20]);
  expect(find('constructor')).toHaveProperty('problem');
});

test('refuses names of image files that lead out of the library', async () => {
  const { out, names } = await built('', { 'cover.png': small });
  const index = readFileSync(join(out, 'index.json'), 'utf8');
  const { writeFileSync } = await import('node:fs');
  writeFileSync(join(out, 'index.json'), index.replace(names[0] ?? '', '../index.json'));
  const library = await openCompiled(out);
  expect(() => library.articles).toThrow('compiled library is damaged');
});
