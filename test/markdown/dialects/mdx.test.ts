import { describe, expect, it } from 'vitest';
import { outline, parseFile } from './outline.js';

describe('MDX', () => {
  it.each([
    ['import A from "a"\nimport {\n  B\n} from "b"\n\nText', 'Text'],
    ['export const a = {\n\n  b: 1 };\n\nText', 'Text'],
    ['export const a = {\n\nText', 'Text'],
    ['Text\nimport duties rose', 'Text\\nimport duties rose'],
    ['- import x from "y"\n\n> export const a', 'list(import x from "y") / quote(export const a)'],
    [
      '```\nimport A from "a"\n\nexport const b = 1\n```',
      'code "import A from \\"a\\"\\n\\nexport const b = 1"',
    ],
    ['<A b="c > d" e={{ f: "}" }}>x</A>', 'x'],
    ['<A label="T">x</A> <A label="T" />.', '{strong T}: x {strong T}.'],
    ['<A label="T">\nx</A>', '{strong T} / x'],
    ['{1 + 1} {a.b} {a.map(b)}', '1 + 1 a.b'],
    ['<A\n  title="T"\n/>\nb', '{strong T} / b'],
    ['<A\n  title="T"\n\n  b={{\n\n}}\n>\n\nb\n\n</A>', '{strong T} / b'],
    ['a {/* b\nc */} {" "} {`d`} {e.f} {g()} \\{h} {i', 'a    d e.f  {h} {i'],
    ['{/* a\n\n# b */}\n\nc', 'c'],
    ['`<A>{b}` a < b <c and `A<T>`', '{code <A>{b}} a < b <c and {code A<T>}'],
    ['<https://a.b> <>x</>', '{link https://a.b https://a.b} x'],
    [
      '<FileTree>\n- public/\n  - robots.txt\n- src/\n</FileTree>\nend',
      'list(public/ / list(robots.txt); src/) / end',
    ],
    ['<FileTree>\n  - public/\n    - robots.txt\n</FileTree>', 'list(public/ / list(robots.txt))'],
    ['<Steps>\n\n1. a\n\n   b\n\n2. c\n\n</Steps>', 'list(a / b; c)'],
    [
      '<Tabs>\n  <TabItem label="A">\n    - a\n\n    ```js\nx\n    ```\n  </TabItem>\n</Tabs>\nend',
      '{strong A} / list(a) / code.js "x" / end',
    ],
    [
      '<p>\n<Spoiler>Yes, `<h1>` has `<style>` tag. Rest.</Spoiler>\n</p>',
      'Yes, {code <h1>} has {code <style>} tag. Rest.',
    ],
    ['<p>\n**Type:** x<br />\n</p>', '{strong Type:} x'],
    ['<div className="x">\n## H\n\n- a\n</div>', '## H / list(a)'],
    ['<div className={a.b} id="c">x *y*</div><br/>', 'x {em y}'],
    ['<p>a **b**</p>', 'a {strong b}'],
    ['<LinkCard title="T" href="/x" description="D" />', '{strong link T /x}: D'],
    ['<Card title="T" href="https://a.example">\n  D\n</Card>', '{strong link T https://a.example} / D'],
    ['<Quote cite="C">a</Quote>', 'C: a'],
    ['<Img src="a.png" alt="A" />', 'image {image A a.png}'],
    ['See <Link to="/x">the *x*</Link>.', 'See {link the  /x}{link em x /x}.'],
    ['<A>\n\n    text\n\n        - b\n\n</A>', 'text / list(b)'],
    ['a\n\n    - b\n      - c', 'a / list(b / list(c))'],
    ['> <A title="T">\n> a\n> </A>', 'quote({strong T} / a)'],
    ['- a\n  <A title="T">\n  b\n  </A>', 'list(a / {strong T} / b)'],
    ['| a |\n| - |\n| <A label="T" /> {b} `{c}` |', 'table(a; {strong T} b {code {c}})'],
    ['## A <B /> {c}', '## A  c'],
    ['```jsx\n<A>\n\n  {b}\n</A>\n```', 'code.jsx "<A>\\n\\n  {b}\\n</A>"'],
    ['<table>\n<tr><td>{"a"}</td><td>b</td></tr>\n</table>', 'table(, ; a, b)'],
    ['<details>\n<summary>S</summary>\n\na\n\n</details>', 'details<S>(a)'],
    [':::note[T]\n<A>\n- a\n  - b\n</A>\n:::', 'note<Note: T>(list(a / list(b)))'],
    [
      '<table>\n<tr><th>`a`</th><th>b</th></tr>\n<tr><td>\n`</td>` *c* <b>d</b>\n</td><td>[e](/f) {g}</td></tr>\n</table>',
      'table({code a}, b; {code </td>} {em c} {strong d}, {link e /f} g)',
    ],
    [
      '<ul>\n<li>**a** <A title="T" /></li>\n<li>b ` c</li>\n<li>`d\ne`</li>\n</ul>',
      'list({strong a} {strong T}; b ` c; {code d e})',
    ],
    ['<details>\n<summary>a `<b>` *c*</summary>\n\nd\n\n</details>', 'details<a {code <b>} {em c}>(d)'],
    [
      '<dl>\n<dt>`a`</dt>\n<dd>\\*b https://c.example</dd>\n</dl>',
      'list({strong code a} / *b {link https://c.example https://c.example})',
    ],
    ['<h2>a *b*</h2>\n<blockquote>~~c~~</blockquote>', '## a {em b} / quote({strike c})'],
    ['<pre>\n*a* `b`\n</pre>', 'code "*a* `b`"'],
    ['<td>a <code>*b*</code></td>', 'table(; a {code em b})'],
    ['<table><tr><td><svg><title>*a*</title></svg>`b`</td></tr></table>', 'table(; {code b})'],
    ['<img src="a.png" alt="A" />\n**b**', 'image {image A a.png} / {strong b}'],
  ])('reads %j', (source, expected) => {
    expect(outline(source, {}, 'a.mdx')).toBe(expected);
  });

  it('reads heading anchors', () => {
    const { anchors, blocks } = parseFile('## A {/* #b */}\n\n## C {/*d*/}', {}, 'a.mdx');
    expect(blocks.map(block => 'anchor' in block && block.anchor)).toEqual(['a', 'c']);
    expect(anchors).toEqual([
      { anchor: 'b', line: 1 },
      { anchor: 'd', line: 3 },
    ]);
  });

  it('keeps the lines of the file', () => {
    const source = 'import a from "b"\n\n<A title="T">\n  x\n\n  - y\n</A>\n\n{/* c\n\n*/}\n\nz';
    const lines = parseFile(source, {}, 'a.mdx').blocks.map(({ line }) => line);
    expect(lines).toEqual([3, 4, 6, 13]);
  });

  it('is read in a .md file with an import before its first code block', () => {
    expect(outline('import A from "a"\n\n<A title="T" />')).toBe('{strong T}');
    expect(outline('import "./a.css"\nimport {\n  A\n} from "a"\n\n<A title="T" />')).toBe('{strong T}');
    expect(outline('```\nimport A from "a"\n```\n\n<A title="T" />')).not.toContain('{strong T}');
  });

  it.each([
    ['Load it:\n\n\timport A from "a"\n\n\t{b : 1}', 'Load it: / code "import A from \\"a\\"\\n\\n{b : 1}"'],
    ['Load it so:\nimport A from "a"\n\nUse {a : 1}', 'Load it so:\\nimport A from "a" / Use {a : 1}'],
    ['- new:\n\n  import A from "a"\n\nUse {a : 1}', 'list(new: / import A from "a") / Use {a : 1}'],
    [
      'import them so:\nimport A from "a"\n\nUse {a : 1}',
      'import them so:\\nimport A from "a" / Use {a : 1}',
    ],
  ])('is not read in a .md file whose import is an example: %j', (source, expected) => {
    expect(outline(source)).toBe(expected);
  });
});

describe('components that are icons', () => {
  it.each(['a.md', 'a.mdx'])('are shown as a character in %s', path => {
    const source = '| a | b | c |\n|---|---|---|\n| <Check size={18} /> | <CrossIcon /> | <Chart a="b" /> |';
    expect(outline(source, {}, path)).toBe('table(a, b, c; ✓, ✗, )');
    expect(parseFile(source, {}, path).hidden).toEqual({ component: 1 });
  });
});

describe('attributes in braces in ordinary Markdown', () => {
  it.each([
    ['<div style={{margin: 0}}>\na\n</div>', 'a'],
    ['a <span style={{margin: 0}} {...b}>c</span>', 'a c'],
    ['<img style={{margin: 0}} src={"a.png"} alt="A">', 'image {image A a.png}'],
    ['`<b style={{margin: 0}}>`', '{code <b style={{margin: 0}}>}'],
  ])('reads %j', (source, expected) => {
    expect(outline(source)).toBe(expected);
  });
});
