import { describe, expect, it } from 'vitest';
import { documentText } from '../../../src/document/document-text.js';
import { fencedCode } from '../../../src/markdown/blocks/block-rules.js';
import { parse } from '../../../src/markdown/parse.js';

describe('fencedCode', () => {
  it.each([
    ['with a language', '```js\na\n```\nb', { raw: '```js\na\n```', lang: 'js', text: 'a\n' }],
    ['closed by a fence before a tab', '```\na\n```\t\nb', { raw: '```\na\n```\t', lang: '', text: 'a\n' }],
    ['closed by a longer fence', '~~~\na\n~~~~ \t\nb', { raw: '~~~\na\n~~~~ \t', text: 'a\n' }],
    ['with other fences inside', '````\n```\n~~~~\n````', { text: '```\n~~~~\n' }],
    ['that is not closed', '```\na\n', { raw: '```\na', text: 'a\n' }],
    ['that is empty', '```\n```', { raw: '```\n```', text: '' }],
    ['with an indent', '  ```\n   a\n b\n  ```', { text: ' a\nb\n' }],
    ['with words after tabs', '```\tjs\tx\na\n```', { lang: 'js\tx', text: 'a\n' }],
    ['with an escaped language', '``` f\\+\n```', { lang: 'f+' }],
  ])('reads code %s', (_, source, token) => expect(fencedCode(source)).toMatchObject(token));

  it.each(['```a`\n```', '    ```\na', '``\na\n``', 'a'])('reads no code in %j', source =>
    expect(fencedCode(source)).toBeUndefined(),
  );

  it.each([
    ['in a list in a quote', '> - a\n===', 'a\n==='],
    ['in a list in a list', '1. a\n   - b\n---x\n=', 'a\nb\n---x\n='],
    ['in a quote in a list', '- > a\n===', 'a\n==='],
    ['of two dashes', '- a\n--\nb', 'a\n--\nb'],
    ['under one that is text too', '> =\nb', '=\nb'],
  ])('keeps a lazy underline %s as text', (_, source, text) => {
    expect(documentText(parse(source))).toBe(text);
    expect(parse(source).headings).toEqual([]);
    expect(parse(source).blocks).toHaveLength(1);
  });

  it.each(['|-|-|\n===', '--|--\n-', 'a\n2) b\n-'])('reads an underline in %j', source =>
    expect(parse(source).blocks.map(block => block.kind)).toEqual(['heading']),
  );

  it('keeps the text after a closing fence with a tab in quotes and items', () => {
    const kinds = (source: string) =>
      parse(source).blocks.flatMap(block =>
        'items' in block
          ? block.items.flatMap(item => item.blocks.map(each => each.kind))
          : 'blocks' in block
            ? block.blocks.map(each => each.kind)
            : block.kind,
      );
    expect(kinds('```\na\n```\t\nb')).toEqual(['code', 'paragraph']);
    expect(kinds('> ```\n> a\n> ```\t\n> b')).toEqual(['code', 'paragraph']);
    expect(kinds('- ```\n  a\n  ```\t\n  b')).toEqual(['code', 'paragraph']);
  });
});

describe('a heading with an underline', () => {
  it.each(['``` b`', 'a\n``` b`', '<! b', 'a\n<! b', 'a\n2. b', '--'])('may have the text %j', text => {
    const source = `${text}\n===\n`;
    expect(parse(source).blocks).toMatchObject([{ kind: 'heading', level: 1 }]);
  });

  it.each(['a\n- b', 'a\n> b', 'a\n``` b', 'a\n<!doctype', 'a\n# b', 'a\n[^1]: b', '    a'])(
    'does not start in front of the block in %j',
    text => {
      const { headings } = parse(`${text}\n===\n`);
      expect(headings.filter(({ line }) => line === 1)).toEqual([]);
    },
  );
});
