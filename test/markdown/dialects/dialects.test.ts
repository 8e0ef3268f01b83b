import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { admonitions } from '../../../src/markdown/dialects/admonitions.js';
import { dialectsFor } from '../../../src/markdown/dialects/dialects.js';
import { headingIds } from '../../../src/markdown/dialects/heading-ids.js';
import { hugo } from '../../../src/markdown/dialects/hugo.js';
import { liquid } from '../../../src/markdown/dialects/liquid.js';
import { mdx } from '../../../src/markdown/dialects/mdx.js';
import { wiki } from '../../../src/markdown/dialects/wiki.js';

const ALL = { headingIds, liquid, hugo, wiki, admonitions, mdx };

describe.each([
  [liquid, 'a {{ page.title }} b', 'a page.title b'],
  [liquid, '[a]({{ site.baseurl }}/x) {{ "/y" | relative_url }}', '[a](/x) /y'],
  [liquid, '{% assign x = 1 %}a{% if x %}b{% endif %}', 'ab'],
  [liquid, '{% comment %}a\nb{% endcomment %}c', '\nc'],
  [liquid, '{% highlight c %}\n{{ x }}\n{% endhighlight %}', '````c\n{{ x }}\n````'],
  [liquid, '{% highlight c %}\n{{ x }}', '\nx'],
  [liquid, '`{{ x }}` and\n```\n{% y %}\n```', '`{{ x }}` and\n```\n{% y %}\n```'],
  [liquid, '100 % {sure} {x: 1}', '100 % {sure} {x: 1}'],
  [liquid, '* Contents\n{:toc}\n\n- a\n- b\n{: .x}', '\n\n\n- a\n- b\n'],
  [
    liquid,
    'a {{ youtube(id="x1", autoplay=true) }} {{ image(src="a.png", alt="A, b") }}',
    'a https://www.youtube.com/watch?v=x1 ![A, b](<a.png>)',
  ],
  [liquid, '{{ gallery() }}', 'gallery()'],
  [headingIds, '## Jars {#jars}\n`x {#y}`', '## Jars <a id="jars"></a>\n`x {#y}`'],
  [hugo, 'a{{/* b\nc */}}d', 'a\nd'],
  [
    hugo,
    '{{< tab "Knots" >}}64{{< /tab >}} {{< kbd "Ctrl" >}} {{< include "a/b.md" >}}',
    '**Knots:** 64 Ctrl ',
  ],
  [hugo, '{{< ref "a.md" >}}{{% /x %}}', 'a.md'],
  [hugo, '{{</* ref "a.md" */>}}', '{{< ref "a.md" >}}'],
  [hugo, '{{< img\n  src="a.png"\n  alt="A [1]" >}}', '![A \\[1\\]](<a.png>)\n\n'],
  [hugo, '{{< highlight go >}}\nx\n{{< /highlight >}}', '````go\nx\n````'],
  [
    hugo,
    '```\n{{< highlight go >}}\nx\n{{< /highlight >}}\n```',
    '```\n{{< highlight go >}}\nx\n{{< /highlight >}}\n```',
  ],
  [wiki, '[[a]] [[b|B]] [[c#D e|]] [[#F]]', '[a](<a>) [B](<b>) [c › D e](<c#d-e>) [F](<#f>)'],
  [
    wiki,
    '![[a.png]] ![[a.png|300]] ![[a.png|An A]] ![[n]]',
    '![a.png](<a.png>) ![a.png](<a.png>) ![An A](<a.png>) [n](<n>)',
  ],
  [wiki, '[[a]](b) [[c]]: d [[ -f x ]] a[[]] `[[e]]`', '[[a]](b) [[c]]: d [[ -f x ]] a[[]] `[[e]]`'],
  [wiki, '[[a#^b1]] text ^b1', '[a](<a>) text'],
  [wiki, 'a %%b\nc%% d', 'a \n d'],
  [wiki, '> [!note]\n> a\n\n> [!quote]- Who\n> b', '> [!note]\n> a\n\n> **Quote: Who**  \n> b'],
  [wiki, '> [!WARNING] Mind the gap\n\n> [!tip]+ TIP', '> **Warning: Mind the gap**  \n\n> **Tip**  '],
  [admonitions, ':::note\n\na\n\n:::\nb', '> [!NOTE]\n> \n> a\n> \n\nb'],
  [admonitions, ':::tip[Do]\na\n:::', '> **Tip: Do**  \n> a\n'],
  [admonitions, ':::danger Danger\na\n:::\n:::steps\n:::', '> **Danger**  \n> a\n\n> **Steps**  \n'],
  [admonitions, ':::note\nnever closed', ':::note\nnever closed'],
  [admonitions, '```\n:::note\n```\n:::', '```\n:::note\n```\n:::'],
  [mdx, 'import A from "a"\nimport {\n  B\n} from "b"\n\nText', '\n\n\n\n\nText'],
  [mdx, 'export const a = {\n\n  b: 1 };\n\nText', '\n\n\n\nText'],
  [mdx, 'Text\nimport duties rose', 'Text\nimport duties rose'],
  [mdx, '<A b="c > d" e={{ f: "}" }}>x</A>', 'x'],
  [mdx, '<A label="T">x</A> <A label="T">\nx</A> <A label="T" />.', '**T**: x **T**\nx **T**.'],
  [mdx, '{1 + 1} {a.b} {a.map(b)}', '1 + 1 a.b '],
  [mdx, '<A\n  title="T"\n/>\nb', '**T**\n\n\nb'],
  [mdx, '<div className={a.b} id="c">x</div><br/>', '<div  id="c">x</div><br/>'],
  [mdx, 'a {/* b\nc */} {" "} {`d`} {e.f} {g()} \\{h} {i', 'a \n   d e.f  \\{h} {i'],
  [mdx, '<A>\n\n    text\n\n</A>', '\n\n  text\n\n'],
  [mdx, '`<A>{b}` a < b <c', '`<A>{b}` a < b <c'],
  [mdx, '<https://a.b> <>x</>', '<https://a.b> x'],
] as const)('%o', (dialect, source, made) => {
  it(JSON.stringify(source), () => {
    expect(dialect(source)).toBe(made);
  });
});

const PIECES = [
  '{{', '}}', '{%', '%}', '{{<', '>}}', '{{%', '%}}', '[[', ']]', '|', '![[', ':::note', ':::', '`', '```', '~~~', '\n', '\n\n', ' ',
  '{', '}', '<A', '<b', '/>', '>', '</A>', 'import a from "b"', 'export const', '"', "'", 'highlight c', 'endhighlight', 'comment',
  'endcomment', '/highlight', '> [!info] x', '%%', '#', 'word', 'é', '{/*', '*/}', '\\', '=', 'src="x.png"', '{: .a}',
]; // biome-ignore format: a list

describe.each(Object.entries(ALL))('%s', (_, dialect) => {
  it('keeps the number of lines of whatever it is given', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }), pieces => {
        const source = pieces.join('');
        expect(dialect(source).split('\n')).toHaveLength(source.split('\n').length);
      }),
      { seed: 6, numRuns: 3000 },
    );
  });

  it('leaves plain Markdown as it is', () => {
    const source =
      '# A *b*\n\n> c\n\n- d `e` {f\n\n1 < 2 [g](h) [i][j]\n\n    code {{ x }}\n\n| a | b |\n| - | - |\n';
    const plain = dialect === liquid || dialect === mdx ? source.replace('{{ x }}', 'x') : source;
    expect(dialect(plain)).toBe(plain);
  });

  it('is done with a megabyte of openings', () => {
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

it('leaves the bundle as it is', () => {
  for (const name of readdirSync('articles').filter(file => file.endsWith('.md'))) {
    const source = readFileSync(`articles/${name}`, 'utf8');
    expect(dialectsFor(name).reduce((text, dialect) => dialect(text), source)).toBe(source);
  }
});

it('goes by the ending', () => {
  expect(dialectsFor('a/b.MDX')).toContain(mdx);
  expect(dialectsFor('a/b.md')).not.toContain(mdx);
});
