import GithubSlugger from 'github-slugger';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/document/document.js';
import { documentText } from '../../src/document/document-text.js';
import { finishParse } from '../../src/markdown/incremental-parse.js';
import { parse, startParse } from '../../src/markdown/parse.js';

const only = (source: string): Block => {
  const { blocks } = parse(source);
  expect(blocks).toHaveLength(1);
  return blocks[0] as Block;
};

describe('parse', () => {
  it('creates unique anchors like github-slugger', () => {
    const names = [
      'a',
      'A',
      'a 1',
      'a',
      'b',
      'a-1',
      '',
      '',
      '日本',
      'a',
      'constructor',
      'constructor',
      '__proto__',
    ];
    const slugger = new GithubSlugger();
    const { headings } = parse(names.map(name => `# ${name}\n`).join('\n'));
    expect(headings.map(heading => heading.anchor)).toEqual(headings.map(({ text }) => slugger.slug(text)));
    expect(new Set(headings.map(heading => heading.anchor)).size).toBe(headings.length);
  });

  it('creates unique anchors for each order of headings that look like numbered anchors', () => {
    const names = ['a', 'a-1', 'a 1', 'a-1-1', 'a-2', 'a-02'];
    const orders = names.map(name => [name]);
    for (let length = 2; length <= 4; length++)
      for (const order of orders.filter(each => each.length === length - 1))
        for (const name of names) orders.push([...order, name]);
    for (const order of orders) {
      const slugger = new GithubSlugger();
      const { headings } = parse(order.map(name => `# ${name}\n`).join('\n'));
      expect(headings.map(({ anchor }) => anchor)).toEqual(order.map(name => slugger.slug(name)));
    }
    expect(orders.length).toBe(6 + 36 + 216 + 1296);
  });

  it('records headings with level, line and GitHub anchor', () => {
    const { headings } = parse('# A *b*\n\ntext\n\nC & D\n===\n\n## A b\n');
    expect(headings).toEqual([
      { level: 1, text: 'A b', anchor: 'a-b', line: 1, block: 0, offset: 0 },
      { level: 1, text: 'C & D', anchor: 'c--d', line: 5, block: 2, offset: 0 },
      { level: 2, text: 'A b', anchor: 'a-b-1', line: 8, block: 3, offset: 0 },
    ]);
  });

  it('records headings inside containers with their offset', () => {
    const { headings } = parse('> one\n>\n> ## Two\n');
    expect(headings).toEqual([{ level: 2, text: 'Two', anchor: 'two', line: 3, block: 0, offset: 4 }]);
  });

  it('omits only a first heading that repeats the title', () => {
    expect(parse('# The  Title\n\ntext', { title: 'The Title' }).blocks).toHaveLength(1);
    expect(parse('text\n\n# The Title', { title: 'The Title' }).blocks).toHaveLength(2);
    expect(parse('# Another', { title: 'The Title' }).blocks).toHaveLength(1);
  });

  it('counts lines from the given first line', () => {
    const { blocks } = parse('a\r\n\r\n- b\r\n- c\r\n', { firstLine: 10 });
    expect(blocks.map(block => block.line)).toEqual([10, 12]);
    expect(blocks[1]).toMatchObject({ items: [{ line: 12 }, { line: 13 }] });
  });

  it('keeps start, looseness and checkboxes of a list', () => {
    expect(only('3. a\n4. b')).toMatchObject({ kind: 'list', ordered: true, start: 3, tight: true });
    expect(only('- a\n\n- b')).toMatchObject({ tight: false });
    expect(only('- [ ] a\n- [x] b\n- c')).toMatchObject({
      items: [
        { checked: false, blocks: [{ spans: [{ text: 'a' }] }] },
        { checked: true, blocks: [{ spans: [{ text: 'b' }] }] },
        { blocks: [{ spans: [{ text: 'c' }] }] },
      ],
    });
  });

  it('keeps the box of a task that starts with another block', () => {
    expect(only('- [ ] 1. a\n- [x] # b\n- [x] > c\n- [ ] ```\n  d\n  ```\n')).toMatchObject({
      items: [
        { checked: false, blocks: [{ kind: 'list' }] },
        { checked: true, blocks: [{ kind: 'heading' }] },
        { checked: true, blocks: [{ kind: 'quote' }] },
        { checked: false, blocks: [{ kind: 'code', text: 'd' }] },
      ],
    });
  });

  it('parses nested quotes and lists on one line', () => {
    const word = { kind: 'paragraph', line: 1, spans: [{ text: 'word' }] };
    const numbered = { kind: 'list', ordered: true, start: 7, items: [{ blocks: [word] }] };
    const quote = { kind: 'quote', blocks: [numbered] };
    expect(parse('> - > 7. word').blocks).toMatchObject([
      { kind: 'quote', blocks: [{ kind: 'list', ordered: false, items: [{ blocks: [quote] }] }] },
    ]);
    expect(parse('> > [!NOTE]').blocks).toMatchObject([{ kind: 'quote', blocks: [{ kind: 'alert' }] }]);
    expect(parse('- - # Head').blocks).toMatchObject([
      { items: [{ blocks: [{ items: [{ blocks: [{ kind: 'heading' }] }] }] }] },
    ]);
  });

  it('gives blocks inside list items their line', () => {
    expect(only('- a\n\n  - b\n\n        code\n\n  > q\n  r\n')).toMatchObject({
      items: [
        {
          blocks: [
            { kind: 'paragraph', line: 1 },
            {
              kind: 'list',
              line: 3,
              items: [{ blocks: [{ line: 3 }, { kind: 'code', line: 5, text: 'code' }] }],
            },
            { kind: 'quote', line: 7, blocks: [{ spans: [{ text: 'q\nr' }] }] },
          ],
        },
      ],
    });
  });

  it.each(['note', 'tip', 'important', 'warning', 'caution'])(
    'parses a quote marked as %s as an alert',
    name => {
      expect(only(`> [!${name.toUpperCase()}]\n> text\n>\n> more`)).toMatchObject({
        kind: 'alert',
        alert: name,
        blocks: [{ line: 2, spans: [{ text: 'text' }] }, { line: 4 }],
      });
    },
  );

  it('keeps alignment and inline marks of table cells', () => {
    expect(only('| a | **b** |\n|:-|-:|\n| `c\\|d` | e<br>f |')).toMatchObject({
      kind: 'table',
      align: ['left', 'right'],
      head: [[{ text: 'a' }], [{ text: 'b', style: 'strong' }]],
      rows: [[[{ text: 'c|d', style: 'code' }], [{ text: 'e' }, { text: '\u2028' }, { text: 'f' }]]],
    });
  });

  it('keeps language and tabs of code, and whether it is indented', () => {
    expect(only('```JS title="x"\na\tb\n\n```')).toEqual({
      kind: 'code',
      line: 1,
      language: 'JS',
      text: 'a\tb',
    });
    expect(only('```rust,linenos\na\n```')).toMatchObject({ language: 'rust' });
    expect(only('    a\n\n      b')).toEqual({ kind: 'code', line: 1, indented: true, text: 'a\n\n  b' });
  });

  it('creates an image block for a paragraph that is only an image', () => {
    const document = parse('![alt *text*](a.png "cap")\n\na ![b](c.png)\n\n![](pic/d.png?x)');
    expect(document.blocks[0]).toMatchObject({
      kind: 'image',
      link: 0,
      spans: [{ text: 'alt text', style: 'image' }],
    });
    expect(document.blocks[1]).toMatchObject({ kind: 'paragraph' });
    expect(document.blocks[2]).toMatchObject({ kind: 'image', spans: [{ text: 'd.png' }] });
    expect(document.links[0]).toEqual({ target: 'a.png', title: 'cap', kind: 'image' });
  });
});

describe('parse footnotes', () => {
  it('numbers footnotes by first reference and removes their definitions from the text', () => {
    const { blocks, footnotes } = parse(
      'A[^b] and[^a] and[^b], not[^c].\n\n[^a]: First\n    still\n\n    Second\n[^b]: See[^a]\n\nend',
    );
    expect(footnotes.map(({ number, label, line }) => [number, label, line])).toEqual([
      [1, 'b', 7],
      [2, 'a', 3],
    ]);
    expect(footnotes[1]?.blocks).toMatchObject([
      { line: 3, spans: [{ text: 'First\nstill' }] },
      { line: 6, spans: [{ text: 'Second' }] },
    ]);
    expect(blocks).toMatchObject([
      {
        spans: [
          { text: 'A' },
          { text: '1', style: 'noteref', footnote: 0 },
          { text: ' and' },
          { text: '2', footnote: 1 },
          { text: ' and' },
          { text: '1', footnote: 0 },
          { text: ', not[^c].' },
        ],
      },
      { line: 9, spans: [{ text: 'end' }] },
    ]);
  });

  it('builds a chain of footnotes in several steps, each of them once', () => {
    const notes = Array.from({ length: 1000 }, (_, index) => `[^${index}]: note ${index}[^${index + 1}]\n`);
    const parsing = startParse(`a[^0] b[^999]\n\n${notes.join('\n')}`);
    expect([parsing.document.footnotes.length, parsing.done]).toEqual([256, false]);
    expect(documentText(parsing.document)).toMatch(/note 254\d+$/);
    const { footnotes } = finishParse(parsing);
    expect(footnotes.map(({ number, label }) => `${number} ${label}`)).toEqual(
      Array.from(
        { length: 1000 },
        (_, index) => `${index + 1} ${index < 1 ? 0 : index === 1 ? 999 : index - 1}`,
      ),
    );
    expect(documentText(parsing.document)).toMatch(/note 998\d+$/);
  });

  it('parses footnotes that refer to each other', () => {
    expect(parse('a[^1]\n\n[^1]: b[^2]\n[^2]: c[^1]').footnotes).toHaveLength(2);
  });
});
