import { describe, expect, it } from 'vitest';
import type { Block, ListBlock } from '../../src/document/document.js';
import { blockText, documentText } from '../../src/document/document-text.js';
import { syntaxFor } from '../../src/markdown/dialects/dialects.js';
import { MAX_PARTS } from '../../src/markdown/document-builder.js';
import { MAX_SPECIALS } from '../../src/markdown/inline/inline-node.js';
import { MAX_OPPORTUNITIES, MAX_ROWS } from '../../src/markdown/inline/limit-breaks.js';
import { parse } from '../../src/markdown/parse.js';
import { MAX_ITEMS } from '../../src/markdown/prescan/prescan.js';

const notices = (source: string) => parse(source).blocks.filter(block => block.kind === 'notice').length;

function countItems(blocks: readonly Block[]): number {
  let count = 0;
  for (const block of blocks) {
    if (block.kind === 'quote') count += countItems(block.blocks);
    else if (block.kind === 'list') for (const item of block.items) count += 1 + countItems(item.blocks);
  }
  return count;
}

describe('parse limits', () => {
  it.each([
    ['quotes on one line', `${'> '.repeat(10_000)}deep`],
    ['lists on one line', `${'- '.repeat(10_000)}deep`],
    ['numbers on one line', `${'1. '.repeat(10_000)}deep`],
    [
      'lists line by line',
      Array.from({ length: 1_000 }, (_, depth) => `${'  '.repeat(depth)}- deep\n`).join(''),
    ],
    [
      'quotes line by line',
      Array.from({ length: 1_000 }, (_, depth) => `${'> '.repeat(depth)}deep\n`).join(''),
    ],
  ])('stops nesting %s at the limit, adds a notice and keeps the words', (_, source) => {
    expect(notices(source)).toBeGreaterThan(0);
    expect(documentText(parse(source))).toContain('deep');
  });

  it.each([
    ['paragraph', 'word '.repeat(1 << 19)],
    ['word', 'a'.repeat(1 << 22)],
    ['paragraph of lines', 'word word\n'.repeat(1 << 18)],
  ])('shows a %s that is too long as plain text after a notice', (_, source) => {
    const { blocks } = parse(`before\n\n${source}\n\n*after*\n`);
    expect(blocks.map(block => block.kind).slice(0, 3)).toEqual(['paragraph', 'notice', 'paragraph']);
    expect(blocks.at(-1)).toMatchObject({ spans: [{ text: 'after', style: 'em' }] });
    const text = documentText(parse(source)).replace(/\s/g, '');
    expect(text.endsWith(source.replace(/\s/g, ''))).toBe(true);
  });

  it('reads a dash below a paragraph as its underline for 40,000 headings', () => {
    const { blocks } = parse('a\n-\n'.repeat(40_000));
    expect(blocks).toHaveLength(40_000);
    expect(new Set(blocks.map(block => block.kind))).toEqual(new Set(['heading']));
  });

  it.each([
    ['paragraphs', 'a\n\n', 1],
    ['paragraphs without text', '<b></b>\n\n', 1],
    ['headings', '# a\n\n', 3],
    ['images', '![a](b)\n\n', 4],
    ['items', '- a\n- b\n\nc\n\n', 3.75],
    ['quotes', `${'> '.repeat(8)}a\n\n`, 3],
    ['quotes deep in others', `${'> '.repeat(16)}a\n\n`, 15.5],
    ['tables', '|a|\n|-|\n\n', 1.25],
    ['cells', `${'|a'.repeat(8)}|\n${'|-'.repeat(8)}|\n${'|\n'.repeat(100)}\n`, 203],
    ['rules', '---\n\n', 1],
    ['code blocks', '```\n```\n\n', 2],
    ['empty items', `${'-\n'.repeat(99)}\nc\n\n`, 125],
    ['links', `${'[a](b)'.repeat(100)}\n\n`, 125],
    ['hard breaks', `${'a\\\n'.repeat(100)}b\n\n`, 26],
    ['paragraphs of HTML', `<ul>${'<li>a'.repeat(100)}\n\n`, 125],
    ['tags in text of HTML', `<div>${'<b></b>'.repeat(100)}\n\n`, 51],
    ['tags in cells of HTML', `<table><td>${'<b></b>'.repeat(100)}</table>\n\n`, 105],
  ])('shows the text after too many %s as plain text, with one notice', (_, part, parts) => {
    const source = part.repeat(Math.ceil((1.5 * MAX_PARTS) / parts));
    const { blocks } = parse(source);
    const notices = blocks.flatMap((block, index) => (block.kind === 'notice' ? [index] : []));
    expect(notices).toHaveLength(1);
    const rest = blocks.slice((notices[0] ?? 0) + 1).map(blockText);
    const words = (text: string) => text.replace(/\s/g, '');
    expect(words(source).endsWith(words(rest.join('')))).toBe(true);
    expect(rest.join('').length / source.length).toBeGreaterThan(0.25);
    expect(rest.join('').length / source.length).toBeLessThan(0.4);
  });

  it.each([
    ['emphasis', '*a* '],
    ['code', '`a` '],
    ['escapes', '\\* '],
    ['tags', '<b>a</b> '],
  ])('shows the end of a paragraph with too much %s as plain text, before a notice', (_, part) => {
    const { blocks } = parse(`${part.repeat(2 * MAX_SPECIALS)}end\n\n*after*\n`);
    expect(blocks.map(block => block.kind)).toEqual(['paragraph', 'notice', 'paragraph']);
    const [paragraph, , after] = blocks.map(block => ('spans' in block ? block.spans : []));
    expect(paragraph?.length).toBeLessThanOrEqual(2 * MAX_SPECIALS);
    expect(paragraph?.at(-1)?.text.endsWith(`${part}end`)).toBe(true);
    expect(after).toEqual([{ text: 'after', style: 'em' }]);
  });

  it('keeps the words of a table after the part limit, without their markup', () => {
    const source = `| a |\n| - |\n${`| ${'*b* '.repeat(1000)}|\n`.repeat(400)}\nafter *it*\n`;
    const { blocks } = parse(source);
    expect(blocks.map(block => block.kind)).toEqual(['table', 'notice', 'notice', 'paragraph']);
    const rows = blocks[0]?.kind === 'table' ? blocks[0].rows : [];
    const spans = rows.reduce((sum, row) => sum + (row[0]?.length ?? 0), 0);
    expect(spans).toBeLessThan(MAX_PARTS + 4000);
    expect(
      rows.map(
        ([cell]) =>
          cell
            ?.map(({ text }) => text)
            .join('')
            .match(/b/g)?.length,
      ),
    ).toEqual(rows.map(() => 1000));
  });

  const ROWS = `${'*a*\u0085'.repeat(5)}${'b\u0085'.repeat(100_000)}c`;
  it.each([
    ['an item', `- ${ROWS}`],
    ['a cell', `| d |\n| - |\n| ${ROWS} |`],
    ['an HTML cell', `<table><tr><td>${ROWS}</td></tr></table>`],
    ['a summary', `<details><summary>${ROWS}</summary>\n\nd\n\n</details>`],
    ['the title of an admonition', `:::note ${ROWS}\nd\n:::`],
  ])('makes hard breaks soft after 16,384 in %s, before a notice', (_, source) => {
    const blocks = JSON.stringify(parse(source, { syntax: syntaxFor('a.md', source) }).blocks);
    expect(blocks.match(/\u2028/g)).toHaveLength(MAX_ROWS);
    expect(blocks.match(/b(?=[\s\u2028\\])/g)).toHaveLength(100_000);
    expect(blocks).toContain('"kind":"notice"');
  });

  it.each([
    ['soft hyphens', '\u00ad'],
    ['zero-width spaces', '\u200b'],
  ])('removes %s from a text with more than 16,384 of them', (_, invisible) => {
    const [kept, removed] = [16_384, 16_385].map(count => documentText(parse(`a${invisible}`.repeat(count))));
    expect(kept).toBe(`a${invisible}`.repeat(16_384));
    expect(removed).toBe('a'.repeat(16_385));
  });

  it('keeps the line numbers after 50,000 definitions with blank lines between them', () => {
    const { blocks } = parse(`first\n\n${'[^1]: note\n\n[a]: b\n\n\n'.repeat(50_000)}last [a]\n`);
    expect(blocks).toMatchObject([
      { kind: 'paragraph', line: 1 },
      { kind: 'paragraph', line: 250_003, spans: [{ text: 'last ' }, { text: 'a', link: 0 }] },
    ]);
  });

  it.each(['- ', '> ', '> - '])(
    'shows the innermost levels of %sas text after 12 million characters at all levels',
    marker => {
      const count = 380_000;
      const { blocks } = parse(`${marker.repeat(24 / marker.length)}word\n${'word\n'.repeat(count - 1)}`);
      const text = JSON.stringify(blocks);
      expect(text.match(/"kind":"(?:list|quote)"/g)?.length).toBeLessThan(10);
      expect(text.match(/word/g)).toHaveLength(count);
      expect(blocks.at(-1)).toMatchObject({ kind: 'notice' });
    },
  );

  it('keeps the first 4,096 characters of a heading for tables of contents and the search', () => {
    const { headings, blocks } = parse(`# ${'a\u0085'.repeat(4095)}👩👩\n`);
    expect(headings[0]?.text).toBe(`${'a '.repeat(2048)}`);
    expect(blocks.map(blockText).join('')).toContain('👩👩');
  });

  it('uses no more of a long first heading for its anchors than of others', () => {
    const { anchors } = parse(`# ${'a'.repeat(300)}\n`, { title: 'a'.repeat(300) });
    expect(anchors).toEqual([{ anchor: 'a'.repeat(200), line: 1 }]);
  });

  it('stops following chained footnotes at the limit and keeps the words', () => {
    const chain = Array.from({ length: 120_000 }, (_, index) => `[^${index}]: word [^${index + 1}]`);
    const document = parse(`[^0]\n\n${chain.join('\n\n')}`);
    expect(document.footnotes.length).toBeLessThan(MAX_PARTS / 3 + 1);
    expect(documentText(document).match(/word/g)?.length).toBeGreaterThanOrEqual(chain.length);
  });

  it('shows the text after too many blocks of one item as plain text', () => {
    const { blocks } = parse(`- a${'\n\n  word'.repeat(200_000)}\n\n*after*\n`);
    const [list, notice, ...rest] = blocks as [ListBlock, ...Block[]];
    expect(list.items[0]?.blocks).toHaveLength(MAX_ITEMS);
    expect(notice?.kind).toBe('notice');
    expect(documentText({ ...parse(''), blocks }).match(/word/g)).toHaveLength(200_000);
    expect(rest.at(-1)).toMatchObject({ spans: [{ text: 'after', style: 'em' }] });
  });

  it.each([
    ['<details>', 'a.md', `<details>\n\n${'word\n\n'.repeat(200_000)}</details>\n`],
    ['one admonition', 'a.md', `!!! note\n${'    word\n\n'.repeat(200_000)}`],
    ['one definition', 'a.md', `a\n:   b\n\n${'    word\n\n'.repeat(200_000)}`],
    ['one component', 'a.mdx', `<Steps>\n${'  word\n\n'.repeat(200_000)}</Steps>\n`],
    ['indented text', 'a.mdx', '    word\n\n'.repeat(200_000)],
    ['a text indented by one space', 'a.md', ' word\n\n'.repeat(200_000)],
  ])('shows the text after too many blocks of %s as plain text', (_, path, source) => {
    const { blocks } = parse(`${source}\n*after*\n`, { syntax: syntaxFor(path, source) });
    const contents = (block: Block): Block | Block[] =>
      block.kind === 'alert' ? block.blocks : block.kind === 'list' ? (block.items[0]?.blocks ?? []) : block;
    const all = blocks.flatMap(contents);
    const notice = all.findIndex(block => block.kind === 'notice');
    expect(Math.abs(all.slice(0, notice).length - MAX_ITEMS / 2)).toBeLessThan(4);
    expect(all.length - notice).toBeLessThan(100);
    expect(documentText({ ...parse(''), blocks }).match(/word/g)).toHaveLength(200_000);
    expect(blocks.at(-1)).toMatchObject({ spans: [{ text: 'after', style: 'em' }] });
  });

  it('shows a footnote of 1.2 MB as plain text after a notice', () => {
    const { footnotes } = parse(`a[^1]\n\n[^1]: b\n\n${'    word\n\n'.repeat(240_000)}`);
    const [notice, ...rest] = footnotes[0]?.blocks ?? [];
    expect(notice?.kind).toBe('notice');
    expect(rest.map(blockText).join('').match(/word/g)).toHaveLength(240_000);
    expect(rest.length).toBeLessThan(100);
  });

  it.each([
    ['tables of HTML', '<td>a', 4, 'table'],
    ['cells with Markdown', '<td>*a*'.repeat(1000), 2254, 'table'],
    ['lists of HTML with Markdown', '<ul><li>*a*', 3.5, 'list'],
    ['lists of HTML', '<ul><li>a', 2.5, 'list'],
    ['components', '<Comp>\n\na\n\n</Comp>', 2, 'paragraph'],
  ])('shows the text after too many %s in MDX as plain text', (_, part, parts, kind) => {
    const source = `${part}\n\n`.repeat((1.5 * MAX_PARTS) / parts);
    const { blocks } = parse(source, { syntax: syntaxFor('a.mdx', source) });
    const notice = blocks.findIndex(block => block.kind === 'notice');
    expect(new Set(blocks.slice(0, notice).map(block => block.kind))).toEqual(new Set([kind]));
    expect((notice * parts) / MAX_PARTS).toBeGreaterThan(0.98);
    expect((notice * parts) / MAX_PARTS).toBeLessThanOrEqual(1.02);
  });

  it('shows the text after the part limit inside one item as plain text', () => {
    const count = 60_000;
    const document = parse(`- a${`\n\n  word${' **b**'.repeat(4)}`.repeat(count)}`);
    expect(document.blocks).toHaveLength(1);
    const [list] = document.blocks as ListBlock[];
    expect(list?.items[0]?.blocks.length).toBeLessThan(MAX_PARTS / 2);
    expect(documentText(document).match(/word/g)).toHaveLength(count);
  });

  it('shows the rest of one oversized HTML block as plain text', () => {
    const document = parse(`<ul>${'<li>q'.repeat(300_000)}\n`);
    expect(countItems(document.blocks)).toBeLessThan(MAX_PARTS);
    expect(documentText(document).match(/q/g)).toHaveLength(300_000);
    expect(document.blocks[1]?.kind).toBe('notice');
  });

  it('records all anchors of a long paragraph', () => {
    expect(parse('a <a name="x"></a>'.repeat(150_000)).anchors).toHaveLength(150_000);
  });

  it('finds every address of a long paragraph', () => {
    expect(parse('www.a.b '.repeat(100_000)).links).toHaveLength(100_000);
  });

  it.each([
    ['', '- a\n', 1],
    [' in a quote', '> - a\n', 1],
    [' separated by blank lines', '- a\n\n', 1],
    [' nested in each other', '- - - a\n', 3],
  ])('shows the rest of a list with too many items%s as plain text', (_, item, each) => {
    const { blocks } = parse(`${item.repeat(200_000)}\n\n*after*\n`);
    const notice = blocks.findIndex(block => block.kind === 'notice');
    expect(countItems(blocks.slice(0, notice))).toBeGreaterThanOrEqual(MAX_ITEMS);
    expect(countItems(blocks.slice(0, notice))).toBeLessThan(MAX_ITEMS + each);
    expect(new Set(blocks.slice(notice + 1).map(block => block.kind))).toEqual(new Set(['paragraph']));
    const letters = documentText({ ...parse(''), blocks }).match(/\ba\b/g)?.length ?? 0;
    expect(letters).toBe(200_000);
    expect(blocks.at(-1)).toMatchObject({ spans: [{ text: 'after', style: 'em' }] });
  });

  it('parses the same number of items with other blocks between the lists', () => {
    const lists = `${'- a\n'.repeat(25_000)}\ntext\n\n`.repeat(4);
    const { blocks } = parse(lists);
    expect(blocks.some(block => block.kind === 'notice')).toBe(false);
    expect(countItems(blocks)).toBe(100_000);
  });

  it('adds no notice for ten levels of lists and quotes', () => {
    const lists = Array.from({ length: 10 }, (_, depth) => `${'  '.repeat(depth)}- level\n`).join('');
    expect(notices(`${lists}\n${'> '.repeat(10)}x`)).toBe(0);
  });

  it.each([
    ['a paragraph', (text: string) => text],
    ['a plain cell', (text: string) => `a | b\n- | -\n${text} | c`],
    ['a cell with markup', (text: string) => `a | b\n- | -\n*${text}* | c`],
  ])('removes the soft hyphens of %s that has too many', (_, write) => {
    const text = (count: number) => documentText(parse(write(`x${'\u00ad'.repeat(count)}y`)));
    expect(text(MAX_OPPORTUNITIES - 2)).toContain(`x${'\u00ad'.repeat(MAX_OPPORTUNITIES - 2)}y`);
    expect(text(MAX_OPPORTUNITIES + 1)).toContain('xy');
  });

  it('parses a table of 10,000 rows but no header of 1,000 columns', () => {
    expect(parse(`|a|b|\n|-|-|\n${'|c|d|\n'.repeat(10_000)}`).blocks).toMatchObject([{ kind: 'table' }]);
    expect(parse(`${'|a'.repeat(1000)}\n${'|-'.repeat(1000)}\n${'|\n'.repeat(1000)}`).blocks[0]?.kind).toBe(
      'paragraph',
    );
  });

  const pieces = [
    '[',
    ']',
    '*',
    '_',
    '`',
    '<',
    '![',
    '~',
    '&',
    '\\',
    '*a ',
    'a* ',
    '**a*',
    '[a](',
    '[a](b',
    '[a](b "',
    '[a][',
    '<a b="',
    '<!--',
    '<?',
    '<![CDATA[',
    '`a``b',
    'a.a@',
    'a@b.c_',
    'http://',
    'http://a.b/(',
    'www.',
    '<details>\n',
    '<ul><li>',
    '<td>',
    '> a\nb\n',
    '- a\n',
    '- - - x\n',
    '[a\n',
    '[^a]: b\n',
    '#',
    '===\n',
    '```\n',
    '\t',
    '\n',
    '|',
    'a  \n',
    '\0',
    '\ud800',
    '\u202e',
  ];
  it.each([
    ['spaces in HTML', `<div>${' '.repeat(300_000)}x`],
    ['spaces in a paragraph', `**a${' '.repeat(300_000)}b ** c`],
    ['blank lines in code', `\`\`\`\n${'\n'.repeat(300_000)}x\n\`\`\``],
    ['spaces in a table', `| a |\n|---|\n| b${' '.repeat(300_000)}c |`],
    ['tags without a line end', `${'<h1>'.repeat(400_000)}x`],
    ['lines of an item', `- a\n${'  b\n'.repeat(50_000)}`],
    ['lazy lines of an item', `- a\n${'b\n'.repeat(50_000)}`],
    ['emphasis in emphasis', `${'*a '.repeat(50_000)}${'b* '.repeat(50_000)}`],
  ])('parses many %s', (_, source) => expect(documentText(parse(source))).not.toBe(''));

  it.each(pieces)('parses 100,000 code units of %j', piece => {
    const { blocks } = parse(`x ${piece.repeat(100_000 / piece.length)}`);
    expect(blocks.length).toBeGreaterThan(0);
  });
});
