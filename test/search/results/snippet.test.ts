import { describe, expect, it } from 'vitest';
import { documentText } from '../../../src/document/document-text.js';
import { parse } from '../../../src/markdown/parse.js';
import { parseQuery } from '../../../src/search/query/query.js';
import { createSearchTerms } from '../../../src/search/query/search-term.js';
import { createSnippet } from '../../../src/search/results/snippet.js';

/** Returns the snippet of the first occurrence of `word`, with its matches in brackets. */
function snippet(markdown: string, word: string): string {
  const document = parse(markdown);
  const at = documentText(document).toLowerCase().indexOf(word);
  expect(at).toBeGreaterThanOrEqual(0);
  const { text, ranges } = createSnippet(document, at, createSearchTerms(parseQuery(word).terms));
  return ranges.reduceRight(
    (shown, [start, end]) => `${shown.slice(0, start)}[${shown.slice(start, end)}]${shown.slice(end)}`,
    text,
  );
}

describe('createSnippet', () => {
  it('returns the sentence without its neighbours and line breaks', () => {
    expect(snippet('One thing. A *heron*\nis a bird. Another thing.', 'heron')).toBe('A [heron] is a bird.');
    expect(snippet('“Is it?” A heron is.', 'heron')).toBe('A [heron] is.');
    expect(snippet('鷺は鳥である。鷺は池に立つ。魚を待つ。', '池')).toBe('鷺は[池]に立つ。');
    expect(snippet('It uses node.js here. Then a heron.', 'node.js')).toBe('It uses [node.js] here.');
  });

  it('cuts a long sentence between words and marks the cuts', () => {
    const words = Array.from({ length: 60 }, (_, n) => `word${n}`).join(' ');
    const cut = snippet(`${words} heron ${words}.`, 'heron');
    expect(cut).toMatch(/^…word\d+ .* word59 \[heron\] word0 .* word\d+…$/);
    expect(cut.length).toBeLessThan(190);
    expect(snippet(`${'𠮷'.repeat(301)}鷺${'𠮷'.repeat(301)}`, '鷺')).toMatch(/^…𠮷+\[鷺\]𠮷+…$/u);
  });

  it('returns the line of code', () => {
    expect(snippet('```js\nconst a = 1;\n  const heron = 2; // x\nconst b = 3;\n```', 'heron')).toBe(
      'const [heron] = 2; // x',
    );
    expect(snippet('<details><summary>More</summary>\n\n```\nfirst\nheron\n```\n\n</details>', 'heron')).toBe(
      '[heron]',
    );
  });

  it('returns the row of a table', () => {
    const table = '| bird | food |\n| - | - |\n| duck | bread |\n| heron | fish |\n';
    expect(snippet(table, 'fish')).toBe('heron · [fish]');
    expect(snippet(table, 'heron')).toBe('[heron] · fish');
    expect(snippet(`> ${table.replaceAll('\n', '\n> ')}`, 'fish')).toBe('heron · [fish]');
  });

  it('returns the list item, quoted paragraph, summary or footnote', () => {
    expect(snippet('- one\n- two\n  - a heron\n- three', 'heron')).toBe('a [heron]');
    expect(snippet('> one\n>\n> > a heron\n>\n> three', 'heron')).toBe('a [heron]');
    expect(snippet('> [!NOTE]\n> a heron\n', 'heron')).toBe('a [heron]');
    expect(snippet('<details><summary>The heron</summary>\n\nText.\n\n</details>', 'heron')).toBe(
      'The [heron]',
    );
    expect(snippet('Text[^1].\n\n[^1]: one\n\n    a heron', 'heron')).toBe('a [heron]');
  });
});
