import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { maxDisplayWidth } from '../../../src/text/display-width.js';
import { type WrapOptions, wrap } from '../../../src/text/wrapping/wrap.js';
import { words } from '../../support/documents.js';

function rowsOf(text: string, width: number, options: WrapOptions = {}): string[] {
  const rows = wrap(text, width, options);
  return Array.from({ length: rows.length / 3 }, (_, row) => text.slice(rows[row * 3], rows[row * 3 + 1]));
}

/** Characters that are dropped at row ends. */
const DROPPED = /[\s\u00ad\u200b]/g;

describe('wrap', () => {
  it('splits no words of a text that fits on one row', () => {
    const asked = vi.spyOn(Intl.Segmenter.prototype, 'segment');
    expect(rowsOf('ภาษาไทยเป็นภาษา', 80)).toHaveLength(1);
    expect(asked).not.toHaveBeenCalled();
    expect(rowsOf('ภาษาไทยเป็นภาษา', 8).length).toBeGreaterThan(1);
    expect(asked).toHaveBeenCalled();
    asked.mockRestore();
  });

  it('keeps to the width and loses nothing after the segmentation limit', () => {
    const text = 'ภาษาไทยเป็นภาษา'.repeat(1000);
    const rows = rowsOf(text, 40);
    expect(rows.join('')).toBe(text);
    expect(Math.max(...rows.map(maxDisplayWidth))).toBeLessThanOrEqual(40);
  });

  it('fills rows with words and drops the spaces between rows', () => {
    expect(rowsOf('one two three four', 9)).toEqual(['one two', 'three', 'four']);
    expect(rowsOf('  one  two   ', 20)).toEqual(['one  two']);
  });

  it('gives no row for an empty text, and an empty row between two hard breaks', () => {
    expect(rowsOf('', 10)).toEqual([]);
    expect(rowsOf('one\u2028\u2028two\u2028', 10)).toEqual(['one', '', 'two']);
  });

  it('does not wrap at infinite width', () => {
    expect(rowsOf('word '.repeat(500), Number.POSITIVE_INFINITY)).toHaveLength(1);
  });

  it('avoids a short word as the last row if another can join it', () => {
    expect(rowsOf('the quick brown fox jumps over it', 30)).toEqual(['the quick brown fox jumps', 'over it']);
    expect(rowsOf('吾輩は猫である。', 14)).toEqual(['吾輩は猫で', 'ある。']);
    // Not if the row before would be even shorter.
    expect(rowsOf('Another at level ten', 9)).toEqual(['Another', 'at level', 'ten']);
    // The row before is a single word.
    expect(rowsOf('extraordinarily odd', 18)).toEqual(['extraordinarily', 'odd']);
  });

  it('leaves no stump before the last row in scripts without spaces', () => {
    const texts = [
      '対応する state 変数をコンポーネントの中で宣言してから使う必要がある。',
      '对应的 state 变量必须先在组件中声明，然后才能使用它们。',
      'ต้องประกาศ state ก่อนใช้งานในคอมโพเนนต์ทุกครั้งเสมอ',
    ];
    for (const text of texts) {
      for (let width = 24; width <= 80; width++) {
        const previous = rowsOf(text, width).at(-2);
        if (previous) expect(maxDisplayWidth(previous), `${text} at ${width}`).toBeGreaterThan(width / 2);
      }
    }
    expect(rowsOf(texts[0] ?? '', 66)).toEqual([
      '対応する state 変数をコンポーネントの中で宣言してから使う必要が',
      'ある。',
    ]);
  });

  it('fills every row if it is asked to', () => {
    expect(rowsOf('the quick brown fox jumps over it', 30, { isGreedy: true })).toEqual([
      'the quick brown fox jumps over',
      'it',
    ]);
  });

  it('keeps no-break spaces', () => {
    expect(rowsOf('it takes 10\u00a0GB', 13)).toEqual(['it takes', '10\u00a0GB']);
  });

  it('starts no row with closing punctuation, ends none with an opening bracket', () => {
    expect(rowsOf('日本語「行頭」禁則。', 8)).toEqual(['日本語', '「行頭」', '禁則。']);
    expect(rowsOf('a b c ( d ) e', 7)).toEqual(['a b c', '( d ) e']);
    expect(rowsOf(`${'x'.repeat(20)}, y`, 20)[1]).toBe('x, y');
  });

  it('splits a long word at path and name parts, then between graphemes', () => {
    expect(rowsOf('https://example.com/path/to/page.html?a=b', 24)).toEqual([
      'https://example.com/',
      'path/to/page.html?a=b',
    ]);
    expect(rowsOf('aVeryLongCamelCaseIdentifier', 12)).toEqual(['aVeryLong', 'CamelCase', 'Identifier']);
    expect(rowsOf('a_snake_case_name_of_sorts', 12)).toEqual(['a_snake_', 'case_name_', 'of_sorts']);
    expect(rowsOf('e\u0301'.repeat(7), 3)).toEqual(['e\u0301'.repeat(3), 'e\u0301'.repeat(3), 'e\u0301']);
    expect(rowsOf('👨‍👩‍👧👨‍👩‍👧', 3)).toEqual(['👨‍👩‍👧', '👨‍👩‍👧']);
  });

  it('keeps addresses whole with keepAddresses', () => {
    const address = `https://example.com/${'path/'.repeat(8)}`;
    expect(rowsOf(`see ${address} there`, 20, { keepAddresses: true })).toEqual(['see', address, 'there']);
    expect(rowsOf(`see ${address} there`, 20).length).toBeGreaterThan(3);
  });

  it('does not break at noBreakAt', () => {
    expect(rowsOf('漢字漢字[1]', 8, { noBreakAt: [4] })).toEqual(['漢字漢', '字[1]']);
  });

  it('loses nothing and keeps to the width for any text', () => {
    const text = fc
      .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom(' ', '', '  ', '\u2028')), { maxLength: 30 })
      .map(all => all.flat().join('').replaceAll('\n', ' '));
    fc.assert(
      fc.property(text, fc.integer({ min: 12, max: 100 }), (each, width) => {
        const rows = rowsOf(each, width);
        expect(rows.join('').replaceAll(DROPPED, '')).toBe(each.replaceAll(DROPPED, ''));
        for (const row of rows) {
          expect(maxDisplayWidth(row)).toBeLessThanOrEqual(width);
          expect(row).not.toMatch(/^ |\s$/);
        }
      }),
      { seed: 12, numRuns: 3000 },
    );
  });

  it('is linear in the number of spaces and addresses', () => {
    const text = `${'word '.repeat(100)}${' '.repeat(400_000)}x`;
    expect(wrap(text, 80).slice(-3)).toEqual([text.length - 1, text.length, 1]);
    const addresses = 'http://a.b '.repeat(40_000);
    expect(wrap(addresses, 80)).toHaveLength(3 * Math.ceil(40_000 / 7));
  });

  it('is linear in the length of a word and of a paragraph', () => {
    for (const unit of ['x', 'word ', '漢字', 'กำลัง', 'a-', 'https://', '👍🏽']) {
      const text = unit.repeat(1_000_000 / unit.length);
      const rows = wrap(text, 80);
      expect(rows.at(-2)).toBe(text.trimEnd().length);
    }
  });
});
