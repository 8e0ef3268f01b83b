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
    expect(rowsOf('- [x] done', { accessible: true })).toEqual(['Done: done']);
    expect(rowsOf('- a\n  1. b\n  2. c\n- d', { accessible: true })).toEqual([
      ...['- a', '  List, level 2, 2 items:', '  1. b', '  2. c', '  End of list, level 2.', '- d'],
    ]);
  });

  it('go ten levels deep', () => {
    expect(rowsOf(nested(10)).map(row => row.search(/\S/))).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16, 18]);
    expect(rowsOf(nested(4)).map(row => row.trim()[0])).toEqual(['•', '◦', '▪', '•']);
  });

  it('say their level where no room is left to go further in', () => {
    const marked = (measure: number, ascii = false) =>
      rowsOf(nested(10), { measure, ascii }).filter(row => row.includes('level'));
    expect(marked(20).slice(4)).toEqual([
      ...['        ◦ level 5', '        ⁶▪ level 6', '        ⁷• level 7', '        ⁸◦ level 8'],
      ...['        ⁹▪ level 9', '        ¹⁰• level 10'],
    ]);
    expect(marked(24, true).slice(6, 8)).toEqual(['            * level 7', '            8:- level 8']);
  });

  it('hang ordered within bullets within quotes at 20 columns, and come back out', () => {
    const source =
      '> - one\n>   1. two words\n>      - three words here\n>        1. four words here\n> - one';
    expect(rowsOf(source, { measure: 20 })).toEqual([
      ...['│ • one', '│   1. two words', '│      ◦ three words', '│        here'],
      ...['│      ⁴1. four', '│          words', '│          here', '│ • one'],
    ]);
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
