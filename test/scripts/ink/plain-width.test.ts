/** What counts as plain text must measure, and fall into graphemes, as the libraries say. */
import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { graphemesOf, plainWidth } from '../../../scripts/ink/plain-width.mjs';

const UNITS = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit));
const PLAIN = UNITS.filter(unit => plainWidth(unit) >= 0);
const segmenter = new Intl.Segmenter();

test('a good part of all text is plain, and no control, mark or surrogate is', () => {
  expect(PLAIN.length).toBeGreaterThan(30_000);
  expect(PLAIN.filter(unit => /[\p{C}\p{M}]/u.test(unit) && unit !== '')).toEqual([]);
});

test('every plain character is as wide as string-width says', () => {
  expect(PLAIN.filter(unit => plainWidth(unit) !== stringWidth(unit))).toEqual([]);
});

test('every plain character is a grapheme beside any other', () => {
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

test('plain text is as wide as string-width says, styled or not', () => {
  fc.assert(
    fc.property(text, line => {
      expect(plainWidth(line)).toBe(stringWidth(line));
    }),
    { seed: 1, numRuns: 1000 },
  );
});

test('any text falls into the segmenter’s graphemes', () => {
  const ours = graphemesOf(() => new Intl.Segmenter());
  const any = fc.oneof(text, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
  fc.assert(
    fc.property(any, line => {
      const cut = [...segmenter.segment(line)].map(({ segment, index }) => [segment, index]);
      expect([...ours.segment(line)].map(({ segment, index }) => [segment, index])).toEqual(cut);
      if (plainWidth(line) < 0) return;
      for (const [segment, index] of cut)
        expect(ours.segment(line).containing(Number(index))).toMatchObject({ segment, index });
      expect(ours.segment(line).containing(line.length)).toBeUndefined();
    }),
    { seed: 2, numRuns: 1000 },
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
])('leaves to the libraries: %j', other => {
  expect(plainWidth(`text ${other}`)).toBe(-1);
});
