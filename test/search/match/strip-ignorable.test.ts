import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack } from '../../../src/search/match/strip-ignorable.js';

const SILENT = ['\u0301', '\xad', '\u200b', '\u064e', '\ufe0f'];

describe('pack', () => {
  it('leaves out what is not typed, and finds every other character again', () => {
    const unit = fc.constantFrom('a', 'b', '漢', ' ', ...SILENT);
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 30 }), text => {
        const packed = pack(text);
        expect([...packed.text].some(character => SILENT.includes(character))).toBe(false);
        for (let at = 0; at < packed.text.length; at++) expect(text[packed.back(at)]).toBe(packed.text[at]);
        const offsets = Array.from(packed.text, (_, at) => packed.back(at));
        expect(new Set(offsets).size).toBe(offsets.length);
      }),
      { seed: 6 },
    );
  });

  it('is the text itself where nothing is left out', () => {
    expect(pack('plain café 漢字 👩‍💻').text).toBe('plain café 漢字 👩‍💻');
  });
});
