import { expect, test } from 'vitest';
import { removeJpegMetadata } from '../../../src/publish/build/remove-jpeg-metadata.js';
import { pixelsOf, toJpeg } from '../../render/images/sample-images.js';

const plain = Buffer.from(toJpeg(pixelsOf(30, 20, (x, y) => [x * 8, y * 12, x * y])));
const [START, REST] = [plain.subarray(0, 2), plain.subarray(2)];

function segment(marker: number, text: string): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(text.length + 2, 2);
  return Buffer.concat([head, Buffer.from(text, 'latin1')]);
}

const exif = segment(0xe1, 'Exif\0\0MM\0*GPS\xff\xd9');
const xmp = segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0<exif:GPSLatitude>');
const profile = segment(0xe2, 'ICC_PROFILE\0');

test('removes Exif and XMP data, and keeps the other segments and the image', () => {
  expect(removeJpegMetadata(Buffer.concat([START, exif, profile, xmp, REST]))).toEqual(
    Buffer.concat([START, profile, REST]),
  );
  expect(removeJpegMetadata(plain)).toEqual(plain);
});

test('removes further images after the end, with their metadata', () => {
  expect(removeJpegMetadata(Buffer.concat([plain, START, exif, REST]))).toEqual(plain);
});

test('does not take data of a scan for a marker', () => {
  const scan = Buffer.from([0xff, 0xda, 0, 2, 1, 0xff, 0, 0xff, 0xd3, 0xe1, 0xff, 0xff]);
  const end = Buffer.from([0xff, 0xd9]);
  expect(removeJpegMetadata(Buffer.concat([START, scan, exif, scan, end]))).toEqual(
    Buffer.concat([START, scan, scan, end]),
  );
});

test('keeps the rest of a file with an unexpected structure', () => {
  for (const rest of [
    '\xff',
    '\xff\xe1',
    '\xff\xe1\0\x01x',
    '\xff\xe1\xff\xffx',
    'text',
    '\xff\xda\0\x02\xff',
  ]) {
    const damaged = Buffer.concat([START, profile, Buffer.from(rest, 'latin1')]);
    expect(removeJpegMetadata(Buffer.concat([damaged]))).toEqual(damaged);
  }
  for (let length = 0; length < 40; length++)
    expect(removeJpegMetadata(plain.subarray(0, length))).toEqual(plain.subarray(0, length));
});
