import { describe, expect, it } from 'vitest';
import { documentText } from '../../../src/document/document-text.js';
import { linkDefinitionAt } from '../../../src/markdown/definitions/link-definitions.js';
import { parse } from '../../../src/markdown/parse.js';

const read = (source: string) => {
  const document = parse(source);
  return { kinds: document.blocks.map(block => block.kind), text: documentText(document) };
};

describe('linkDefinitionAt', () => {
  it.each([
    ['on three lines', '[a\nb]:\n/x\n"c"\n', 'A B', 14],
    ['before an underline', '[a]: /x\n===\n', 'A', 8],
    ['before a title that a rule interrupts', '[a]: /x\n"b\n---\n"', 'A', 8],
    ['before an item that cannot interrupt it', '[a]:\n/x\n2. b\n', 'A', 8],
  ])('reads a definition %s', (_, source, key, end) =>
    expect(linkDefinitionAt(source, 0)).toMatchObject({ key, end }),
  );

  it.each([
    ['an underline', '[a\n---\nb]: /x', ['heading', 'paragraph'], '[a\nb]: /x'],
    ['an underline of one dash', '[a]:\n-', ['heading'], '[a]:'],
    ['an underline of equals signs', '[a]:\n===\n/x', ['heading', 'paragraph'], '[a]:\n/x'],
    ['a quote', '[a\n> b]: /x', ['paragraph', 'quote'], '[a\nb]: /x'],
    ['an item', '[a\n- b]: /x', ['paragraph', 'list'], '[a\nb]: /x'],
    ['a rule', "[a]: /x 'b\n - - -\n'", ['paragraph', 'rule', 'paragraph'], "[a]: /x 'b\n\n'"],
    ['a heading', '[a]: /x "b\n# c"', ['paragraph', 'heading'], '[a]: /x "b\nc"'],
    ['code', '[a\n```\nb]: /x\n```', ['paragraph', 'code'], '[a\nb]: /x'],
    ['HTML', '[a\n<div>\nb]: /x\n</div>', ['paragraph', 'paragraph'], '[a\nb]: /x'],
  ])('reads no definition across %s, and keeps its text', (_, source, kinds, text) => {
    expect(read(source)).toEqual({ kinds, text });
    expect(read(source.replace(/^/gm, '> ')).text).toBe(text);
    expect(read(source.replace(/^/gm, '  ').replace(' ', '-')).text).toBe(text);
  });

  it.each([
    ['signs that underline nothing', '===\n[a]: /x', '===\n[a]: /x'],
    ['dashes that underline nothing', '--\n[a]: /x', '--\n[a]: /x'],
    ['a lazy underline in a quote', '> b\n===\n[a]: /x', 'b\n===\n[a]: /x'],
    ['a lazy underline in an item', '- b\n===\n[a]: /x', 'b\n===\n[a]: /x'],
    ['a fence that a quote ends', '> ```\n\n> b\n[a]: /x', '\nb\n[a]: /x'],
  ])('reads no definition in a paragraph after %s', (_, source, text) =>
    expect(read(source).text).toBe(text),
  );

  it.each([
    ['a quote that follows a paragraph', 'b\n> [a]: /x\n\n[a]'],
    ['an item in a quote that follows a paragraph', 'b\n> - [a]: /x\n\n[a]'],
    ['a quote in an item', '- b\n  > [a]: /x\n\n[a]'],
    ['the line after a heading in a quote', '> # b\n[a]: /x\n\n[a]'],
    ['the line after an underline in a quote', '> b\n> ---\n[a]: /x\n\n[a]'],
    ['the line after a heading in an item', '- # b\n[a]: /x\n\n[a]'],
    ['the line after a rule in an item', 'b\n\n- ***\n[a]: /x\n\n[a]'],
  ])('reads a definition in %s', (_, source) => {
    expect(parse(source).links).toEqual([{ target: '/x', kind: 'link' }]);
    expect(read(source).text.replace(/\n+/g, ' ').trim()).toBe('b a');
  });

  it.each([
    ['on two lines of a quote', '> [a]:\n> /x\n\n[a]', 'a'],
    ['on two lines of an item in quotes', '> > - [a]:\n> >   /x\n\n[a]', 'a'],
    ['with a lazy line in a quote', '> > [a]:\n> /x\n\n[a]', 'a'],
    ['after another one in a quote', '> [b]: /x\n> [a]: /x\n\n[a]', 'a'],
    ['on a lazy line after a quote', '> [b]: /x\n[a]: /x\n\n[a]', 'a'],
    ['on a lazy line after an item', '- [b]: /x\n[a]: /x\n\n[a]', 'a'],
    ['after three lines of another one in an item', '- [b]:\n  /x\n  "c"\n  [a]: /x\n\n[a]', 'a'],
  ])('reads a definition %s', (_, source, text) => {
    expect(parse(source).links).toEqual([{ target: '/x', kind: 'link' }]);
    expect(read(source).text.trim()).toBe(text);
  });

  it('reads a title on the next line of a quote', () => {
    expect(parse('> [a]: /x\n> "b"\n\n[a]').links).toEqual([{ target: '/x', title: 'b', kind: 'link' }]);
  });

  it.each([
    '> [b]: /x\n> c\n> [a]: /y',
    '- [b]: /x\n  c\n  [a]: /y',
    '> [a]:\n>\n> /y',
    '> [b]: /x\nc\n[a]: /y',
    '> [a]:\n- /y',
  ])('reads no definition of `a` in %j', source => {
    expect(parse(`${source}\n\n[a]`).links).toEqual([]);
  });

  it.each(['- [a]: /x\n\nb\n\n3) [a]: /y', '> 1. [a]: /x\n\nb\n\n- [a]: /x'])(
    'shows no item for the second definition of a label in %j',
    source => {
      expect(read(source).text.trim()).toBe('b');
      expect(read(source).kinds).not.toContain('list');
    },
  );

  it('reads a definition after an underline', () => expect(read('b\n===\n[a]: /x').text).toBe('b'));

  it('reads 20,000 definitions that are interrupted in linear time', () => {
    const source = '[a]: /x "\n#\n'.repeat(20_000);
    let end = 0;
    for (
      let at = 0;
      at < source.length;
      at = source.indexOf('[', at + 1) < 0 ? source.length : source.indexOf('[', at + 1)
    )
      end += linkDefinitionAt(source, at)?.end ?? 0;
    expect(end).toBe(0);
  });
});
