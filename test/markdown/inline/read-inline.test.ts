import { describe, expect, it, vi } from 'vitest';
import type { Span } from '../../../src/document/document.js';
import { syntaxFor } from '../../../src/markdown/dialects/dialects.js';
import { parse } from '../../../src/markdown/parse.js';

const spans = (source: string): Span[] => {
  const block = parse(source).blocks[0];
  return block && 'spans' in block ? (block.spans ?? []) : [];
};
/** `style:text` of each span. */
const marks = (source: string): string[] => spans(source).map(span => `${span.style ?? ''}:${span.text}`);

describe('readInline', () => {
  it.each([
    [
      '*a* **b** ***c*** ~~d~~ `e`',
      ['em:a', ':\u0020', 'strong:b', ': ', 'em strong:c', ': ', 'strike:d', ': ', 'code:e'],
    ],
    ['**a *b* c**', ['strong:a ', 'strong em:b', 'strong: c']],
    ['snake_case_name and 2*3*4', [':snake_case_name and 2', 'em:3', ':4']],
    ['a:b:c :tada: "straight" -- \'quotes\'...', [':a:b:c :tada: "straight" -- \'quotes\'...']],
    ['`` a`b `` and `x', ['code:a`b', ': and `x']],
    ['\\*not\\* &copy; &amp;lt; &nosuch;', [':*not* © &lt; &nosuch;']],
    ['soft\nbreak, hard  \nbreak, hard\\\nbreak', [':soft\nbreak, hard\u2028break, hard\u2028break']],
    [
      'H<sub>2</sub>O <kbd>Ctrl</kbd> <mark>m</mark> <b>b</b> <i>i</i> <u>u</u>',
      [':H', 'sub:2', ':O ', 'kbd:Ctrl', ': ', 'mark:m', ': ', 'strong:b', ': ', 'em:i', ': u'],
    ],
    ['a<br>b<br/>\nc', [':a', ':\u2028', ':b', ':\u2028c']],
    ['a <!-- gone --> b <script>gone</script> c', [':a b c']],
    ['a  b <i></i> <!-- -->c', [':a  b c']],
    ['1 < 2 > 0 <notag', [':1 < 2 > 0 <notag']],
  ])('parses %j', (source, expected) => expect(marks(source)).toEqual(expected));

  it.each(['\u2060 a b \u2060', '\u0085a b\u0085'])('trims %j with and without markup', source => {
    expect(marks(source)).toEqual([':a b']);
    expect(marks(source.replace('b', '*b*'))).toEqual([':a ', 'em:b']);
  });

  it.each([
    ['Use the <script> tag, **then** run', [':Use the <script> tag, ', 'strong:then', ': run']],
    ['a <style> or <svg width="1"> b', [':a <style> or <svg width="1"> b']],
    ['before </head> and </BODY>', [':before </head> and </BODY>']],
    ['cp <file> <target dir>; Vec<String>', [':cp <file> <target dir>; Vec<String>']],
    ['press <C-c> or <button>', [':press <C-c> or <button>']],
    ['a <template> `</template>` b', [':a <template> ', 'code:</template>', ': b']],
    ['<Note>Text of a block', [':Text of a block']],
    ['handling of <Root /> and <Chart data="x" />', [':handling of <Root /> and']],
    ['many <style></style> and <script src="x"></script>', [':many <style></style> and']],
    ['a <note>b</note> <Badge type="x" /> <u>c <x-y z="1"> d</u>', [':a b c d']],
    ['a <style>no</style> b <title>c</title>', [':a b c']],
  ])('keeps tags without a partner that are no markup in %j', (source, expected) =>
    expect(marks(source)).toEqual(expected),
  );

  it.each([
    ['[![a](b)](c)[![d](e)](f)![g](h)', ['link image:a', ': ', 'link image:d', ': ', 'image:g']],
    ['Word![a](b)word 1![c](d)2', [':Word', ': ', 'image:a', ': ', ':word 1', ': ', 'image:c', ': ', ':2']],
    ['図![a](b)図, ![c](d)!', [':図', 'image:a', ':図, ', 'image:c', ':!']],
  ])('separates the texts of images from each other and from words in %j', (source, expected) =>
    expect(marks(source)).toEqual(expected),
  );

  it.each([
    [
      '<abbr title="Internet of Things">IoT</abbr> is <abbr title="Internet of Things">IoT</abbr>',
      [':IoT (Internet of Things) is IoT'],
    ],
    ['a <dfn title="b c">d</dfn>, <abbr>e</abbr>', [':a ', 'em:d', ': (b c), e']],
  ])('shows the title of a term in %j', (source, expected) => expect(marks(source)).toEqual(expected));

  it('decodes an entity once, then makes control characters visible', () => {
    expect(marks('&amp;#27; &#27; &#x202e;')).toEqual([':&#27; ␛ <U+202E>']);
  });

  it.each([
    ['[a](/u "t")', { target: '/u', title: 't', kind: 'link' }],
    ['[a](</u v> (t))', { target: '/u v', title: 't', kind: 'link' }],
    ['[a][B]\n\n[b]: /u&amp;v', { target: '/u&v', kind: 'link' }],
    ['[a]\n\n[A]: <> ', { target: '', kind: 'link' }],
    ['<https://a.b/c>', { target: 'https://a.b/c', kind: 'link' }],
    ['<a@b.c>', { target: 'mailto:a@b.c', kind: 'link' }],
    ['<a href="/u?a=1&amp;b" title="t">x</a>', { target: '/u?a=1&b', title: 't', kind: 'link' }],
    ['x ![i](/p.png)', { target: '/p.png', kind: 'image' }],
    ['x <img src="/p.png" alt="i">', { target: '/p.png', kind: 'image' }],
    ['[a](</u\x1b[31m>)', { target: '/u␛[31m', kind: 'link' }],
  ])('parses the link in %j', (source, link) => expect(parse(source).links).toEqual([link]));

  it('keeps one link across marks, and the outer link of an image', () => {
    expect(spans('[a **b** `c`](/u)').map(span => span.link)).toEqual([0, 0, 0, 0]);
    expect(spans('[![alt](i.png)](/u)')).toEqual([{ text: 'alt', style: 'link image', link: 0 }]);
  });

  it.each([
    ['see https://a.b/c_d_(e).', 'https://a.b/c_d_(e)', 'https://a.b/c_d_(e)'],
    ['(http://a.b/c)', 'http://a.b/c', 'http://a.b/c'],
    ['**www.a.b**', 'www.a.b', 'http://www.a.b'],
    ['http://a.b/&amp;', 'http://a.b/', 'http://a.b/'],
    ['mail a.b-c_d@e.f.g, now', 'a.b-c_d@e.f.g', 'mailto:a.b-c_d@e.f.g'],
    ['xmpp:a@b.c', 'xmpp:a@b.c', 'xmpp:a@b.c'],
    ['詳細はhttps://a.b/c。次', 'https://a.b/c', 'https://a.b/c'],
    ['[x] http://a.b?c[]=1]', 'http://a.b?c[]=1', 'http://a.b?c[]=1'],
  ])('finds the address in %j', (source, text, target) => {
    const document = parse(source);
    expect(spans(source).find(span => span.link !== undefined)?.text).toBe(text);
    expect(document.links[0]?.target).toBe(target);
  });

  it.each(['a@b', 'http://', 'awww.b', 'a@b.c-', '`http://a.b`', 'nohttp:/a.b'])(
    'finds no address in %j',
    source => {
      expect(parse(source).links).toEqual([]);
    },
  );

  it('finds the address after a link or code that holds another one', () => {
    const targets = (source: string) => parse(source).links.map(({ target }) => target);
    expect(targets('[a](https://b.c)https://d.e f@g.h')).toEqual([
      'https://b.c',
      'https://d.e',
      'mailto:f@g.h',
    ]);
    expect(targets('`https://b.c`https://d.e and `f@g.h`www.i.j')).toEqual(['https://d.e', 'http://www.i.j']);
    expect(targets('`http://b.c`http://d.e `www.b.c`www.d.e `ftp://b.c`ftp://d.e')).toEqual([
      'http://d.e',
      'http://www.d.e',
      'ftp://d.e',
    ]);
    expect(targets('foo-www.b@c.de a@b@c.d')).toEqual(['mailto:foo-www.b@c.de', 'mailto:b@c.d']);
  });

  it('finds no address in the text of an HTML link', () => {
    const source = '<a href="https://x.org/?a=1&amp;b=2">https://x.org/?a=1&amp;b=2</a> https://y.org';
    const { links } = parse(source);
    expect(links.map(({ target }) => target)).toEqual(['https://x.org/?a=1&b=2', 'https://y.org']);
    expect(spans(source).map(({ text }) => text)).toEqual(['https://x.org/?a=1&b=2', ' ', 'https://y.org']);
  });

  it.each(['http://a]', 'www.a]', '_http://a]', '[http://a', 'a@b.c]', 'http://a *b '])(
    'reads %j, repeated, in linear time',
    part => {
      const time = (count: number): number => {
        const start = performance.now();
        parse(part.repeat(count));
        return performance.now() - start;
      };
      time(2000);
      expect(time(40_000)).toBeLessThan(2000);
    },
  );

  it('creates a bounded number of spans for breaks, in linear time', () => {
    const { blocks } = parse('a<br>'.repeat(100_000));
    expect(blocks[0]?.kind === 'paragraph' && blocks[0].spans.length).toBe(2049);
  });

  it('searches a text for template tags once, whatever the number of its links', () => {
    const source = '![a](b)'.repeat(1000);
    const includes = vi.spyOn(String.prototype, 'includes');
    const { links } = parse(source, { syntax: syntaxFor('a.md', source) });
    const searches = includes.mock.contexts.filter(
      (text, call) => `${text}` === source && includes.mock.calls[call]?.[0] === '{',
    );
    includes.mockRestore();
    expect(links).toHaveLength(1000);
    expect(searches.length).toBeLessThan(10);
  });

  it('parses no link inside a link', () => {
    expect(parse('[a [b](/c) d](/e)').links.map(link => link.target)).toEqual(['/c']);
    expect(parse('[see http://a.b now](/e)').links.map(link => link.target)).toEqual(['/e']);
  });
});
