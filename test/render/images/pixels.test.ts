import { expect, test } from 'vitest';
import { scalePixels } from '../../../src/render/images/pixels.js';
import { pixelsOf, storedPixels } from './sample-images.js';

test('averages the pixels of each area', () => {
  const source = pixelsOf(4, 2, x => (x % 2 === 0 ? [200, 0, 0] : [0, 100, 0]));
  expect([...scalePixels(source, { width: 2, height: 1 }).data]).toEqual([100, 50, 0, 255, 100, 50, 0, 255]);
});

test('leaves the colour of transparent pixels out of the average', () => {
  const source = pixelsOf(2, 1, x => (x === 0 ? [80, 90, 100] : [255, 255, 255, 0]));
  expect([...scalePixels(source, { width: 1, height: 1 }).data]).toEqual([80, 90, 100, 128]);
});

test('uses every pixel of a size that does not divide evenly, and repeats pixels for a larger size', () => {
  const source = pixelsOf(5, 1, x => [x * 10, 0, 0]);
  const reds = (width: number) =>
    [...scalePixels(source, { width, height: 1 }).data].filter((_, index) => index % 4 === 0);
  expect(reds(2)).toEqual([5, 30]);
  expect(reds(10)).toEqual([0, 0, 10, 10, 20, 20, 30, 30, 40, 40]);
});

test('turns pixels of each orientation upright, as if they were turned before they are scaled', () => {
  const upright = pixelsOf(7, 5, (x, y) => [x * 30, y * 50, x * y * 8, (x * 97 + y * 57) % 256]);
  const sizes = [
    [7, 5],
    [3, 2],
    [1, 1],
    [5, 11],
    [20, 9],
  ] as const;
  for (const orientation of [1, 2, 3, 4, 5, 6, 7, 8] as const)
    for (const [width, height] of sizes)
      expect(scalePixels(storedPixels(upright, orientation), { width, height }, orientation)).toEqual(
        scalePixels(upright, { width, height }),
      );
});
