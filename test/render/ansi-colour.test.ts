import { describe, expect, it } from 'vitest';
import { sgrParameters } from '../../src/render/ansi-colour.js';

describe('sgrParameters', () => {
  it('writes true colour in full', () => {
    expect(sgrParameters('#1e90ff', 3)).toBe('38;2;30;144;255');
    expect(sgrParameters('#1e90ff', 3, true)).toBe('48;2;30;144;255');
  });

  it.each([
    ['#ff0000', '38;5;196'],
    ['#0757ba', '38;5;25'],
    ['#808080', '38;5;244'],
    ['#ffffff', '38;5;231'],
    ['#000000', '38;5;16'],
    ['#e5c07b', '38;5;180'],
  ] as const)('returns the nearest of 256 colours for %s, greys from the grey ramp', (colour, code) => {
    expect(sgrParameters(colour, 2)).toBe(code);
  });

  it.each([
    ['#b3202a', '31'],
    ['#ff8f88', '91'],
    ['#1a6b32', '32'],
    ['#9fd08a', '92'],
    ['#0757ba', '34'],
    ['#76cfd6', '96'],
    ['#59636e', '90'],
    ['#ffffff', '97'],
    ['#000000', '30'],
  ] as const)('keeps the hue of %s with 16 colours', (colour, code) => {
    expect(sgrParameters(colour, 1)).toBe(code);
  });

  it("keeps the terminal's own colours at every depth, and returns nothing at depth 0", () => {
    for (const depth of [1, 2, 3] as const) expect(sgrParameters(5, depth)).toBe('35');
    expect(sgrParameters(12, 2)).toBe('94');
    expect(sgrParameters(12, 2, true)).toBe('104');
    expect(sgrParameters(5, 0)).toBe('');
  });
});
