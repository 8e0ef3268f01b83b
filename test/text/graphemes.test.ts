import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { graphemes } from '../../src/text/graphemes.js';

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const parts = [
  'a',
  '漢',
  'e\u0301',
  '👨‍👩‍👧',
  '🇯🇵',
  '🇯',
  'क्',
  'ष',
  'กำ',
  '\r\n',
  '\u200d',
  '\ud800',
  'ᄀ',
  'ᅡ',
  'ᆨ',
  '각',
  '1',
  '\ufe0f',
  '\u20e3',
  '👍🏽',
  '©',
  '\u0600',
  '\u{e0067}',
];

describe('graphemes', () => {
  it('equals the segmentation of the whole text, for short and long texts', () => {
    const text = fc.array(fc.constantFrom(...parts), { maxLength: 900 }).map(all => all.join(''));
    fc.assert(
      fc.property(text, each => {
        expect([...graphemes(each)]).toEqual([...segmenter.segment(each)].map(one => one.segment));
      }),
      { seed: 4, numRuns: 400 },
    );
  });

  it('equals it for repetitions of one, two and three parts', () => {
    const part = fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 3 });
    const repeated = fc.tuple(part, fc.integer({ min: 1, max: 6 }));
    const text = fc.array(repeated, { maxLength: 40 });
    fc.assert(
      fc.property(text, all => {
        const each = all.map(([some, count]) => some.join('').repeat(count)).join('');
        expect([...graphemes(each)]).toEqual([...segmenter.segment(each)].map(one => one.segment));
      }),
      { seed: 5, numRuns: 400 },
    );
  });

  it('equals it for every character of the basic plane and every emoji, in contexts that may join it', () => {
    const contexts = ['漢', '🚀', '🇯', 'ᄀ', 'ᅡ', 'ᆨ', '각', 'क्', '\u0600', '\u200d', '\u0301', '⚠', '👍🏽'];
    const differing: string[] = [];
    for (let code = 0; code <= 0x1faff; code = code === 0xffff ? 0x1f000 : code + 1) {
      const character = String.fromCodePoint(code);
      const marked = `${character}\ufe0f\u200d${character}é${character}\u200d⚠${character}`;
      const text = contexts.map(context => context + character).join('') + marked;
      const expected = Array.from(segmenter.segment(text), one => one.segment);
      if ([...graphemes(text)].join('|') !== expected.join('|')) differing.push(code.toString(16));
    }
    expect(differing).toEqual([]);
  });

  it('keeps a cluster whole that is longer than a piece', () => {
    const long = `e${'\u0301'.repeat(5000)}`;
    expect([...graphemes(`a${long}b`)]).toEqual(['a', long, 'b']);
  });

  it('splits frequent kinds of clusters without the segmenter', () => {
    const asked = vi.spyOn(Intl.Segmenter.prototype, 'segment');
    for (const cluster of [
      '1\ufe0f\u20e3',
      'a\ufe0f',
      '☺\ufe0f',
      '🇯🇵',
      '👨‍👩‍👧',
      '👍🏽',
      'a\u200d',
      '\u1100\u1161\u11a8',
      '●',
      'é\u0301',
      '漢\u{e0100}',
    ]) {
      expect([...graphemes(cluster.repeat(1000))]).toEqual(Array(1000).fill(cluster));
    }
    expect([...graphemes('⚠\ufe0f，')]).toEqual(['⚠\ufe0f', '，']);
    expect(asked).not.toHaveBeenCalled();
    asked.mockRestore();
  });

  it('calls the segmenter once for a repeated short text', () => {
    const asked = vi.spyOn(Intl.Segmenter.prototype, 'segment');
    for (let turn = 0; turn < 100; turn++) expect([...graphemes('qक्ष')]).toEqual(['q', 'क्ष']);
    expect(asked.mock.calls.length).toBeLessThanOrEqual(1);
    asked.mockRestore();
  });

  it('returns nothing for an empty text', () => {
    expect([...graphemes('')]).toEqual([]);
  });
});
