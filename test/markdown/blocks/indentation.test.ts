import { describe, expect, it } from 'vitest';
import type { Block } from '../../../src/document/document.js';
import { parse } from '../../../src/markdown/parse.js';

/** Kinds and texts of the leaves. */
function leaves(blocks: readonly Block[]): string[] {
  return blocks.flatMap(block => {
    if (block.kind === 'list') return block.items.flatMap(item => leaves(item.blocks));
    if (block.kind === 'quote') return leaves(block.blocks);
    if (block.kind === 'code') return `code ${block.text}`;
    return block.kind === 'paragraph' ? block.spans.map(span => span.text).join('') : block.kind;
  });
}

describe('tabs', () => {
  it.each([
    ['an item', '- ```make\n  all:\n  \techo\n  \t\t-n\n  ```'],
    ['a numbered item', '1. Run:\n\n   ```make\n   all:\n   \techo\n   \t\t-n\n   ```'],
    ['an item that is indented by tabs', '-\t~~~\n\tall:\n\t\techo\n\t\t\t-n\n\t~~~'],
    ['a nested item', '- a\n  - b\n    ```\n    all:\n    \techo\n    \t\t-n\n    ```'],
    ['a quote', '> ```\n> all:\n> \techo\n> \t\t-n\n> ```'],
    ['a quote that is indented by tabs', '>\t```\n>\tall:\n>\t\techo\n>\t\t\t-n\n>\t```'],
    ['a quote in an item', '- > ```\n  > all:\n  > \techo\n  > \t\t-n\n  > ```'],
  ])('are kept in the code of %s', (_, source) => {
    expect(leaves(parse(source).blocks).at(-1)).toBe('code all:\n\techo\n\t\t-n');
  });

  it.each([
    ['> \ta', ['a']],
    ['> \t  a', ['code a']],
    ['>>```\n> \ta', ['code ', 'a']],
    ['>>```\n>>\n>\n> \ta', ['code ', 'a']],
    ['- >```\n  \ta', ['code ', 'a']],
    ['-   \ta', ['code   a']],
    ['1.  \ta', ['code  a']],
    ['- - \ta', ['code a']],
    ['- a\n\n  ```\n  b\n  ```\n\n  \tc', ['a', 'code b', 'c']],
    ['> -\ta\n>\n>\tb', ['a', 'b']],
    ['- a\n\n      b\n      \tc', ['a', 'code b\n\tc']],
  ])('have the width of their column in %j', (source, expected) => {
    expect(leaves(parse(source).blocks)).toEqual(expected);
  });
});
