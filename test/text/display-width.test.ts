import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it, vi } from 'vitest';
import {
  displayWidth,
  fillClusterWidths,
  maxDisplayWidth,
  truncateToWidth,
} from '../../src/text/display-width.js';
import { graphemes } from '../../src/text/graphemes.js';

const around = ['漢', '1', '👩\u200d', 'क', 'ᄀ', '🇯', '\u0301'];

/**
 * Next code point to test: one in 61 of those that are alike. Escape characters are left out, because string-width strips them.
 */
function stride(code: number): number {
  const alike = (code >= 0x3400 && code < 0xd780) || (code >= 0xe000 && code < 0xf900) || code >= 0x17000;
  const emoji = code >= 0x1f000 && code < 0x20000;
  const step = alike && !emoji && code < 0xe0000 ? 61 : code >= 0xe1000 ? 997 : 1;
  return code + step === 0x1b || code + step === 0x9b ? step + 1 : step;
}
const parts = [
  ...[
    'a',
    'Z',
    '9',
    '#',
    '*',
    ' ',
    'é',
    'ß',
    '¡',
    '漢',
    'か',
    'ｶ',
    'ﾞ',
    'ﾟ',
    'ー',
    '한',
    'ᄀ',
    'ᅡ',
    'ᆨ',
    '\ua960',
  ],
  ...[
    '\u0301',
    '\u20dd',
    '\u20e3',
    '\ufe0f',
    '\ufe0e',
    '\u200d',
    '\u200c',
    '\u200b',
    '\u00ad',
    '\u2060',
    '\u3099',
  ],
  ...['क', '\u094d', '\u093f', 'ष', 'ক', '\u09cd', 'ก', '\u0e33', '\u0e34', 'ລ', '\u0eb3', '\u0d4e', 'ക'],
  ...[
    '👩',
    '👦',
    '👍',
    '🏽',
    '🇯',
    '🇵',
    '🏴',
    '\u{e0067}',
    '\u{e007f}',
    '☀',
    '©',
    '⌚',
    '❤',
    '🔥',
    '♂',
    '→',
    '─',
  ],
  ...[
    'ש',
    '\u05b0',
    'م',
    '\u064b',
    '\u0600',
    '\u0600',
    '\u3164',
    '\u115f',
    '\u{1f3fb}',
    '𠀀',
    '𝒜',
    '\ud800',
    '\udc00',
  ],
];

describe('displayWidth', () => {
  it('agrees with string-width on every code point', () => {
    const wrong: string[] = [];
    for (let code = 0; code <= 0x10ffff; code += stride(code)) {
      const text = String.fromCodePoint(code);
      if (displayWidth(text) !== stringWidth(text)) wrong.push(code.toString(16));
    }
    expect(wrong).toEqual([]);
  });

  it('agrees with string-width on every code point next to others', () => {
    const wrong: string[] = [];
    for (const before of around) {
      for (let code = 0; code < 0x20000; code += stride(code)) {
        const text = `x${before}${String.fromCodePoint(code)}a`;
        if (displayWidth(text) !== stringWidth(text)) wrong.push(text);
      }
    }
    expect(wrong).toEqual([]);
  });

  it.each([
    ['an emoji selector', '\ufe0f'],
    ['a skin tone', '🏽'],
    ['a keycap', '\u20e3'],
    ['a selector and a keycap', '\ufe0f\u20e3'],
    ['a joined sign', '\u200d♂\ufe0f'],
  ])('agrees with string-width on every code point with %s after it', (_, after) => {
    const wrong: string[] = [];
    for (let code = 0; code < 0x20000; code += stride(code)) {
      const text = `${String.fromCodePoint(code)}${after}a`;
      if (displayWidth(text) !== stringWidth(text)) wrong.push(text);
    }
    expect(wrong).toEqual([]);
  });

  it('agrees with string-width on every pair of regional indicators, and on flags of tags', () => {
    const indicators = Array.from({ length: 26 }, (_, index) => String.fromCodePoint(0x1f1e6 + index));
    const tags = ['gbeng', 'gbsct', 'gbwls', 'ustx', 'gb'].map(
      name =>
        `🏴${[...name].map(letter => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('')}\u{e007f}`,
    );
    const flags = [...indicators.flatMap(first => indicators.map(second => first + second)), ...tags];
    expect(flags.filter(flag => displayWidth(flag) !== stringWidth(flag))).toEqual([]);
  });

  it('agrees with string-width on sequences', () => {
    const text = fc.array(fc.constantFrom(...parts), { maxLength: 24 }).map(all => all.join(''));
    fc.assert(
      fc.property(text, each => {
        expect(displayWidth(each)).toBe(stringWidth(each));
      }),
      { seed: 4, numRuns: 20_000 },
    );
  });

  it('is linear in the length of a text of any kind', () => {
    for (const unit of ['กำ', '👨‍👩‍👧', 'क्ष', 'a\u0301', '🇯🇵', 'か\u3099']) {
      expect(displayWidth(unit.repeat(20_000))).toBe(20_000 * displayWidth(unit));
    }
    expect(displayWidth(`e${'\u0301'.repeat(300_000)}`)).toBe(1);
    expect(displayWidth(`क${'\u094d'.repeat(300_000)}`)).toBe(1);
  });
});

describe('fillClusterWidths', () => {
  const widthsOf = (text: string) => {
    const widths = new Uint8Array(text.length);
    fillClusterWidths(text, widths);
    return [...widths];
  };

  it('splits wide clusters that are longer than any emoji, and keeps narrow ones', () => {
    expect(widthsOf('\u1100'.repeat(60))).toEqual(Array(60).fill(3));
    expect(widthsOf('👩\u200d'.repeat(20))).toEqual(Array(20).fill([3, 0, 1]).flat());
    expect(widthsOf(`क${'\u094d'.repeat(60)}b`)).toEqual([2, ...Array(60).fill(0), 2]);
  });
});

describe('truncateToWidth', () => {
  it('keeps as many whole clusters as fit', () => {
    expect(truncateToWidth('plain text', 5)).toBe('plain');
    expect(truncateToWidth('日本語', 3)).toBe('日');
    expect(truncateToWidth('e\u0301a\u0300', 1)).toBe('e\u0301');
    expect(truncateToWidth('x👩\u200d👩\u200d👧y', 2)).toBe('x');
    expect(truncateToWidth('abc', 0)).toBe('');
    expect(truncateToWidth('abc', -1)).toBe('');
  });

  it('is at most as wide as asked, and the text is cut only if it is wider', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.nat({ max: 30 }), (text, width) => {
        const truncated = truncateToWidth(text, width);
        expect(text.startsWith(truncated)).toBe(true);
        expect(displayWidth(truncated)).toBeLessThanOrEqual(width);
        if (truncated !== text) expect(maxDisplayWidth(text)).toBeGreaterThan(width);
      }),
    );
  });
});

describe('maxDisplayWidth', () => {
  it('is at least displayWidth, and counts parts that terminals draw side by side', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 12 }), all => {
        expect(maxDisplayWidth(all.join(''))).toBeGreaterThanOrEqual(displayWidth(all.join('')));
      }),
      { seed: 4, numRuns: 5_000 },
    );
    expect(maxDisplayWidth('กำ')).toBe(2);
    expect(maxDisplayWidth('क्ष')).toBe(2);
    expect(maxDisplayWidth('👨‍👩‍👧')).toBe(2);
  });

  it('is the sum of the cluster widths', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 12 }), all => {
        const text = all.join('');
        const widths = new Uint8Array(text.length);
        fillClusterWidths(text, widths);
        const sum = widths.reduce((total, width) => total + Math.max(0, width - 1), 0);
        // A cluster of more than eight columns is split, which cannot make it narrower.
        expect(sum).toBeGreaterThanOrEqual(maxDisplayWidth(text));
        if ([...graphemes(text)].every(cluster => maxDisplayWidth(cluster) <= 8))
          expect(sum).toBe(maxDisplayWidth(text));
      }),
      { seed: 5, numRuns: 5_000 },
    );
  });

  it('splits many different segments with few segmenter calls', () => {
    const asked = vi.spyOn(Intl.Segmenter.prototype, 'segment');
    const text = Array.from(
      { length: 3000 },
      (_, index) => `${String.fromCharCode(0x4e00 + index)}\u094d漢字`,
    );
    expect(displayWidth(text.join(''))).toBe(3000 * 6);
    expect(asked.mock.calls.length).toBeLessThan(400);
    asked.mockRestore();
  });
});
