import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldKana } from '../../../src/search/match/fold-kana.js';
import { isKanaWord, kanaSpellings, scanTexts } from '../../../src/search/match/kana.js';

describe('kanaSpellings', () => {
  it.each([
    ['サーバー', ['さーば', 'さーは\u3099ー', 'さーは\u3099']],
    ['サーバ', ['さーは\u3099']],
    ['サーバ監視', ['さーばー監視', 'さーは\u3099監視', 'さーは\u3099ー監視']],
    ['セレクター', ['せれくた']],
    ['コピー', ['こひ\u309aー']],
    ['キー', []],
    ['server', []],
  ])('of %j are %j', (word, spellings) => {
    expect(kanaSpellings(word)).toEqual(spellings);
  });
});

describe('isKanaWord', () => {
  it.each([
    ['くばねてす', true],
    ['さーばー', true],
    ['くば', false],
    ['くば木', false],
    ['abc', false],
  ])('%j: %j', (text, expected) => {
    expect(isKanaWord(text)).toBe(expected);
  });
});

describe('scanTexts', () => {
  it.each([
    ['server', ['server']],
    ['監視', ['監視']],
    ['さーば監視', ['監視']],
    ['さーばー', ['さー', 'サー']],
    ['くば', ['くば', 'くバ', 'クば', 'クバ']],
    ['く', ['く', 'ク']],
  ])('of %j are %j', (stem, texts) => {
    expect([...new Set(scanTexts(stem))]).toEqual(texts);
  });

  it('has a text in every spelling of a word', () => {
    const letter = fc.constantFrom('か', 'カ', 'ー', 'ぶ', 'ブ', '木', 'a');
    fc.assert(
      fc.property(fc.array(letter, { minLength: 1 }), letters => {
        const written = letters.join('');
        expect(scanTexts(foldKana(written)).some(text => written.includes(text))).toBe(true);
      }),
      { seed: 3 },
    );
  });
});
