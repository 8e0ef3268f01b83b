import { describe, expect, it } from 'vitest';
import { emptyDocument } from '../../src/typeset/document.js';
import { createPainter } from '../../src/typeset/paint.js';
import { parse, startParse } from '../../src/typeset/parse.js';
import { finished } from '../../src/typeset/parsing.js';
import { printDocument } from '../../src/typeset/print.js';
import { THEMES } from '../../src/typeset/themes.js';
import { pageOptions } from '../support/rows.js';

const plain = createPainter(THEMES.terminal, 0);
const pipe = pageOptions({ measure: 80, links: 'notes', wrapCode: false });
const section = (n: number): string =>
  `# Part ${n}\n\nSee [this](https://example.com/${n}) and[^n].\n\n> quoted\n\n\tcode  \n\n| a | b |\n| - | - |\n| ${n} |   |\n\n`;
const source = `${Array.from({ length: 2000 }, (_, n) => section(n)).join('')}[^n]: The note.\n`;

describe('printDocument', () => {
  it('prints the first rows before the whole is parsed, and in the end the same rows', () => {
    const parsing = startParse(source);
    const rows = printDocument(parsing, pipe, plain);
    expect(rows.next().value).toBe('Part 0');
    expect(parsing.done).toBe(false);
    const streamed = ['Part 0', ...rows];
    expect(streamed).toEqual([...printDocument(finished(parse(source)), pipe, plain)]);
    expect(streamed.length).toBeGreaterThan(20_000);
  });

  it('ends no row in white space, plain or painted', () => {
    const colour = createPainter(THEMES.dark, 3);
    for (const painter of [plain, colour]) {
      const rows = [...printDocument(finished(parse(source)), pipe, painter)];
      expect(rows.filter(row => /\s(?:\u001b\[[\d;]*m)*$/.test(row))).toEqual([]);
    }
  });

  it('prints the same text in colour as without', () => {
    const colour = createPainter(THEMES.light, 3, { hyperlinks: true });
    const rows = [...printDocument(finished(parse(source)), pipe, colour)];
    const bare = rows.map(row => row.replaceAll(/\u001b(?:\[[\d;]*m|\]8;[^\u001b]*\u001b\\)/g, ''));
    expect(bare).toEqual([...printDocument(finished(parse(source)), pipe, plain)]);
  });

  it('has no row for an empty document', () => {
    expect([...printDocument(finished(emptyDocument()), pipe, plain)]).toEqual([]);
  });
});
