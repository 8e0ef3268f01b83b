import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldForSearch, foldKana, toKatakana } from '../../../src/search/match/fold-kana.js';

describe('foldKana', () => {
  it.each([
    ['サーバー', 'さーばー'],
    ['ヴェルサイユのバラ', 'ゔぇるさいゆのばら'],
    ['ヾヽ', 'ゞゝ'],
    ['漢字 abc ・', '漢字 abc ・'],
  ])('folds %j to %j', (text, folded) => {
    expect(foldKana(text)).toBe(folded);
  });

  it('keeps every offset of a text of any length', () => {
    const text = 'カa'.repeat(100_000);
    expect(foldKana(text)).toBe('かa'.repeat(100_000));
    const character = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 3 }),
      fc.constantFrom('カ', 'か', 'ｶﾞ', 'ー'),
    );
    fc.assert(
      fc.property(fc.array(character), parts => {
        expect(foldForSearch(parts.join(''))).toBe(parts.map(foldForSearch).join(''));
        expect(foldForSearch(parts.join(''))).toHaveLength(parts.join('').length);
      }),
      { seed: 7 },
    );
  });

  it('returns to katakana', () => {
    expect(toKatakana('さーばーの木')).toBe('サーバーノ木');
  });
});
