import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rewriteAdmonitions } from '../../../src/markdown/dialects/admonitions.js';
import { dialectsFor, rewriteHeadingIds } from '../../../src/markdown/dialects/dialects.js';
import { rewriteHugo } from '../../../src/markdown/dialects/hugo.js';
import { rewriteLiquid } from '../../../src/markdown/dialects/liquid.js';
import { rewriteMdx } from '../../../src/markdown/dialects/mdx.js';
import { rewriteWikiLinks } from '../../../src/markdown/dialects/wiki.js';

const ALL = {
  rewriteHeadingIds,
  rewriteLiquid,
  rewriteHugo,
  rewriteWikiLinks,
  rewriteAdmonitions,
  rewriteMdx,
};

const CASES = [
  [rewriteLiquid, 'a {{ page.title }} b', 'a page.title b'],
  [rewriteLiquid, '[a]({{ site.baseurl }}/x) {{ "/y" | relative_url }}', '[a](/x) /y'],
  [rewriteLiquid, '{% assign x = 1 %}a{% if x %}b{% endif %}', 'ab'],
  [rewriteLiquid, '{% comment %}a\nb{% endcomment %}c', '\nc'],
  [rewriteLiquid, '{% highlight c %}\n{{ x }}\n{% endhighlight %}', '````c\n{{ x }}\n````'],
  [rewriteLiquid, '{% highlight c %}\n{{ x }}', '\nx'],
  [rewriteLiquid, '`{{ x }}` and\n```\n{% y %}\n```', '`{{ x }}` and\n```\n{% y %}\n```'],
  [rewriteLiquid, '100 % {sure} {x: 1}', '100 % {sure} {x: 1}'],
  [rewriteLiquid, '* Contents\n{:toc}\n\n- a\n- b\n{: .x}', '\n\n\n- a\n- b\n'],
  [
    rewriteLiquid,
    'a {{ youtube(id="x1", autoplay=true) }} {{ image(src="a.png", alt="A, b") }}',
    'a https://www.youtube.com/watch?v=x1 ![A, b](<a.png>)',
  ],
  [rewriteLiquid, '{{ gallery() }}', 'gallery()'],
  [rewriteHeadingIds, '## Jars {#jars}\n`x {#y}`', '## Jars <a id="jars"></a>\n`x {#y}`'],
  [rewriteHugo, 'a{{/* b\nc */}}d', 'a\nd'],
  [
    rewriteHugo,
    '{{< tab "Knots" >}}64{{< /tab >}} {{< kbd "Ctrl" >}} {{< include "a/b.md" >}}',
    '**Knots:** 64 Ctrl ',
  ],
  [rewriteHugo, '{{< ref "a.md" >}}{{% /x %}}', 'a.md'],
  [rewriteHugo, '{{</* ref "a.md" */>}}', '{{< ref "a.md" >}}'],
  [rewriteHugo, '{{< img\n  src="a.png"\n  alt="A [1]" >}}', '![A \\[1\\]](<a.png>)\n\n'],
  [rewriteHugo, '{{< highlight go >}}\nx\n{{< /highlight >}}', '````go\nx\n````'],
  [
    rewriteHugo,
    '```\n{{< highlight go >}}\nx\n{{< /highlight >}}\n```',
    '```\n{{< highlight go >}}\nx\n{{< /highlight >}}\n```',
  ],
  [rewriteWikiLinks, '[[a]] [[b|B]] [[c#D e|]] [[#F]]', '[a](<a>) [B](<b>) [c › D e](<c#d-e>) [F](<#f>)'],
  [
    rewriteWikiLinks,
    '![[a.png]] ![[a.png|300]] ![[a.png|An A]] ![[n]]',
    '![a.png](<a.png>) ![a.png](<a.png>) ![An A](<a.png>) [n](<n>)',
  ],
  [
    rewriteWikiLinks,
    '[[a]](b) [[c]]: d [[ -f x ]] a[[]] `[[e]]`',
    '[[a]](b) [[c]]: d [[ -f x ]] a[[]] `[[e]]`',
  ],
  [rewriteWikiLinks, '[[a#^b1]] text ^b1', '[a](<a>) text'],
  [rewriteWikiLinks, 'a %%b\nc%% d', 'a \n d'],
  [rewriteWikiLinks, '> [!note]\n> a\n\n> [!quote]- Who\n> b', '> [!note]\n> a\n\n> **Quote: Who**  \n> b'],
  [
    rewriteWikiLinks,
    '> [!WARNING] Mind the gap\n\n> [!tip]+ TIP',
    '> **Warning: Mind the gap**  \n\n> **Tip**  ',
  ],
  [rewriteAdmonitions, ':::note\n\na\n\n:::\nb', '> [!NOTE]\n> \n> a\n> \n\nb'],
  [rewriteAdmonitions, ':::tip[Do]\na\n:::', '> **Tip: Do**  \n> a\n'],
  [rewriteAdmonitions, ':::danger Danger\na\n:::\n:::steps\n:::', '> **Danger**  \n> a\n\n> **Steps**  \n'],
  [rewriteAdmonitions, ':::note\nnever closed', ':::note\nnever closed'],
  [rewriteAdmonitions, '```\n:::note\n```\n:::', '```\n:::note\n```\n:::'],
  [rewriteMdx, 'import A from "a"\nimport {\n  B\n} from "b"\n\nText', '\n\n\n\n\nText'],
  [rewriteMdx, 'export const a = {\n\n  b: 1 };\n\nText', '\n\n\n\nText'],
  [rewriteMdx, 'Text\nimport duties rose', 'Text\nimport duties rose'],
  [rewriteMdx, '<A b="c > d" e={{ f: "}" }}>x</A>', 'x'],
  [rewriteMdx, '<A label="T">x</A> <A label="T">\nx</A> <A label="T" />.', '**T**: x **T**\nx **T**.'],
  [rewriteMdx, '{1 + 1} {a.b} {a.map(b)}', '1 + 1 a.b '],
  [rewriteMdx, '<A\n  title="T"\n/>\nb', '**T**\n\n\nb'],
  [rewriteMdx, '<div className={a.b} id="c">x</div><br/>', '<div  id="c">x</div><br/>'],
  [rewriteMdx, 'a {/* b\nc */} {" "} {`d`} {e.f} {g()} \\{h} {i', 'a \n   d e.f  \\{h} {i'],
  [rewriteMdx, '<A>\n\n    text\n\n</A>', '\n\n  text\n\n'],
  [rewriteMdx, '`<A>{b}` a < b <c', '`<A>{b}` a < b <c'],
  [rewriteMdx, '<https://a.b> <>x</>', '<https://a.b> x'],
] as const;

for (const [dialect, source, expected] of CASES) {
  it(`${dialect.name} converts ${JSON.stringify(source)}`, () => {
    expect(dialect(source)).toBe(expected);
  });
}

const PIECES = [
  '{{', '}}', '{%', '%}', '{{<', '>}}', '{{%', '%}}', '[[', ']]', '|', '![[', ':::note', ':::', '`', '```', '~~~', '\n', '\n\n', ' ',
  '{', '}', '<A', '<b', '/>', '>', '</A>', 'import a from "b"', 'export const', '"', "'", 'highlight c', 'endhighlight', 'comment',
  'endcomment', '/highlight', '> [!info] x', '%%', '#', 'word', 'é', '{/*', '*/}', '\\', '=', 'src="x.png"', '{: .a}',
]; // biome-ignore format: a list

describe.each(Object.entries(ALL))('%s', (_, dialect) => {
  it('keeps the number of lines of random sources', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }), pieces => {
        const source = pieces.join('');
        expect(dialect(source).split('\n')).toHaveLength(source.split('\n').length);
      }),
      { seed: 6, numRuns: 3000 },
    );
  });

  it('returns plain Markdown unchanged', () => {
    const source =
      '# A *b*\n\n> c\n\n- d `e` {f\n\n1 < 2 [g](h) [i][j]\n\n    code {{ x }}\n\n| a | b |\n| - | - |\n';
    const plain =
      dialect === rewriteLiquid || dialect === rewriteMdx ? source.replace('{{ x }}', 'x') : source;
    expect(dialect(plain)).toBe(plain);
  });

  it('keeps the lines of 20,000 unclosed openings', () => {
    for (const opening of [
      '{{ ',
      '{% x ',
      '{{< ',
      '[[a',
      '%% ',
      '<A ',
      '{',
      '`',
      ':::note\n',
      '{% comment %}',
    ]) {
      const source = opening.repeat(20_000);
      expect(dialect(source).split('\n')).toHaveLength(source.split('\n').length);
    }
  });
});

describe('dialectsFor', () => {
  it('returns dialects that leave the bundled articles unchanged', () => {
    for (const name of readdirSync('articles').filter(file => file.endsWith('.md'))) {
      const source = readFileSync(`articles/${name}`, 'utf8');
      expect(dialectsFor(name).reduce((text, dialect) => dialect(text), source)).toBe(source);
    }
  });

  it('chooses dialects by file extension', () => {
    expect(dialectsFor('a/b.MDX')).toContain(rewriteMdx);
    expect(dialectsFor('a/b.md')).not.toContain(rewriteMdx);
  });
});
