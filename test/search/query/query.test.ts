import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_LENGTH, parseQuery } from '../../../src/search/query/query.js';

const wanted = (query: string) => parseQuery(query).wanted.map(({ text }) => text);

describe('parseQuery', () => {
  it.each([
    ['kubernetes  limits', ['kubernetes', 'limits']],
    ['Café', ['cafe']],
    ['Cafe\u0301', ['cafe']],
    [
      'c++ c# .net node.js useState std::vector --help',
      ['c++', 'c#', '.net', 'node.js', 'usestate', 'std::vector', '--help'],
    ],
    ['what is a pod?', ['what', 'is', 'a', 'pod']],
    ['(limits), useState() [x] ...', ['limits', 'usestate', 'x', '...']],
    ['pod pod POD', ['pod']],
    ['日本語の検索', ['日本語の検索']],
    ['"noisy  neighbour" limits', ['noisy neighbour', 'limits']],
    ['“noisy neighbour”', ['noisy neighbour']],
    ['foo:bar http://x', ['foo:bar', 'http://x']],
    ['', []],
    ['  ', []],
    ['! tag: !category: "" !""', []],
  ])('%s', (query, words) => {
    expect(wanted(query)).toEqual(words);
  });

  it('knows phrases, open and closed, and titles', () => {
    expect(parseQuery('"a b" title:"c d" title:e "f g').wanted).toMatchObject([
      { text: 'a b', phrase: true, open: false, title: false },
      { text: 'c d', phrase: true, open: false, title: true },
      { text: 'e', phrase: false, title: true },
      { text: 'f g', phrase: true, open: true, title: false },
    ]);
  });

  it('knows filters and what is not wanted', () => {
    const { filters, without } = parseQuery('category:DevOps !tag:"Dev Ops" !docker !"a b" !title:c Tag:é');
    expect(filters).toEqual([
      { field: 'category', value: 'devops', without: false },
      { field: 'tag', value: 'dev ops', without: true },
      { field: 'tag', value: 'e', without: false },
    ]);
    expect(without).toMatchObject([
      { text: 'docker' },
      { text: 'a b', phrase: true },
      { text: 'c', title: true },
    ]);
  });

  it('keeps what was typed as it was typed', () => {
    expect(parseQuery('Crêpes, “Noisy Neighbour” title:PODS').wanted.map(({ typed }) => typed)).toEqual([
      'Crêpes',
      'Noisy Neighbour',
      'PODS',
    ]);
  });

  it('looks at no more than a bounded query', () => {
    expect(wanted('x'.repeat(10_000))).toEqual(['x'.repeat(MAX_LENGTH)]);
    expect(wanted(Array.from({ length: 100 }, (_, n) => `w${n}`).join(' '))).toHaveLength(12);
  });

  it('takes anything', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('"', '!', ':', 'tag:', 'title:', ' ', '('),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), pieces => {
        const { wanted: wishes, without, filters } = parseQuery(pieces.join(''));
        for (const wish of [...wishes, ...without]) expect(wish.text).not.toBe('');
        for (const { value } of filters) expect(value).not.toBe('');
      }),
      { seed: 5 },
    );
  });
});
