/** Compares widths and graphemes of plain text with string-width and `Intl.Segmenter`. */
import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { plainWidth } from '../../../../scripts/patches/ink/plain-width.mjs';

const UNITS = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit));
const PLAIN = UNITS.filter(unit => plainWidth(unit) >= 0);
const segmenter = new Intl.Segmenter();

test('accepts over 30,000 characters as plain, but no control, mark or surrogate', () => {
  expect(PLAIN.length).toBeGreaterThan(30_000);
  expect(PLAIN.filter(unit => /[\p{C}\p{M}]/u.test(unit) && unit !== '')).toEqual([]);
});

test('plain characters have the width that string-width computes', () => {
  expect(PLAIN.filter(unit => plainWidth(unit) !== stringWidth(unit))).toEqual([]);
});

test('plain characters do not join neighbours into one grapheme', () => {
  const neighbours = ['a', '—', '世', 'か', '한', 'Ω', '！', '─'];
  const joined = PLAIN.filter(unit =>
    neighbours.some(other => [...segmenter.segment(unit + other + unit)].length !== 3),
  );
  expect(joined).toEqual([]);
});

const style = fc.constantFrom('\u001b[1m', '\u001b[0m', '\u001b[38;2;1;2;3m', '\u001b[m');
const text = fc
  .array(fc.oneof(fc.constantFrom(...PLAIN), style), { maxLength: 40 })
  .map(parts => parts.join(''));

test('plain text has the width that string-width computes, styled or not', () => {
  fc.assert(
    fc.property(text, line => {
      expect(plainWidth(line)).toBe(stringWidth(line));
    }),
    { seed: 1, numRuns: 1000 },
  );
});

test.each([
  '\u001b[2J',
  '\u001b]8;;x\u0007',
  '\u001b',
  'e\u0301',
  '👍',
  '\ud800',
  '\t',
  'a\u00adb',
  '\u001b[1',
])('returns -1 for text that is not plain: %j', other => {
  expect(plainWidth(`text ${other}`)).toBe(-1);
});
