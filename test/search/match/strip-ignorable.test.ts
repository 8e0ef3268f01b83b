import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stripIgnorable } from '../../../src/search/match/strip-ignorable.js';

const IGNORABLE = ['\u0301', '\xad', '\u200b', '\u064e', '\ufe0f'];

describe('stripIgnorable', () => {
  it('removes ignorable characters and maps every other one back', () => {
    const unit = fc.constantFrom('a', 'b', '漢', ' ', ...IGNORABLE);
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 30 }), text => {
        const stripped = stripIgnorable(text);
        expect([...stripped.text].some(character => IGNORABLE.includes(character))).toBe(false);
        for (let at = 0; at < stripped.text.length; at++)
          expect(text[stripped.originalOffset(at)]).toBe(stripped.text[at]);
        const offsets = Array.from(stripped.text, (_, at) => stripped.originalOffset(at));
        expect(new Set(offsets).size).toBe(offsets.length);
      }),
      { seed: 6 },
    );
  });

  it('returns the same text if nothing is ignorable', () => {
    expect(stripIgnorable('plain café 漢字 👩‍💻').text).toBe('plain café 漢字 👩‍💻');
  });
});
