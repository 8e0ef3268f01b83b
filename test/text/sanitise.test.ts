import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_SHORT } from '../../src/text/code-units.js';
import { sanitise, sanitiseLine } from '../../src/text/sanitise.js';

const FORBIDDEN =
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2029-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\p{Surrogate}/u;

describe('sanitise', () => {
  it.each([
    ['plain text\n\twith a tab', 'plain text\n\twith a tab'],
    ['\x1b[31mred\x07', '␛[31mred␇'],
    ['a\0b\x7fc', 'a␀b␡c'],
    ['\x9b2J', '<U+009B>2J'],
    ['a\u202eb\u2066c\u2069', 'a<U+202E>b<U+2066>c<U+2069>'],
    ['a\u2028b\u2029c\x85d', 'a\u2028b\u2028c\u2028d'],
    ['\ufeffa\u200eb\u2060c\u061c', 'abc'],
    ['soft\u00adhyphen zero\u200bwidth', 'soft\u00adhyphen zero\u200bwidth'],
    ['\ud800a\udc00', '\ufffda\ufffd'],
    ['a\0\x7f\x9b\ud800\ufff9\u{E0061}b', 'a␀␡<U+009B>\ufffd<U+FFF9><U+E0061>b'],
    ['\u202e\u200f\0\ufeff\x01', '<U+202E>␀␁'],
    ['😀', '😀'],
  ])('turns %j into %j', (text, expected) => expect(sanitise(text)).toBe(expected));

  it('keeps joiners only inside words and emoji', () => {
    expect(sanitise('👩\u200d👧 می\u200cخواهم')).toBe('👩\u200d👧 می\u200cخواهم');
    expect(sanitise('\u200da \u200c b\u200d')).toBe('a  b');
    expect(sanitise('a\x85\u200db')).toBe('a\u2028b');
  });

  it('keeps tag characters in a flag and shows them elsewhere', () => {
    const wales = '🏴\u{E0067}\u{E0062}\u{E0077}\u{E006C}\u{E0073}\u{E007F}';
    expect(sanitise(wales)).toBe(wales);
    expect(sanitise('a\u{E0041}')).toBe('a<U+E0041>');
  });

  it('shows tag characters of a flag that are no code of a region', () => {
    const tags = (text: string) =>
      [...text].map(letter => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('');
    const flag = (text: string) => `🏴${tags(text)}\u{E007F}`;
    for (const text of ['rm -rf ~/ # evil', 'GBWLS', 'gb-wls', 'ab', 'abcdefg'])
      expect(sanitise(flag(text))).toMatch(/^🏴(?:<U\+E00[2-7][0-9A-F]>)+$/);
    expect(sanitise(flag('gbeng') + tags('x'))).toBe(`${flag('gbeng')}<U+E0078>`);
    expect(sanitise(flag('usca'))).toBe(flag('usca'));
  });

  it('keeps one variation selector after an ideograph, drops others, and shows unassigned characters beside them', () => {
    expect(sanitise('葛\u{E0100}飾')).toBe('葛\u{E0100}飾');
    expect(sanitise('葛\u{E0100}\u{E0101}\u{E0102}飾 a\u{E0150}\u{E0151}b 😀\u{E01EF}')).toBe(
      '葛\u{E0100}飾 ab 😀',
    );
    expect(sanitise('a\u{E0080}b\u{E01F0}c\u{E0FFF}')).toBe('a<U+E0080>b<U+E01F0>c<U+E0FFF>');
  });

  it('keeps one selector after a character that has variants, and drops others', () => {
    const kept =
      '❤\ufe0f 1\ufe0f\u20e3 ©\ufe0e ≨\ufe00 葛\ufe00 ᠣ\u180b \u1000\ufe00 👁\ufe0f\u200d🗨\ufe0f ש\u05c1\u034f\u05b0';
    expect(sanitise(kept)).toBe(kept);
    expect(sanitise('wo\ufe00\ufe01\ufe02rd\ufe0f \ufe0f. é\ufe0e a\u034fb c\u180d')).toBe('word . é ab c');
    expect(sanitise('❤\ufe0f\ufe0f\ufe00 👍\u{1f3fd}\ufe0f\ufe0e')).toBe('❤\ufe0f 👍\u{1f3fd}\ufe0f');
  });

  it('replaces characters of a long text as those of a short one', () => {
    const texts = Array.from({ length: 0x3000 }, (_, code) => `a${String.fromCharCode(code)}b\n`);
    for (const text of [...texts, 'a\x06\ufe0fb\n', '\x7f\ufe0e\ufe0f\n']) {
      const long = text.repeat(MAX_SHORT / text.length + 1);
      expect(long.length).toBeGreaterThan(MAX_SHORT);
      expect(sanitise(long)).toBe(sanitise(text).repeat(long.length / text.length));
    }
  });

  it('shows each character of a long sequence of control characters', () => {
    const units = ['\u{E0061}', '\u{E0061}', '\u{E0062}', '\u0085\ud800', '\u0001', '\u0001'];
    const shown = ['<U+E0061>', '<U+E0061>', '<U+E0062>', '\u2028\ufffd', '\u2401', '\u2401'];
    expect(sanitise(units.join('').repeat(3000))).toBe(shown.join('').repeat(3000));
    expect(sanitise('\u{E0061}'.repeat(9000))).toBe('<U+E0061>'.repeat(9000));
  });

  it('leaves no forbidden character in any text, and keeps right-to-left text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), text => {
        expect(sanitise(text)).not.toMatch(FORBIDDEN);
        expect(sanitiseLine(text)).not.toMatch(FORBIDDEN);
        expect(sanitiseLine(text)).not.toMatch(/[\n\t\u2028\u00ad\u200b]/);
      }),
      { seed: 1, numRuns: 2000 },
    );
    expect(sanitise('שלום עולם العربية')).toBe('שלום עולם العربية');
  });
});

describe('sanitiseLine', () => {
  it.each([
    ['  a\r\nb\tc\u2028d  ', 'a b c d'],
    ['a\u00adb\u200bc', 'abc'],
    ['\x1b]0;x\x07', '␛]0;x␇'],
  ])('turns %j into %j', (text, expected) => expect(sanitiseLine(text)).toBe(expected));
});
