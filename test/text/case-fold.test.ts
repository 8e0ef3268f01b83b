import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/text/case-fold.js';

/** All UTF-16 code units: the basic plane, with lone surrogates. */
const UNITS = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit));

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function heapSize(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

describe('fold', () => {
  it('maps each code unit to one unit, and is idempotent', () => {
    const wrong = UNITS.filter(unit => fold(unit).length !== 1 || fold(fold(unit)) !== fold(unit));
    expect(wrong).toEqual([]);
  });

  it('maps a unit independently of its neighbours, in short and long texts', () => {
    const all = UNITS.join('');
    expect(fold(all)).toBe(UNITS.map(fold).join(''));
    expect(fold('a'.repeat(20_000) + all).slice(20_000)).toBe(fold(all));
  });

  it('maps mixed ASCII and other letters like each letter separately', () => {
    for (let gap = 0; gap < 60; gap++) {
      for (const text of [`${'Ab\tC'.repeat(gap).slice(0, gap)}É`.repeat(4), `Ñ${'x\nY'.repeat(gap)}`]) {
        expect(fold(text)).toBe([...text].map(fold).join(''));
      }
    }
  });

  it('keeps a long text with many line breaks in one piece', () => {
    const text = 'A\n\tb\r'.repeat(120_000);
    collectGarbage();
    const before = heapSize();
    const folded = fold(text);
    collectGarbage();
    expect(heapSize() - before).toBeLessThan(6 * text.length);
    expect(folded).toBe('a  b '.repeat(120_000));
  });

  it('keeps the length, and folds parts like the whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ unit: 'grapheme' }), (a, b) => {
        expect(fold(a).length).toBe(a.length);
        expect(fold(a + b)).toBe(fold(a) + fold(b));
      }),
      { seed: 7 },
    );
  });

  it.each([
    ['Café ÀÉÎÕÜ', 'cafe aeiou'],
    ['Łódź Ørsted', 'lodz orsted'],
    ['İstanbul ılık', 'istanbul ilik'],
    ['ΣΟΦΟΣ σοφός', 'σοφοσ σοφοσ'],
    ['Ёлка', 'елка'],
    ['Tiếng Việt', 'tieng viet'],
    ['ＡＢＣ１２３　ｱｲｳ', 'abc123 アイウ'],
    ['H₂O m² ①', 'h2o m2 1'],
    ['don’t “quote” — it', `don't "quote" - it`],
    ['a\tb\nc\rd\u2028e\u00a0f\u3000g', 'a b c d e f g'],
    ['أحمد', 'احمد'],
  ])('folds %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it.each(['ß', 'ﬁ', '각', 'が', '日本語', '👩‍💻', '\ud800', '\udc00', '´', '™'])('keeps %s', text => {
    expect(fold(text)).toBe(text);
  });
});
