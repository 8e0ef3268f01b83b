import { describe, expect, it } from 'vitest';
import { emptyDocument } from '../../src/document/document.js';
import { toFinishedParse } from '../../src/markdown/incremental-parse.js';
import { parse, startParse } from '../../src/markdown/parse.js';
import { createRenderer } from '../../src/render/render.js';
import { streamText } from '../../src/render/stream-text.js';
import { THEMES } from '../../src/render/themes.js';
import { layoutOptions } from '../support/rows.js';

const plain = createRenderer(THEMES.terminal, 0);
const pipe = layoutOptions({ width: 80, links: 'notes', wrapCode: false });
const section = (n: number): string =>
  `# Part ${n}\n\nSee [this](https://example.com/${n}) and[^n].\n\n> quoted\n\n\tcode  \n\n| a | b |\n| - | - |\n| ${n} |   |\n\n`;
const source = `${Array.from({ length: 2000 }, (_, n) => section(n)).join('')}[^n]: The note.\n`;

/** The rows of texts that may have several. */
function rowsOf(texts: Iterable<string>): string[] {
  return [...texts].flatMap(text => text.split('\n'));
}

describe('streamText', () => {
  it('yields the first rows before parsing ends, and the same rows in the end', () => {
    const parsing = startParse(source);
    const rows = streamText(parsing, pipe, plain);
    const first = rows.next().value as string;
    expect(first.split('\n')[0]).toBe('Part 0');
    expect(parsing.done).toBe(false);
    const streamed = rowsOf([first, ...rows]);
    expect(streamed).toEqual(rowsOf(streamText(toFinishedParse(parse(source)), pipe, plain)));
    expect(streamed.length).toBeGreaterThan(20_000);
  });

  it('yields the same rows if it drops the blocks that are rendered', () => {
    const code = (language: string) => `\`\`\`${language}\nx\n\`\`\`\n\n`;
    const kinds = [
      code('js'),
      `- a\n\n  ${code('js').replaceAll('\n', '\n  ')}\n`,
      '> b\n\n',
      '## c\n\n[c](c)\n\n',
      code(''),
    ];
    const text = Array.from({ length: 2000 }, (_, n) => section(n) + kinds[n % 5] + kinds[(n * 7) % 4]).join(
      '',
    );
    const parsing = startParse(text);
    const released = rowsOf(streamText(parsing, pipe, plain, { releasesBlocks: true }));
    expect(released).toEqual(rowsOf(streamText(toFinishedParse(parse(text)), pipe, plain)));
    const { blocks } = parsing.document;
    expect(blocks.filter(({ kind }) => kind === 'table').length).toBeLessThan(200);
    expect(blocks.filter(({ kind }) => kind === 'heading').length).toBeLessThan(400);
    expect(blocks.length).toBeGreaterThan(10_000);
  });

  it('keeps the blocks of a document that is complete', () => {
    const { document } = toFinishedParse(parse(source));
    const before = document.blocks.slice();
    rowsOf(streamText(toFinishedParse(document), pipe, plain, { releasesBlocks: true }));
    expect(document.blocks).toEqual(before);
  });

  it('ends no row in white space, with and without colour', () => {
    const colour = createRenderer(THEMES.dark, 3);
    for (const renderer of [plain, colour]) {
      const rows = rowsOf(streamText(toFinishedParse(parse(source)), pipe, renderer));
      expect(rows.filter(row => /\s(?:\u001b\[[\d;]*m)*$/.test(row))).toEqual([]);
    }
  });

  it('yields the same text with and without colour', () => {
    const colour = createRenderer(THEMES.light, 3, { hyperlinks: true });
    const rows = rowsOf(streamText(toFinishedParse(parse(source)), pipe, colour));
    const bare = rows.map(row => row.replaceAll(/\u001b(?:\[[\d;]*m|\]8;[^\u001b]*\u001b\\)/g, ''));
    expect(bare).toEqual(rowsOf(streamText(toFinishedParse(parse(source)), pipe, plain)));
  });

  it('joins rows that are ready, also of short blocks', () => {
    const texts = [...streamText(toFinishedParse(parse(source)), pipe, plain)];
    const rows = rowsOf(texts);
    expect(texts.length).toBe(Math.ceil(rows.length / 64));
  });

  it('yields no row for an empty document', () => {
    expect([...streamText(toFinishedParse(emptyDocument()), pipe, plain)]).toEqual([]);
  });
});
