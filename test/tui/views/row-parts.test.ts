import { describe, expect, test } from 'vitest';
import { displayWidth } from '../../../src/text/display-width.js';
import { inputRow } from '../../../src/tui/views/row-parts.js';
import { Driver } from '../driver.js';

const LONG = Array.from({ length: 40 }, (_, index) => `word${index}`).join(' ');

describe('a text field', () => {
  test.each([
    ['abc', 3, 10, 'abc[ ]'],
    ['abcdef', 6, 4, '…ef[ ]'],
    ['abcdef', 3, 4, '…c[d]ef'],
    ['日本語', 3, 3, '…[ ]'],
    ['日本語', 3, 4, '…語[ ]'],
    ['abcdef', 6, 1, '[ ]'],
    ['abcdef', 6, -3, '[ ]'],
  ])('with "%s" and the cursor at %i shows the cursor in %i columns', (text, cursor, width, expected) => {
    const row = inputRow({ text, cursor }, width, false);
    const shown = row.map(({ text: part, style }) => (style === 'selected' ? `[${part}]` : part)).join('');
    expect(shown).toBe(expected);
  });

  test.each([12, 20, 30, 40, 60, 80, 120])('shows the end of a long query at %i columns', columns => {
    const options = { columns, rows: 24, settings: { ascii: true } };
    const filter = new Driver(options).keys(`/${LONG}`);
    expect(filter.rows().find(row => row.startsWith(' > '))).toMatch(/ord39(?: |$)/);
    const find = new Driver(options).keys(`<enter>/${LONG}`);
    expect(find.status()).toMatch(columns < 30 ? /39/ : /ord39 /);
    for (const row of [...filter.rows(), ...find.rows()])
      expect(displayWidth(row)).toBeLessThanOrEqual(columns);
  });
});
