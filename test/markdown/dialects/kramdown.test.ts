import { describe, expect, it } from 'vitest';
import { outline, parseFile } from './outline.js';

const anchors = (source: string, path = 'a.md') =>
  parseFile(source, {}, path).anchors?.map(({ anchor, line }) => `${anchor}:${line}`) ?? [];

describe('attribute lists', () => {
  it.each([
    ['## A {#b}', '## A', ['b:1']],
    ['<a id="b"></a>\n\n## A {#b}\n\n<a id="c"></a>', '## A', ['b:1', 'b:3', 'c:5']],
    ['x\n\n## A {: #b .c }', 'x / ## A', ['b:3']],
    ['## A { #b .c x="#d" }', '## A', ['b:1']],
    ['## A{#b}', '## A', ['b:1']],
    ['A {#b}\n===', '# A', ['b:1']],
    ['> ## A {#b}', 'quote(## A)', ['b:1']],
    ['## `x {#y}`', '## {code x {#y}}', []],
    ['## A \\{#b}', '## A {#b}', []],
    ['## Sets {a} and {b: 1}', '## Sets {a} and {b: 1}', []],
    ['a\n{: #b .c}\nd', 'a / d', ['b:2']],
    ['{: .a}\n> b', 'quote(b)', []],
    ['- a\n- b\n{: .c}', 'list(a; b)', []],
    ['- a\n  {: #b}\n- {: .x} c', 'list(a; c)', ['b:2']],
    ['* Contents\n{:toc}\n\na', 'a', []],
    ['![a](b.png){: width="3" #c }', 'image {image a b.png}', ['c:1']],
    ['![a](b.png){ width=300 } [c](d){:target="_blank"}.', '{image a b.png} {link c d}.', []],
    ['`a`{.js} **b**{: .c} d{e}', '{code a} {strong b} d{e}', []],
    ['| a |\n| - |\n| [b](c){: .d} |', 'table(a; {link b c})', []],
    ['f(x){a=1} \\![a](b)', 'f(x) !{link a b}', []],
    ['    {: .a}', 'code "{: .a}"', []],
    ['```\n{: .a}\n```', 'code "{: .a}"', []],
    ['a {sure} {x: 1}', 'a {sure} {x: 1}', []],
  ])('reads %j', (source, expected, names) => {
    expect(outline(source)).toBe(expected);
    expect(anchors(source)).toEqual(names);
  });

  it.each([
    ['{ .cpp file=x }', 'cpp'],
    ['{.python}', 'python'],
    ['{r, echo=FALSE}', 'r'],
    ['{code-block} python', 'python'],
    ['rust,linenos', 'rust'],
    ['c++ {1,2}', 'c++'],
    ['js{1}', 'js{1}'],
  ])('finds the language of a fence with the info %j', (info, language) => {
    expect(outline(`\`\`\`${info}\nx\n\`\`\``)).toBe(`code.${language} "x"`);
  });
});

describe('definition lists', () => {
  it.each([
    ['Term\n: Its definition', 'list({strong Term} / Its definition)', ['term:1']],
    [
      'x\n\nTerm *a*\n\n:   Def\n    more\n\n    - b\n\ny',
      'x / list({strong Term }{strong em a} / Def\\nmore / list(b)) / y',
      ['term-a:3'],
    ],
    ['A\nB\n: c\n: d', 'list({strong A} / {strong B} / c / d)', ['a:1', 'b:2']],
    ['A\n: b\n\nC\n: d', 'list({strong A} / b) / list({strong C} / d)', ['a:1', 'c:4']],
    ['A\n: b\nC\n: d', 'list({strong A} / b) / list({strong C} / d)', ['a:1', 'c:3']],
    ['foo *\n: x', 'list({strong foo *} / x)', ['foo:1']],
    ['foo \\\n: x', 'list({strong foo \\} / x)', ['foo-:1']],
    ['**A** `b`\n: x', 'list({strong A}{strong  }{strong code b} / x)', ['a-b:1']],
    ['> A\n> : b', 'quote(list({strong A} / b))', ['a:1']],
    ['- A\n  : b', 'list(list({strong A} / b))', ['a:1']],
    [': a', ': a', []],
    ['```\nA\n: b\n```', 'code "A\\n: b"', []],
    ['    A\n    : b', 'code "A\\n: b"', []],
    ['A\n\\: b', 'A\\n: b', []],
  ])('reads %j', (source, expected, names) => {
    expect(outline(source)).toBe(expected);
    expect(anchors(source)).toEqual(names);
  });

  it('keeps the lines of terms and definitions', () => {
    const [, list] = parseFile('x\n\nA\nB\n\n: c').blocks;
    expect(list).toMatchObject({ line: 3, items: [{ blocks: [{ line: 3 }, { line: 4 }, { line: 6 }] }] });
  });
});

describe('abbreviations and Markdown in HTML', () => {
  it.each([
    [
      'The HTML.\n\n*[HTML]: Hyper Text\n*[W3C]: World *Wide*',
      'The HTML. / list({strong HTML:} Hyper Text; {strong W3C:} World {em Wide})',
    ],
    ['*[a](b)*', '{em link a b}'],
    ['```\n*[HTML]: x\n```', 'code "*[HTML]: x"'],
    ['<div markdown="1">\n[a](b)\n- c\n</div>', '{link a b} / list(c)'],
    ['<p markdown="1">a *b*</p>', 'a {em b}'],
    ['<div class="grid" markdown>\n```\n\n# x\n```\n</div>\na', 'code "\\n# x" / a'],
    ['<div>\n[a](b)\n</div>', '[a](b)'],
  ])('reads %j', (source, expected) => {
    expect(outline(source)).toBe(expected);
  });
});
