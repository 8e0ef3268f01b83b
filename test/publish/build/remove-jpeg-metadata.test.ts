import { expect, test } from 'vitest';
import { removeJpegMetadata } from '../../../src/publish/build/remove-jpeg-metadata.js';
import { readImageSize } from '../../../src/render/images/image-size.js';
import { pixelsOf, toJpeg, withExif } from '../../render/images/sample-images.js';

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
  expect(removeJpegMetadata(Buffer.concat([START, exif, profile, xmp, REST]), 1)).toEqual(
    Buffer.concat([START, profile, REST]),
  );
  expect(removeJpegMetadata(plain, 1)).toEqual(plain);
});

test('removes further images after the end, with their metadata', () => {
  expect(removeJpegMetadata(Buffer.concat([plain, START, exif, REST]), 1)).toEqual(plain);
});

test('does not take data of a scan for a marker', () => {
  const scan = Buffer.from([0xff, 0xda, 0, 2, 1, 0xff, 0, 0xff, 0xd3, 0xe1, 0xff, 0xff]);
  const end = Buffer.from([0xff, 0xd9]);
  expect(removeJpegMetadata(Buffer.concat([START, scan, exif, scan, end]), 1)).toEqual(
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
    expect(removeJpegMetadata(damaged, 1)).toEqual(damaged);
  }
  for (let length = 0; length < 40; length++)
    expect(removeJpegMetadata(plain.subarray(0, length), 1)).toEqual(plain.subarray(0, length));
});

/** Exif data with only an orientation: byte order, directory at 8, one field of type SHORT, and no further directory. */
const minimal = (orientation: number): Buffer =>
  segment(
    0xe1,
    `Exif\0\0MM\0*\0\0\0\b\0\x01\x01\x12\0\x03\0\0\0\x01\0${String.fromCharCode(orientation)}${'\0'.repeat(6)}`,
  );

test('replaces the first metadata by only the orientation of an image that is not stored upright', () => {
  const jfif = segment(0xe0, 'JFIF\0');
  const bytes = Buffer.concat([START, jfif, xmp, exif, profile, exif, REST]);
  for (const orientation of [2, 3, 4, 5, 6, 7, 8] as const) {
    const published = removeJpegMetadata(bytes, orientation);
    expect(published).toEqual(Buffer.concat([START, jfif, minimal(orientation), profile, REST]));
    expect(readImageSize(published)).toMatchObject({ orientation });
    expect(removeJpegMetadata(published, orientation)).toEqual(published);
  }
});

test('keeps the orientation that is shown, for every end and change of Exif data', () => {
  const bytes = withExif(plain);
  const end = bytes.length - plain.length + 2;
  const changed: Buffer[] = Array.from({ length: bytes.length }, (_, length) => bytes.subarray(0, length));
  for (let at = 2; at < end; at++)
    for (const byte of [0, 1, 6, 7, 8, 9, 0x49, 0x7f, 0x80, 0xd8, 0xd9, 0xda, 0xe0, 0xe1, 0xff]) {
      const copy = Buffer.from(bytes);
      copy[at] = byte;
      changed.push(copy);
    }
  for (const file of changed) {
    const size = readImageSize(file);
    if (size) expect(readImageSize(removeJpegMetadata(file, size.orientation))).toEqual(size);
  }
});
