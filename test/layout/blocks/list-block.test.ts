import { describe, expect, it } from 'vitest';
import { rowsOf } from '../../support/rows.js';

/** Returns the source of a list with nested lists, `levels` deep. */
const nested = (levels: number): string =>
  Array.from({ length: levels }, (_, level) => `${'  '.repeat(level)}- level ${level + 1} of it`).join('\n');

describe('lists', () => {
  it('have hanging indents', () => {
    expect(rowsOf('- one two three four\n- five', { width: 12 })).toEqual([
      '• one two',
      '  three four',
      '• five',
    ]);
  });

  it('keep their start number and align numbers at the dot', () => {
    expect(rowsOf('9. nine\n10. ten\n11. eleven')).toEqual([' 9. nine', '10. ten', '11. eleven']);
    expect(rowsOf('0. nought\n1. one')).toEqual(['0. nought', '1. one']);
  });

  it('have blank rows between items if the source has', () => {
    expect(rowsOf('- a\n\n  more\n\n- b')).toEqual(['• a', '', '  more', '', '• b']);
    expect(rowsOf('- a\n  - b\n- c')).toEqual(['• a', '  ◦ b', '• c']);
  });

  it('show a box instead of a bullet for a task', () => {
    expect(rowsOf('- [ ] open\n- [x] done\n- plain')).toEqual(['☐ open', '☑ done', '• plain']);
    expect(rowsOf('1. [ ] open\n2. [x] done', { ascii: true })).toEqual(['1. [ ] open', '2. [x] done']);
    expect(rowsOf('- [x] done', { accessible: true })).toEqual(['Done: done']);
    expect(rowsOf('- a\n  1. b\n  2. c\n- d', { accessible: true })).toEqual([
      ...['- a', '  List, level 2, 2 items:', '  1. b', '  2. c', '  End of list, level 2.', '- d'],
    ]);
  });

  it('nest ten levels deep', () => {
    expect(rowsOf(nested(10)).map(row => row.search(/\S/))).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16, 18]);
    expect(rowsOf(nested(4)).map(row => row.trim()[0])).toEqual(['•', '◦', '▪', '•']);
  });

  it('show their level if there is no room for another indent', () => {
    const marked = (width: number, ascii = false) =>
      rowsOf(nested(10), { width, ascii }).filter(row => row.includes('level'));
    expect(marked(20).slice(4)).toEqual([
      ...['        ◦ level 5', '        ⁶▪ level 6', '        ⁷• level 7', '        ⁸◦ level 8'],
      ...['        ⁹▪ level 9', '        ¹⁰• level 10'],
    ]);
    expect(marked(24, true).slice(6, 8)).toEqual(['            * level 7', '            8:- level 8']);
  });

  it('nest ordered lists in bulleted lists in quotes at 20 columns', () => {
    const source =
      '> - one\n>   1. two words\n>      - three words here\n>        1. four words here\n> - one';
    expect(rowsOf(source, { width: 20 })).toEqual([
      ...['│ • one', '│   1. two words', '│      ◦ three words', '│        here'],
      ...['│      ⁴1. four', '│          words', '│          here', '│ • one'],
    ]);
  });

  it('contain any block', () => {
    expect(rowsOf('- a\n\n  > b\n  > - c\n\n  ```sh\n  d\n  ```')).toEqual([
      ...['• a', '', '  │ b', '  │', '  │ ◦ c', '', '  ─── sh', '      d'],
    ]);
  });

  it('show the marker of an empty item', () => {
    expect(rowsOf('-\n- b')).toEqual(['•', '• b']);
  });
});
