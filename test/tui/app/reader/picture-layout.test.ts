import { expect, test } from 'vitest';
import { pictureSize } from '../../../../src/tui/app/reader/picture-layout.js';

test.each([
  [
    { width: 400, height: 200 },
    { columns: 76, rows: 20 },
    { columns: 50, rows: 13 },
  ],
  [
    { width: 4000, height: 1000 },
    { columns: 76, rows: 20 },
    { columns: 76, rows: 10 },
  ],
  [
    { width: 1000, height: 4000 },
    { columns: 76, rows: 20 },
    { columns: 10, rows: 20 },
  ],
  [
    { width: 16, height: 16 },
    { columns: 76, rows: 20 },
    { columns: 2, rows: 1 },
  ],
  [
    { width: 1, height: 40_000 },
    { columns: 76, rows: 20 },
    { columns: 1, rows: 20 },
  ],
  [
    { width: 40_000, height: 1 },
    { columns: 500, rows: 20 },
    { columns: 240, rows: 1 },
  ],
])('fits %j into %j', (image, limit, size) => {
  expect(pictureSize(image, limit)).toEqual(size);
});
