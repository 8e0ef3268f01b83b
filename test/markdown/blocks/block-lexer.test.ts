import { describe, expect, it, vi } from 'vitest';
import { type BlockExtension, BlockSyntax } from '../../../src/markdown/blocks/block-extension.js';
import { lexBlocks } from '../../../src/markdown/blocks/lexer.js';

const outline = (source: string) => lexBlocks(source).tokens.map(({ type, raw }) => [type, raw]);

describe('lexBlocks', () => {
  it.each([
    ['a\n\nb\n\n', 'paragraph "a", space "\\n\\n", paragraph "b", space "\\n\\n"'],
    ['a\n\n\n \nb', 'paragraph "a", space "\\n\\n\\n \\n", paragraph "b"'],
    ['a\n\n    b\n', 'paragraph "a", space "\\n\\n", code "    b\\n"'],
    ['a\n    b', 'paragraph "a\\n    b"'],
    ['a\n===\n\nb', 'heading "a\\n===", space "\\n\\n", paragraph "b"'],
    ['a\n', 'paragraph "a\\n"'],
    ['a\nb\n\nc\nd', 'paragraph "a\\nb", space "\\n\\n", paragraph "c\\nd"'],
    ['a\nb\n===\n\nc', 'heading "a\\nb\\n===", space "\\n\\n", paragraph "c"'],
    ['a\nb|c\n-|-\nd|e', 'paragraph "a\\n", table "b|c\\n-|-\\nd|e"'],
    ['a\nb\n- c', 'paragraph "a\\nb\\n", list "- c"'],
    ['- a\n  b\n  c\n\nd', 'list "- a\\n  b\\n  c", space "\\n\\n", paragraph "d"'],
    ['a|b\n-|-\n\nc', 'table "a|b\\n-|-", space "\\n\\n", paragraph "c"'],
    ['[a]: b\n\n[a]\n\nc', 'def "[a]: b", space "\\n\\n", paragraph "[a]", space "\\n\\n", paragraph "c"'],
  ])('reads %j', (source, expected) => {
    const read = outline(source).map(([type, raw]) => `${type} ${JSON.stringify(raw)}`);
    expect(read.join(', ')).toBe(expected);
  });

  it('returns the whole source in the raw texts, for paragraphs between other blocks', () => {
    const blocks = [
      'a',
      'b\nc',
      '# d',
      '- e\n\n  f',
      '> g',
      '    h',
      '```\ni\n\n```',
      '<p>\n',
      'é',
      '***',
      '1. j',
    ];
    for (const first of blocks)
      for (const second of blocks)
        for (const gap of ['\n\n', '\n\n\n', '\n \n']) {
          const source = `a\n\n${first}${gap}${second}${gap}b`;
          expect(
            outline(source)
              .map(([, raw]) => raw)
              .join(''),
          ).toBe(source);
        }
  });

  it.each(['a b\n\n', 'a\nb c\n\n'])('asks no rule about paragraphs of %j', paragraph => {
    const syntax = new BlockSyntax();
    const read = vi.spyOn(syntax, 'read');
    expect(lexBlocks(paragraph.repeat(1000), syntax).tokens).toHaveLength(2000);
    expect(read.mock.calls.length).toBeLessThan(3);
  });

  it('asks an extension about each line after the first that it may interrupt', () => {
    const extension = {
      start: '!',
      read: (source: string) => ({ type: 'anchors' as const, raw: source, anchors: [] }),
      interrupts: () => true,
    };
    const syntax = new BlockSyntax({ extensions: [extension] });
    expect(lexBlocks('a\nb\n!c', syntax).tokens.map(({ type }) => type)).toEqual(['paragraph', 'anchors']);
    expect(lexBlocks('- a\n  b\n  !c', syntax).tokens[0]).toMatchObject({
      items: [{ tokens: [{ type: 'text', text: 'a\nb' }, { type: 'anchors' }] }],
    });
  });

  it('tells an extension in every item of a list that it is inside an item', () => {
    const inItems: boolean[] = [];
    const extension: BlockExtension = {
      start: '!',
      read: (source, _at, { isInItem }) => {
        inItems.push(isInItem);
        return { type: 'anchors', raw: source, anchors: [] };
      },
    };
    const syntax = new BlockSyntax({ extensions: [extension] });
    lexBlocks('- a\n\n  b\n- c\n\n  !d\n- e\n\n  !f\n', syntax);
    lexBlocks('!g\n', syntax);
    expect(inItems).toEqual([true, true, false]);
  });

  it('asks an extension about a line that starts with its character', () => {
    const extension = {
      start: '!',
      read: (source: string) => ({ type: 'anchors' as const, raw: source, anchors: [] }),
    };
    const syntax = new BlockSyntax({ extensions: [extension] });
    expect(lexBlocks('a\n\n!b\n\nc', syntax).tokens.map(({ type }) => type)).toEqual([
      'paragraph',
      'space',
      'anchors',
    ]);
  });
});
