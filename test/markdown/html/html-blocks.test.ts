import { describe, expect, it } from 'vitest';
import type { Block, Span } from '../../../src/document/document.js';
import { documentText } from '../../../src/document/document-text.js';
import { parse } from '../../../src/markdown/parse.js';
import { outline } from '../dialects/outline.js';

const blocks = (source: string) => parse(source).blocks;

describe('addHtmlBlocks', () => {
  it('drops tags, comments, scripts and styles, and keeps the text', () => {
    const source =
      '<div class="a">\n  one <b>two</b>\n  <!-- no\n  -->\n  <p>three &amp; four</p>\n</div>\n\n<script>\nno()\n</script>\n\n<style>\nno\n</style>\n';
    expect(blocks(source)).toEqual([
      { kind: 'paragraph', line: 2, spans: [{ text: 'one ' }, { text: 'two', style: 'strong' }] },
      { kind: 'paragraph', line: 5, spans: [{ text: 'three & four' }] },
    ]);
  });

  it('builds headings, rules, images, quotes and code', () => {
    const source =
      '<h1 align="center">Title</h1>\n<hr>\n<p><img src="a.png" alt="A"></p>\n<blockquote>q</blockquote>\n<pre><code>x\n  y &lt;\n</code></pre>\n';
    expect(blocks(source)).toMatchObject([
      { kind: 'heading', level: 1, anchor: 'title', line: 1 },
      { kind: 'rule', line: 2 },
      { kind: 'image', line: 3 },
      { kind: 'quote', line: 4, blocks: [{ spans: [{ text: 'q' }] }] },
      { kind: 'code', line: 5, text: 'x\n  y <' },
    ]);
  });

  it('builds lists', () => {
    expect(blocks('<ol start="3">\n<li>a\n<li>b <ul><li>c</li></ul></li>\n</ol>')).toMatchObject([
      {
        kind: 'list',
        ordered: true,
        start: 3,
        items: [
          { line: 2, blocks: [{ spans: [{ text: 'a' }] }] },
          {
            line: 3,
            blocks: [
              { spans: [{ text: 'b' }] },
              { kind: 'list', items: [{ blocks: [{ spans: [{ text: 'c' }] }] }] },
            ],
          },
        ],
      },
    ]);
  });

  it('builds tables without padding short rows', () => {
    expect(
      blocks('<table><tr><th align="right">a</th><th>b</th></tr>\n<tr><td>c<td>d<br>e</tr><tr><td>f</table>'),
    ).toEqual([
      {
        kind: 'table',
        line: 1,
        align: ['right', null],
        head: [[{ text: 'a' }], [{ text: 'b' }]],
        rows: [[[{ text: 'c' }], [{ text: 'd\u2028e' }]], [[{ text: 'f' }]]],
      },
    ]);
  });

  it.each([
    [
      '<tr><th>a<th>b<th>c</tr><tr><td colspan="2">d<td>e</tr>',
      [
        ['a', 'b', 'c'],
        ['d', '', 'e'],
      ],
    ],
    [
      '<tr><th>a<th>b</tr><tr><td rowspan="2">c<td>d</tr><tr><td>e</tr><tr><td>f<td>g</tr>',
      [
        ['a', 'b'],
        ['c', 'd'],
        ['', 'e'],
        ['f', 'g'],
      ],
    ],
    [
      '<tr><th colspan=2 rowspan=2>a<th>b</tr><tr><td>c</tr><tr><td colspan=x>d<td colspan=-1>e<td colspan=9>f</tr>',
      [
        ['a', '', 'b'],
        ['', '', 'c'],
        ['d', 'e', 'f'],
      ],
    ],
  ])('keeps texts in their columns beside cells that extend over several: %j', (rows, expected) => {
    const [table] = blocks(`<table>${rows}</table>`);
    const text = (row: readonly Span[][]) => row.map(cell => cell.map(span => span.text).join(''));
    expect(table?.kind === 'table' && [table.head, ...table.rows].map(text)).toEqual(expected);
  });

  it('adds no table for cells whose contents are Markdown after blank lines', () => {
    const source = '<table>\n<tr>\n<td>\n\n```js\na\n```\n\n</td>\n<td>\n\n**b**\n\n</td>\n</tr>\n</table>';
    expect(parse(source).blocks.map(block => block.kind)).toEqual(['code', 'paragraph']);
  });

  it('limits the empty cells of columns that other cells extend to', () => {
    const [table] = blocks(`<table>${'<tr><td colspan="999999999">a<td>b</tr>'.repeat(10_000)}</table>`);
    const cells = table?.kind === 'table' ? table.rows.reduce((sum, row) => sum + row.length, 0) : 0;
    expect(cells).toBeGreaterThan(20_000);
    expect(cells).toBeLessThan(20_000 + (1 << 14) + 1);
  });

  it.each([
    ['<p>Use the <script> tag</p>', 'Use the <script> tag'],
    ['<style> is a tag\n\nof *HTML*', '<style> is a tag of *HTML*'],
    ['<p>a<script>no()</script>b</p>', 'ab'],
  ])('keeps the text after a script or style without an end: %j', (source, text) => {
    expect(documentText(parse(source)).replace(/\s+/g, ' ')).toBe(text);
  });

  it.each([
    ['<Image alt="A b" srcLight="/l.png" srcDark="/d.png" />', 'A b', '/l.png'],
    ['<Card title="T" description="D" href="/x" />', 'T: D', '/x'],
    ['<Tab label="L">text</Tab>', 'L text', undefined],
    ['Since <Badge text="1.9" type="tip" />', 'Since 1.9', undefined],
  ])('shows the texts of a component in %j', (source, text, target) => {
    const document = parse(source);
    expect(documentText(document).replace(/\s+/g, ' ')).toBe(text);
    expect(document.links[0]?.target).toBe(target);
    expect(document.hidden).toBeUndefined();
  });

  it.each([
    ['<p><img width="150 height="150" src="a.png" alt="A"> b</p>', 'A b'],
    ['<div>\n<span @click="$nav.next > 1" class="x">c</span> 1 < 2 > 0\n</div>', 'c 1 < 2 > 0'],
    ['<p>a <b "c</p>', 'a <b "c'],
  ])('reads tags with faults as browsers do: %j', (source, text) => {
    expect(documentText(parse(source)).trim()).toBe(text);
  });

  it.each([
    ['a paragraph', 'a</details>'],
    ['an item', '- a\n- b</details>'],
    ['an item, on a line of its own', '- a\n\n  b\n  </details>'],
    ['a quote', '> a</details>'],
    ['a heading', '## a</details>'],
    ['an item after inner details', '- <details>\n  a\n  </details>\n- b</details>'],
  ])('ends details at the end of %s', (_, inside) => {
    expect(blocks(`<details>\n\n${inside}\n\nout`)).toMatchObject([
      { kind: 'alert', alert: 'details' },
      { kind: 'paragraph', spans: [{ text: 'out' }] },
    ]);
  });

  it.each([
    ['code', '`</details>`'],
    ['a list whose item has other details', '- <details>\n  a\n  </details>'],
    ['a code block', '```\n</details>\n```'],
  ])('does not end details after %s', (_, inside) => {
    expect(blocks(`<details>\n\n${inside}\n\nin\n\n</details>`)).toMatchObject([{ blocks: [{}, {}] }]);
  });

  it('puts Markdown between the tags of a list into its items', () => {
    const source =
      '<ol start="4">\n<li>\n\nFirst *a*\n\n</li>\n<li>\n\nSecond\n\n- b\n\n</li>\n<li>Third</li>\n</ol>\n\nout';
    expect(outline(source)).toBe('list(First {em a}; Second / list(b); Third) / out');
    expect(blocks(source)[0]).toMatchObject({ line: 1, ordered: true, start: 4, tight: true });
  });

  it('makes a list in HTML loose if Markdown adds a second paragraph to an item', () => {
    expect(blocks('<ul>\n<li>\n\na\n\nb\n\n</li>\n</ul>')).toMatchObject([{ tight: false, items: [{}] }]);
  });

  it.each([
    ['lists', '<ul><li>a\n<ol><li>\n\nb\n\n</li><li>c</li></ol></li>\n<li>\n\nd\n\n</li></ul>', 'list(a / list(b; c); d)'],
    ['a list whose tags are in other blocks', '<ul>\n<li>\n\n<ol>\n<li>\n\na\n\n</li>\n</ol>\n\n</li>\n<li>\n\nb\n\n</li></ul>', 'list(list(a); b)'],
    ['details', '<ul>\n<li>\n<details>\n<summary>S</summary>\n\na\n\n</details>\n</li>\n<li>b</li></ul>', 'list(details<S>(a); b)'],
    ['a list without an end', '<ul>\n<li>\n\n<ol>\n<li>\n\na\n\n</ul>\n\nout', 'list(list(a)) / out'],
  ])('nests %s between the tags of a list', (_, source, expected) => {
    expect(outline(source)).toBe(expected);
  }); // biome-ignore format: a list

  it.each(['</ol>', 'b</ol>', '</li></ol>', '- b</ol>'])('ends a list in HTML at %j', end => {
    expect(blocks(`<ol>\n<li>\n\na\n\n${end}\n\nout`)).toMatchObject([
      { kind: 'list' },
      { kind: 'paragraph' },
    ]);
  });

  it('reads terms and Markdown descriptions of a definition list', () => {
    const source = '<dl>\n<dt>T</dt>\n<dd>\n\n*a*\n\n</dd>\n<dt>U</dt>\n<dd>b</dd>\n</dl>\n\nout';
    expect(outline(source)).toBe('list({strong T} / {em a}; {strong U} / b) / out');
  });

  it('ends a list that has no end after its block of HTML', () => {
    expect(outline('<ul>\n<li>a\n<li>b\n\nout\n\n<li>c\n\nend')).toBe('list(a; b) / out / list(c) / end');
  });

  it('shows the summary of details without an end as a paragraph, in any slice', () => {
    const source = `<details>\n<summary>S</summary>\n\n${'para text here\n\n'.repeat(3000)}`;
    const kinds = new Set(blocks(source).map(({ kind }) => kind));
    expect(kinds).toEqual(new Set(['paragraph']));
    expect(documentText(parse(source)).slice(0, 6)).toBe('S\npara');
  });

  it('limits the nesting of lists whose items are in other blocks', () => {
    const depth = (list: readonly Block[]): number =>
      Math.max(
        0,
        ...list.map(block =>
          block.kind === 'list' ? 1 + depth(block.items.flatMap(item => item.blocks)) : 0,
        ),
      );
    const source = `${'<ul>\n<li>\n\na\n\n'.repeat(100)}${'</li>\n</ul>\n\n'.repeat(100)}end`;
    expect(depth(blocks(source))).toBe(16);
    expect(documentText(parse(source)).match(/a/g)).toHaveLength(100);
  });

  it('builds details with Markdown inside, nested or unclosed', () => {
    expect(blocks('<details>\n<summary>Sum <b>up</b></summary>\n\n*in*\n\n</details>\n\nout')).toMatchObject([
      {
        kind: 'alert',
        alert: 'details',
        title: [{ text: 'Sum ' }, { text: 'up', style: 'strong' }],
        blocks: [{ line: 4, spans: [{ text: 'in', style: 'em' }] }],
      },
      { kind: 'paragraph', line: 8 },
    ]);
    expect(documentText(parse('<details><summary>a</summary>\n\nb\n\n<details>\n\nc\n'))).toBe('a\nb\nc');
  });

  it('keeps all text if tags do not match', () => {
    for (const source of [
      '<td>a</p></li>b',
      '</div>\na',
      '<ul>\na\n<li>b',
      '<table>a<tr>b<td>c</div>d',
      '<h2>a\n<pre>b',
    ]) {
      expect(documentText(parse(source)).replace(/\W/g, '')).toBe(source.replace(/<[^>]*>|\W/g, ''));
    }
  });
});
