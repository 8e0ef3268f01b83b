import { describe, expect, it } from 'vitest';
import { rowsOf } from '../../support/rows.js';

/** A list of so many levels. */
const nested = (levels: number): string =>
  Array.from({ length: levels }, (_, level) => `${'  '.repeat(level)}- level ${level + 1} of it`).join('\n');

describe('lists', () => {
  it('hang their rows', () => {
    expect(rowsOf('- one two three four\n- five', { measure: 12 })).toEqual([
      '• one two',
      '  three four',
      '• five',
    ]);
  });

  it('keep their start and line their numbers up', () => {
    expect(rowsOf('9. nine\n10. ten\n11. eleven')).toEqual([' 9. nine', '10. ten', '11. eleven']);
    expect(rowsOf('0. nought\n1. one')).toEqual(['0. nought', '1. one']);
  });

  it('are loose where the author left a row free', () => {
    expect(rowsOf('- a\n\n  more\n\n- b')).toEqual(['• a', '', '  more', '', '• b']);
    expect(rowsOf('- a\n  - b\n- c')).toEqual(['• a', '  ◦ b', '• c']);
  });

  it('have one box for a task, and no bullet beside it', () => {
    expect(rowsOf('- [ ] open\n- [x] done\n- plain')).toEqual(['☐ open', '☑ done', '• plain']);
    expect(rowsOf('1. [ ] open\n2. [x] done', { ascii: true })).toEqual(['1. [ ] open', '2. [x] done']);
    expect(rowsOf('- [x] done', { linear: true })).toEqual(['Done: done']);
  });

  it('go ten levels deep', () => {
    expect(rowsOf(nested(10)).map(row => row.search(/\S/))).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16, 18]);
    expect(rowsOf(nested(4)).map(row => row.trim()[0])).toEqual(['•', '◦', '▪', '•']);
  });

  it('give their indent up where little room is left', () => {
    const rows = rowsOf(nested(10), { measure: 20 });
    expect(Math.max(...rows.map(row => row.search(/\S/)))).toBe(10);
    expect(rows.join(' ').match(/level \d+/g)).toHaveLength(10);
  });

  it('hold any block', () => {
    expect(rowsOf('- a\n\n  > b\n  > - c\n\n  ```sh\n  d\n  ```')).toEqual([
      ...['• a', '', '  │ b', '  │', '  │ ◦ c', '', '  ─── sh', '      d'],
    ]);
  });

  it('show an item without anything in it', () => {
    expect(rowsOf('-\n- b')).toEqual(['•', '• b']);
  });
});
