import { describe, expect, it } from 'vitest';
import { outline } from './outline.js';

describe('template tags in ordinary Markdown', () => {
  it.each([
    ['Use {{ message }} to show, {% if x %} to branch.', 'Use {{ message }} to show, {% if x %} to branch.'],
    ['{% for a in b %}\n- a\n{% endfor %}', '{% for a in b %} / list(a\\n{% endfor %})'],
    ['[a]({{ site.baseurl }}/x) {{ "/y" | relative_url }}', '{link a /x} /y'],
    ['{% post_url 2015-01-02-a-b %}', 'a-b'],
    ['Set {{ page.x }} and {{ site.title | upcase }}.', 'Set {{ page.x }} and {{ site.title | upcase }}.'],
    ['{{ page.x }}', '{{ page.x }}'],
    ['<p>\n{{ page.x }}</p>', '{{ page.x }}'],
    [
      '<a href="{{ site.baseurl }}/x">y</a> ![z]({{ page.url }}/z.png)',
      '{link y /x} {image z page.url/z.png}',
    ],
    ['{{ a_b }} and {{ *c* }}', '{{ a_b }} and {{ {em c} }}'],
    ['100 % {sure} {x: 1} \u0024{{ secrets.T }}', '100 % {sure} {x: 1} \u0024{{ secrets.T }}'],
  ])('keeps or reads %j', (source, expected) => {
    expect(outline(source)).toBe(expected);
  });
});

describe('Liquid tags', () => {
  it.each([
    ['a {{ page.title }} b', 'a page.title b'],
    ['{% assign x = "1 a" %}a{% if x == "b c" %}b{% endif %}', 'ab'],
    ['a {% comment %}b{% endcomment %}c', 'a c'],
    ['{% comment %}\na\n\nb\n{% endcomment %}\nc', 'c'],
    ['{% image "a.png" "Alt words" %}', 'image {image Alt words a.png}'],
    ['{% image "a.png", "Alt words", "(min-width: 30em) 50vw" %} x', '{image Alt words a.png} x'],
    [
      '{% youtube "https://youtu.be/abc" %} {% youtube abc %}',
      '{image https://youtu.be/abc https://youtu.be/abc} {image https://www.youtube.com/watch?v=abc https://www.youtube.com/watch?v=abc}',
    ],
    ['a {% include figure.html src="a.png" caption="A b" %} c', 'a {image A b a.png} c'],
    ['a {% include toc.html %}b', 'a b'],
    ['![a]({{ "/b.png" | relative_url }} "T") [c]({% link d.md %})', '{image a /b.png} {link c d.md}'],
    ['<img src="{{ "/b.png" | relative_url }}" alt="A">', 'image {image A /b.png}'],
    ['<a href="{% post_url 2015-01-01-x %}">y</a>', '{link y x}'],
    [
      '{{ youtube(id="x1", autoplay=true) }}',
      'image {image https://www.youtube.com/watch?v=x1 https://www.youtube.com/watch?v=x1}',
    ],
    [
      '[a] [b]\n\n[a]: {{ site.baseurl }}/c "T"\n[b]: {{ "/d e" | relative_url }}',
      '{link a /c} {link b /d%20e}',
    ],
    ['> [a]\n>\n> [a]: {% link c.md %}', 'quote({link a c.md})'],
    ['{{ gallery() }}', 'gallery()'],
    ['{% highlight c %}\n{{ x }}\n\n# a\n{% endhighlight %}\nb', 'code.c "{{ x }}\\n\\n# a" / b'],
    ['a\n{% highlight c %}\nx\n{% endhighlight %}', 'a / code.c "x"'],
    ['{% endif %}\n---', 'rule'],
    ['{% raw %}{{ x }}{% endraw %} a', '{{ x }} a'],
    ['{% if x %}\n## A\n{% endif %}\nb', '## A / b'],
  ])('reads %j', (source, expected) => {
    expect(outline(source, { templates: true })).toBe(expected);
  });

  it.each([
    ['`{{ x }}` ``{% y "a b" %}``', '{code {{ x }}} {code {% y "a b" %}}'],
    ['```\n{% y %}\n```', 'code "{% y %}"'],
    ['    \u0024{{ secrets.T }}', 'code "\u0024{{ secrets.T }}"'],
    ['- a\n\n      {% y %}', 'list(a / code "{% y %}")'],
    ['> ```\n> {{ x }}\n> ```', 'quote(code "{{ x }}")'],
    ['| a |\n| - |\n| `{{ x }}` |', 'table(a; {code {{ x }}})'],
    ['\\{{ x }}', '{{ x }}'],
  ])('keeps those in code and after escapes: %j', (source, expected) => {
    expect(outline(source, { templates: true })).toBe(expected);
  });
});

describe('Hugo shortcodes', () => {
  it.each([
    ['a{{/* b\nc */}}d', 'ad'],
    [
      '{{< tab "Knots" >}}64{{< /tab >}} {{< kbd "Ctrl" >}} {{< include "a/b.md" >}}',
      '{strong Knots:} 64 Ctrl',
    ],
    ['[a]({{< ref "a.md" >}})', '{link a a.md}'],
    ['{{</* ref "a.md" */>}}', '{{< ref "a.md" >}}'],
    ['{{< img\n  src="a.png"\n  alt="A [1]" >}}', 'image {image A [1] a.png}'],
    ['{{< legacy-img alt="Words" caption="" >}}', 'Words'],
    ['{{< ring title="Join us" >}}text{{< /ring >}}', 'Join us: text'],
    ['press {{< kbd "Ctrl" >}}+C', 'press Ctrl+C'],
    ['{{< highlight go >}}\nx\n{{< /highlight >}}', 'code.go "x"'],
    [
      '{{< code-toggle file="hugo" >}}\n[module]\n\n# a\n{{< /code-toggle >}}\nb',
      'code "[module]\\n\\n# a" / b',
    ],
    ['{{< notice warning >}}\na\n{{< /notice >}}\nb', '{strong Warning:} / a / b'],
    ['- a\n  {{< mermaid >}}\n  b\n  {{< /mermaid >}}', 'list(a / code.mermaid "b")'],
    ['> {{% note %}}\n> a', 'quote({strong Note:} / a)'],
    ['    {{< x >}}', 'code "{{< x >}}"'],
    ['`{{< x >}}`', '{code {{< x >}}}'],
  ])('reads %j', (source, expected) => {
    expect(outline(source)).toBe(expected);
  });
});
