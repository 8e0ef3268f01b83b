import { expect, test } from 'vitest';
import { createPictureRows } from '../../src/tui/picture-rows.js';

const BLOCKS = '  \u001b[38;2;1;2;3m▀▀▄\u001b[0m';
const PLACEHOLDERS = '\u001b[38;5;9m\u{10eeee}\u0305\u0305\u001b[0m';

test('hides the rows of pictures and puts them back', () => {
  const rows = createPictureRows();
  const frame = ['title', BLOCKS, PLACEHOLDERS, BLOCKS, '', 'status'].join('\n');
  const hidden = rows.hide(frame).split('\n');
  expect(hidden.map(row => row.length < 10)).toEqual(Array(6).fill(true));
  expect(hidden[1]).toBe(hidden[3]);
  expect(hidden[1]).not.toBe(hidden[2]);
  expect(rows.restore(hidden.join('\n'))).toBe(frame);
});

test('gives a changed row another mark, and an equal one the same', () => {
  const rows = createPictureRows();
  const first = rows.hide(BLOCKS);
  expect(rows.hide(BLOCKS)).toBe(first);
  expect(rows.hide(PLACEHOLDERS)).not.toBe(first);
});

test('returns frames without pictures as they are', () => {
  const rows = createPictureRows();
  expect(rows.hide('a\nb')).toBe('a\nb');
  expect(rows.restore('a\nb \u{10eeef}')).toBe('a\nb \u{10eeef}');
});
