import { describe, expect, it } from 'vitest';
import { rowsOf } from '../../support/rows.js';

const plain = (source: string, options = {}) => rowsOf(source, { plainMarks: true, ...options });

describe('plain marks', () => {
  it.each([
    ['code', 'run `a b` now', 'run `a b` now'],
    ['code with backticks', 'a `` b`c `` and `` ` ``', 'a ``b`c`` and `` ` ``'],
    ['code with runs of backticks', '``` a`b``c ```', '```a`b``c```'],
    ['struck text', 'is ~~gone~~ now', 'is ~~gone~~ now'],
    ['struck text with one tilde, and HTML', '~a~ <del>b</del> <s>c</s>', '~~a~~ ~~b~~ ~~c~~'],
    ['code in struck text', '~~a `b` c~~', '~~a `b` c~~'],
    ['struck code', '~~`a`~~', '~~`a`~~'],
    ['struck text in other marks', '**~~a _b_ c~~**', '~~a b c~~'],
    ['code of two styles', '<code>a<b>b</b></code>', '`ab`'],
    ['a heading', '#### `a` ~~b~~', '◆ `a` ~~b~~'],
  ])('writes the marks of %s', (_, source, row) => expect(plain(source)).toEqual([row]));

  it('writes them before the number of a link note', () =>
    expect(plain('[`a`](b) [`c`](d)', { links: 'notes' })[0]).toBe('`a`[1] `c`[2]'));

  it('counts them in the widths of a table', () =>
    expect(plain('| a | b |\n| - | - |\n| `1` | ~~c~~ |\n| 1 | d |')).toEqual([
      ...['a   │ b', '────┼──────', '`1` │ ~~c~~', '1   │ d'],
    ]));

  it('puts no line break between a mark and its text', () => {
    for (let width = 8; width < 30; width++)
      for (const row of plain('one two `漢字 (four` ~~-five six~~ seven', { width })) {
        expect(row).not.toMatch(/(?:^|\s)(?:~~)$|^(?:`|~~)(?: |$)/);
        expect(row).not.toMatch(/(?:^|\s)`$/);
      }
  });

  it('writes none where styles are shown', () => expect(rowsOf('`a` ~~b~~')).toEqual(['a b']));

  it('announces struck text in accessible mode', () =>
    expect(rowsOf('`a` ~~b~~ c', { accessible: true })).toEqual(['`a` (deleted: b) c']));
});

describe('footnote references', () => {
  it.each([
    ['side by side', 'a[^a][^b]', 'a¹,²', 'a[^1][^2]'],
    ['after an exponent', 'x<sup>2</sup>[^a] [^b]', 'x²,¹ ²', 'x^2[^1] [^2]'],
  ])('keeps numbers %s apart', (_, source, row, ascii) => {
    const text = `${source}\n\n[^a]: one\n[^b]: two`;
    expect(rowsOf(text)[0]).toBe(row);
    expect(rowsOf(text, { ascii: true })[0]).toBe(ascii);
  });
});
