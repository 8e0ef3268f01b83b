import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/document/document.js';
import type { LayoutOptions } from '../../../src/layout/layout-options.js';
import { documents } from '../../support/documents.js';
import { rowsOf } from '../../support/rows.js';

const plain = (source: string | Document, options: Partial<LayoutOptions> = {}) =>
  rowsOf(source, { plainMarks: true, wrapCode: false, ...options });

describe('texts of which no style is shown', () => {
  it('have the same rows as texts with hyperlinks, whose spans are laid out one by one', () => {
    const options = fc.record({
      width: fc.integer({ min: 4, max: 100 }),
      wrapCode: fc.boolean(),
      ascii: fc.boolean(),
      accessible: fc.boolean(),
    });
    fc.assert(
      fc.property(documents, options, (document, layout) => {
        // without links, whose notes and addresses depend on the mode
        const unlinked = { ...document, links: [] };
        expect(plain(unlinked, { ...layout, links: 'none' })).toEqual(
          plain(unlinked, { ...layout, links: 'hyperlink' }),
        );
      }),
      { seed: 14, numRuns: 1000 },
    );
  });

  it('have no row that starts with a mark after text, or with the number of a note', () => {
    const source = 'one `two` ~~three~~ [four](a), `five`, [six](b) ~~`seven`~~ [`eight`](c) nine';
    for (let width = 14; width < 80; width++) {
      const rows = plain(source, { width, links: 'notes' });
      const text = rows.slice(0, rows.indexOf(''));
      expect(text.join(' ')).toBe(
        'one `two` ~~three~~ [four](a), `five`, [six](b) ~~`seven`~~ [`eight`](c) nine'.replaceAll(
          /\[(`?\w+`?)\]\((\w)\)/g,
          (_, link, target) => `${link}[${'abc'.indexOf(target) + 1}]`,
        ),
      );
      for (const row of text) expect(row).not.toMatch(/^(?:\[\d|[~`]+(?:[ ,]|$))/);
    }
  });

  it.each([
    ['a footnote', 'a[^1] b\n\n[^1]: c', 'a¹ b'],
    ['a superscript', '10<sup>6</sup> and x<sub>ij</sub>', '10⁶ and xᵢⱼ'],
    ['soft breaks between ideographs', '漢字\n漢字 [a](b)\n漢字', '漢字漢字 a[1] 漢字'],
    ['hard breaks and tabs', 'a\tb\\\nc [d](e)', 'a b'],
    ['a soft hyphen', 'co\u00adop [a](b)', 'coop a[1]'],
    ['the address of a link', '<https://a.org> [b](c)', 'https://a.org b[1]'],
  ])('keep %s', (_, source, first) => expect(plain(source, { links: 'notes' })[0]).toBe(first));

  it.each([
    ['a footnote after another one', 'a[^1][^2] b\n\n[^1]: c\n\n[^2]: d', 'a¹,² b'],
    ['a footnote after a superscript', '10<sup>6</sup>[^1] b\n\n[^1]: c', '10⁶,¹ b'],
    ['footnotes in ASCII', 'a[^1][^2] b\n\n[^1]: c\n\n[^2]: d', 'a[^1][^2] b', { ascii: true }],
    ['a heading', '# `a` [b](c) d[^1]\n\n[^1]: e', '`a` b[1] d¹'],
    ['a heading with a marker', '#### `a` ~~b~~', '◆ `a` ~~b~~'],
  ])('keep the marks and numbers of %s', (_, source, first, options?: Partial<LayoutOptions>) =>
    expect(plain(source, { links: 'notes', ...options })[0]).toBe(first),
  );

  it('keep the marks and numbers of a table, and start no row with them', () => {
    const source = '| a | b |\n| - | - |\n| `one two` | [three four](c) five |\n| ~~x~~ | y[^1] |\n\n[^1]: d';
    expect(plain(source, { width: 40, links: 'notes' }).slice(0, 4)).toEqual([
      'a         │ b',
      '──────────┼───────────────────',
      '`one two` │ three four[1] five',
      '~~x~~     │ y¹',
    ]);
    expect(plain(source, { width: 22, links: 'notes' }).slice(0, 7)).toEqual([
      'a         │ b',
      '──────────┼───────────',
      '`one two` │ three',
      '          │ four[1]',
      '          │ five',
      '┄┄┄┄┄┄┄┄┄┄┼┄┄┄┄┄┄┄┄┄┄┄',
      '~~x~~     │ y¹',
    ]);
  });

  it('are wrapped in the cells of a table, whose columns stay aligned', () => {
    const source =
      '| a | b | c |\n| - | -: | :-: |\n| one two three | four five | six |\n| x |  | seven eight |';
    expect(plain(source, { width: 32 })).toEqual([
      'a         │         b │    c',
      '──────────┼───────────┼─────────',
      'one two   │ four five │   six',
      'three     │           │',
      '┄┄┄┄┄┄┄┄┄┄┼┄┄┄┄┄┄┄┄┄┄┄┼┄┄┄┄┄┄┄┄┄',
      'x         │           │  seven',
      '          │           │  eight',
    ]);
  });
});
