import { describe, expect, it } from 'vitest';
import { rowsOf } from '../../support/rows.js';

describe('superscripts and subscripts', () => {
  it.each([
    ['10<sup>6</sup>', '10⁶', '10^6'],
    ['x<sup>n+1</sup> and H<sub>2</sub>O', 'xⁿ⁺¹ and H₂O', 'x^(n+1) and H_2O'],
    ['2<sup>**64**</sup>', '2⁶⁴', '2^64'],
    ['a<sub>ij</sub>', 'aᵢⱼ', 'a_ij'],
    ['e<sup>a b</sup>', 'e^(a b)', 'e^(a b)'],
    ['e<sup>π</sup>', 'e^π', 'e^π'],
    ['<sup>14</sup>C', '¹⁴C', '14C'],
    ['the 5<sup>th</sup>', 'the 5ᵗʰ', 'the 5th'],
    ['x<sub>i</sub><sup>2</sup>', 'xᵢ²', 'x_i^2'],
    ['a<sup>2', 'a²', 'a^2'],
    ['as known<sup>[1]</sup>', 'as known[1]', 'as known[1]'],
  ])('shows %s as %s, in ASCII as %s', (source, shown, ascii) => {
    expect(rowsOf(source)).toEqual([shown]);
    expect(rowsOf(source, { ascii: true })).toEqual([ascii]);
    expect(rowsOf(source, { accessible: true })).toEqual([ascii]);
  });

  it('leaves small print unchanged', () => {
    for (const text of ['made with care', 'beta'])
      expect(rowsOf(`Title <sub>${text}</sub>`)).toEqual([`Title ${text}`]);
    const long = 'so much that nobody takes it for an exponent';
    expect(rowsOf(`Title<sup>${long}</sup>`)).toEqual([`Title${long}`]);
  });

  it('puts the number of a link note after the script', () => {
    expect(rowsOf('a<sup>[2](b.md)</sup> c', { links: 'notes' })[0]).toBe('a²[1] c');
    expect(rowsOf('a<sup>[k+q](b.md)</sup> c', { links: 'notes' })[0]).toBe('a^(k+q)[1] c');
  });

  it('aligns them in a table', () => {
    expect(rowsOf('| a | b |\n| - | - |\n| 10<sup>6</sup> | c |\n| 1000 | d |')).toEqual([
      ...['a    │ b', '─────┼──', '10⁶  │ c', '1000 │ d'],
    ]);
  });
});
