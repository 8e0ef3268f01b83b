import { describe, expect, it } from 'vitest';
import { documentText, spansText } from '../../../src/document/document-text.js';
import { parse } from '../../../src/markdown/parse.js';

/** Text of the document without its footnotes, and text of each footnote. */
function read(source: string): { text: string; notes: string[] } {
  const document = parse(source);
  const notes = document.footnotes.map(({ blocks }) =>
    documentText({ ...document, blocks, footnotes: [] }).replace(/\s+/g, ' '),
  );
  return {
    text: documentText({ ...document, footnotes: [] })
      .replace(/\s+/g, ' ')
      .trim(),
    notes,
  };
}

describe('footnote definitions', () => {
  it.each([
    ['in a quote', 'a[^n]\n\n> b\n>\n> [^n]: note\n', 'a1 b', 'note'],
    ['that is all of a quote', 'a[^n]\n\n> [^n]: note\n', 'a1', 'note'],
    ['in a quote in a quote', 'a[^n]\n\n> > b\n> >\n> > [^n]: note\n', 'a1 b', 'note'],
    ['in a quote, on two lines', '> b[^n]\n>\n> [^n]: note\n> goes on\n>\n> c\n', 'b1 c', 'note goes on'],
    ['in a quote, with a lazy line', '> b[^n]\n>\n> [^n]: note\ngoes on\n', 'b1', 'note goes on'],
    ['in a quote, with two blocks', '> b[^n]\n>\n> [^n]: one\n>\n>     two\n>\n> c\n', 'b1 c', 'one two'],
    ['in an item', '- b[^n]\n\n  [^n]: note\n', 'b1', 'note'],
    ['in an item, followed by a paragraph', '- b[^n]\n\n  [^n]: note\n\n  c\n- d\n', 'b1 c d', 'note'],
    ['at the start of an item', 'a[^n]\n\n- [^n]: note\n- c\n', 'a1 c', 'note'],
    [
      'in an item with a wide indent',
      '12.  b[^n]\n\n     [^n]: note\n     goes on\n\n     c\n',
      'b1 c',
      'note goes on',
    ],
    ['in an item in an item', '- a\n  - b[^n]\n\n    [^n]: note\n  - c\n', 'a b1 c', 'note'],
    [
      'at the start of an item with four columns',
      'a[^n]\n\n- b\n    - [^n]: note\n    - c\n',
      'a1 b c',
      'note',
    ],
    [
      'in a quote in an item with four columns',
      'a[^n]\n\n1.  b\n\n    > [^n]: note\n\n    c\n',
      'a1 b c',
      'note',
    ],
    ['in a quote in an item', '- > b[^n]\n  >\n  > [^n]: note\n', 'b1', 'note'],
    ['after a line of text in a quote', 'a[^n]\n\n> b\n> [^n]: note\n> goes on\n', 'a1 b', 'note goes on'],
    ['after a line of text in an item', 'a[^n]\n\n- b\n  [^n]: note\n- c\n', 'a1 b c', 'note'],
    ['after a line of text in an item in an item', 'a[^n]\n\n- b\n  - c\n    [^n]: note\n', 'a1 b c', 'note'],
    ['after a table', 'a[^n]\n\n| b |\n|-|\n| c |\n[^n]: note\n', 'a1 b c', 'note'],
    ['after a table in a quote', 'a[^n]\n\n> | b |\n> |-|\n> | c |\n> [^n]: note\n', 'a1 b c', 'note'],
    ['with a lazy underline', 'a[^n]\n\n[^n]: note\n===\n', 'a1', 'note ==='],
    ['with a lazy underline in a quote', 'a[^n]\n\n> [^n]: note\n=\n', 'a1', 'note ='],
    ['before an underline in an item', 'a[^n]\n\n- b\n  [^n]: note\n  ---\n', 'a1 b', 'note'],
    ['for a reference after an exclamation mark', 'a![^n]\n\n[^n]: note\n', 'a!1', 'note'],
    ['that interrupts a top-level paragraph', 'a[^n]\n[^n]: note\n', 'a1', 'note'],
  ])('parses a definition %s', (_, source, text, note) =>
    expect(read(source)).toEqual({ text, notes: [note] }),
  );

  it.each([
    ['in code', 'a[^n]\n\n    [^n]: note\n', 'a[^n] [^n]: note'],
    ['in code in an item', '- a[^n]\n\n      [^x]: note\n', 'a[^n] [^x]: note'],
    ['in code in a quote', '> ```\n> [^n]: note\n> ```\n', '[^n]: note'],
  ])('ignores a definition %s', (_, source, text) => expect(read(source)).toEqual({ text, notes: [] }));

  it.each([
    ['an item that holds nothing else', 'a[^n] b\n\n- [^n]: note\n- c\n- [d]: /d\n', ['bullet c']],
    ['a list that holds nothing else', 'a[^n]\n\n1. [^n]: note\n2. [^o]: note\n', []],
    ['no item with a number that others follow', 'a[^n]\n\n1. [^n]: note\n2. c\n', ['1.', '2. c']],
    ['an item with a quote that holds nothing else', 'a[^n]\n\n- > [^n]: note\n- c\n', ['bullet c']],
    ['no task', 'a[^n]\n\n- [ ] [^n]: note\n', ['bullet [^n]: note']],
    ['no empty item', '- \n- c\n', ['bullet', 'bullet c']],
  ])('leaves out %s', (_, source, items) => {
    const { blocks } = parse(source);
    const list = blocks.find(block => block.kind === 'list');
    const shown = (list?.items ?? []).map(({ blocks: [first] }, index) => {
      const text = first?.kind === 'paragraph' ? spansText(first.spans) : '';
      return `${list?.ordered ? `${index + 1}.` : 'bullet'} ${text}`.trim();
    });
    expect(shown).toEqual(items);
  });

  it('collects the link definitions in a footnote', () => {
    const { links } = parse(
      '[a] [b] [c][^n]\n\n[^n]: note\n\n    [a]: /a\n    [b]: /b\n\n    [a] text\n    [c]: /c\n',
    );
    expect(links.map(({ target }) => target)).toEqual(['/a', '/b', '/a']);
  });

  it('shows a definition with an empty label as text', () =>
    expect(read('- a\n  [^ ]: note\n')).toEqual({ text: 'a [^ ]: note', notes: [] }));

  it('reads an exclamation mark before an unknown footnote as an image or text', () => {
    expect(read('![^n](a.png) ![^n]')).toEqual({ text: '^n ![^n]', notes: [] });
  });

  it('finds definitions after code in a task', () =>
    expect(read('- [ ] ```\n  b\n  ```\n\na[^n]\n\n[^n]: note\n')).toEqual({
      text: 'b a1',
      notes: ['note'],
    }));

  it('omits footnotes without a reference, like GitHub', () => {
    expect(read('> a\n>\n> [^n]: note\n')).toEqual({ text: 'a', notes: [] });
    expect(read('a\n\n[^n]: note\n')).toEqual({ text: 'a', notes: [] });
  });
});
