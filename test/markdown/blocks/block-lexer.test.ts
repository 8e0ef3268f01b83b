import { describe, expect, it, vi } from 'vitest';
import { BlockSyntax } from '../../../src/markdown/blocks/block-extension.js';
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

  it('asks no rule about paragraphs of one line', () => {
    const syntax = new BlockSyntax();
    const read = vi.spyOn(syntax, 'read');
    expect(lexBlocks('a b\n\n'.repeat(1000), syntax).tokens).toHaveLength(2000);
    expect(read.mock.calls.length).toBeLessThan(3);
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
