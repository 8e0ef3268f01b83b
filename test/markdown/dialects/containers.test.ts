import { describe, expect, it } from 'vitest';
import { outline } from './outline.js';

describe('colon containers', () => {
  it.each([
    [':::note\n\na\n\n:::\nb', 'note(a) / b'],
    [':::tip[Do *it*]\na\n:::', 'tip<Tip: Do {em it}>(a)'],
    [':::danger Danger\na\n:::\n:::faq\nb\n:::', 'caution<Danger>(a) / quote({strong Faq} / b)'],
    ['::: warning Read this\na\n:::', 'warning<Warning: Read this>(a)'],
    ['::: {.callout-tip title="T"}\na\n:::', 'tip<Tip: T>(a)'],
    [':::{note} T\na\n:::', 'note<Note: T>(a)'],
    ['text\n:::note\na\n:::', 'text / note(a)'],
    ['- b\n:::note\na\n:::', 'list(b) / note(a)'],
    ['> :::note\n> a\n> :::\n> b', 'quote(note(a) / b)'],
    ['::::note\n:::tip\na\n:::\nb\n::::\nc', 'note(tip(a) / b) / c'],
    [':::note\n:::tip\na\n:::\nb\n:::\nc', 'note(tip(a) / b) / c'],
    ['- i\n\n      :::note\n      a\n\n      - b\n      :::\n\n  c', 'list(i / note(a / list(b)) / c)'],
    ['1. i\n\n   :::note\n   a\n   :::\n2. j', 'list(i / note(a); j)'],
    [':::note\n- a\n  - b\n:::', 'note(list(a / list(b)))'],
    [':::note\n```\n:::\n```\n:::\na', 'note(code ":::") / a'],
    [':::code-group\n```js\na\n```\n:::', 'code.js "a"'],
    [':::note\n\n[x]: https://a.example\n\n[x]\n\n:::', 'note({link x https://a.example})'],
    [':::note\n~~~~\n:::\n~~~\n:::\n~~~~~\n:::\na', 'note(code ":::\\n~~~\\n:::") / a'],
    [':::note\n``` `\n:::\na', 'note(``` `) / a'],
    [':::note\n:: :\n::: 1\n:::: \t\na', 'note(:: :\\n::: 1) / a'],
    [':::note\n::::{tip}\na\n::::\n:::\nb', 'note(tip(a)) / b'],
    [':::note\nnever closed', ':::note\\nnever closed'],
    ['```\n:::note\n```\n:::', 'code ":::note" / :::'],
    ['    :::note\n    a\n    :::', 'code ":::note\\na\\n:::"'],
    ['`:::note`\n\\:::note\n:::', '{code :::note}\\n:::note\\n:::'],
    [':::note\n:::', 'note()'],
  ])('reads %j', (source, expected) => {
    expect(outline(source)).toBe(expected);
  });
});

describe('containers of MkDocs', () => {
  it.each([
    ['!!! note\n    a\n\n    - b\n\nc', 'note(a / list(b)) / c'],
    ['!!! warning "Mind *it*"\n    a', 'warning<Warning: Mind {em it}>(a)'],
    ['??? faq\n    a', 'quote({strong Faq} / a)'],
    ['???+ tip\n\n    a\n\n        code', 'tip(a / code "code")'],
    ['=== "C"\n\n    ```c\n    x\n    ```\n\n=== "Go"\n\n    y', '{strong C} / code.c "x" / {strong Go} / y'],
    ['- i\n\n    !!! note\n        a\n', 'list(i / note(a))'],
    ['-   i\n\n    !!! note\n        a\n', 'list(i / note(a))'],
    ['> !!! note\n>     a', 'quote(note(a))'],
    ['!!! note\n    !!! tip\n        a', 'note(tip(a))'],
    ['b\n!!! note\n    a', 'b / note(a)'],
    ['!!! really\nno content', '!!! really\\nno content'],
    ['    !!! note\n        a', 'code "!!! note\\n    a"'],
    ['```\n!!! note\n    a\n```', 'code "!!! note\\n    a"'],
    ['--8<-- "a/b_c.md"', 'Include: {link a/b_c.md a/b_c.md}'],
    ['```\n--8<-- "a.md"\n```', 'code "--8<-- \\"a.md\\""'],
  ])('reads %j', (source, expected) => {
    expect(outline(source)).toBe(expected);
  });
});

describe('link definitions in containers', () => {
  it.each([
    ['[a]\n\n!!! note\n    [a]: /x\n\n    b', '{link a /x} / note(b)'],
    ['[a]\n\n??? tip "T"\n    b\n\n    [a]: /x', '{link a /x} / tip<Tip: T>(b)'],
    ['[a]\n\n=== "T"\n    !!! tip\n        [a]: /x\n\n    b', '{link a /x} / {strong T} / tip() / b'],
    ['[a]\n\n:::note\n[a]: /x\n:::\n[b]: /y\n\n[b]', '{link a /x} / note() / {link b /y}'],
    ['[a]\n\nT\n:   d\n\n    [a]: /x', '{link a /x} / list({strong T} / d)'],
    ['> !!! note\n>     [a]: /x\n>\n>     [a]', 'quote(note({link a /x}))'],
    ['- !!! note\n      [a]: /x\n\n      [a]', 'list(note({link a /x}))'],
    [
      '[a]\n\n!!! note\n    - [a]: /x\n    - b\n\n    > [c]: /y\n\n[c]',
      '{link a /x} / note(list(b) / quote()) / {link c /y}',
    ],
    ['b[^1]\n\n!!! note\n    c\n\n    [^1]: d', 'b{note 1} / note(c)'],
    [
      '!!! note\n    ```\n  [a]: /x\n    ```\n    [b]: /y\n\n[a] [b]',
      'note(code "[a]: /x") / [a] {link b /y}',
    ],
    ['!!! note\n[a]: /x', '!!! note\\n[a]: /x'],
    [':::note\n[a]: /x', ':::note\\n[a]: /x'],
  ])('reads %j', (source, expected) => {
    expect(outline(source)).toBe(expected);
  });

  it('finds those in the content of a component', () => {
    const source = '<Note>\n    [a]: /x\n\n    [a]\n</Note>';
    expect(outline(source, {}, 'a.mdx')).toBe('{link a /x}');
  });
});
