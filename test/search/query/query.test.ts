import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_LENGTH, parseQuery } from '../../../src/search/query/query.js';

const wanted = (query: string) => parseQuery(query).terms.map(({ text }) => text);

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
    [
      'http://x std::vector node:fs 12:30 c:\\x a:b',
      ['http://x', 'std::vector', 'node:fs', '12:30', 'c:\\x', 'a:b'],
    ],
    ['exit -1 a - b --help', ['exit', '-1', 'a', 'b', '--help']],
    ['', []],
    ['  ', []],
    ['! - tag: !category: -author: after: "" !""', []],
  ])('splits %j into terms', (query, words) => {
    expect(wanted(query)).toEqual(words);
  });

  it('parses closed and open phrases, and title terms', () => {
    expect(parseQuery('"a b" title:"c d" title:e "f g').terms).toMatchObject([
      { text: 'a b', phrase: true, open: false, titleOnly: false },
      { text: 'c d', phrase: true, open: false, titleOnly: true },
      { text: 'e', phrase: false, titleOnly: true },
      { text: 'f g', phrase: true, open: true, titleOnly: false },
    ]);
  });

  it('parses filters and excluded terms', () => {
    const { filters, excluded } = parseQuery('category:DevOps !tag:"Dev Ops" !docker !"a b" !title:c Tag:é');
    expect(filters).toEqual([
      { field: 'category', value: 'devops', negated: false },
      { field: 'tag', value: 'dev ops', negated: true },
      { field: 'tag', value: 'e', negated: false },
    ]);
    expect(excluded).toMatchObject([
      { text: 'docker' },
      { text: 'a b', phrase: true },
      { text: 'c', titleOnly: true },
    ]);
  });

  it('excludes with a dash as with an exclamation mark', () => {
    const dashed = parseQuery('node -npm -"two words" -title:Yarn -tag:x -日本語');
    expect(dashed).toEqual(parseQuery('node !npm !"two words" !title:Yarn !tag:x !日本語'));
    expect(dashed.excluded.map(({ text }) => text)).toEqual(['npm', 'two words', 'yarn', '日本語']);
    expect(dashed.filters).toEqual([{ field: 'tag', value: 'x', negated: true }]);
  });

  it('parses authors, languages and dates', () => {
    expect(parseQuery('author:"Ann Lee" lang:EN after:2024 -before:2024-6 before:2024/06/15')).toMatchObject({
      terms: [],
      filters: [
        { field: 'author', value: 'ann lee', negated: false },
        { field: 'lang', value: 'en', negated: false },
        { field: 'after', day: '2024-01-01', negated: false },
        { field: 'before', day: '2024-06-01', negated: true },
        { field: 'before', day: '2024-06-15', negated: false },
      ],
      problems: [],
    });
  });

  it.each(['20', 'soon', '2024-13', '2023-02-29', '2024-06-15-1'])('reports %j, which is no date', value => {
    expect(parseQuery(`after:${value}`)).toMatchObject({ filters: [], problems: [{ key: 'after', value }] });
  });

  it.each([
    ['autor:ann', 'autor'],
    ['year:later', 'year'],
    ['foo:bar', 'foo'],
    ['node:fs', undefined],
    ['http://x', undefined],
    ['std::vector', undefined],
    ['12:30', undefined],
    ['localhost:3000', undefined],
    ['port:80', undefined],
    ['"foo:bar"', undefined],
    ['note:', undefined],
  ])('recognises whether %j looks like an unknown key', (query, key) => {
    expect(parseQuery(query).terms.map(term => term.unknownKey)).toEqual([key]);
  });

  it('keeps the typed text of each term', () => {
    expect(parseQuery('Crêpes, “Noisy Neighbour” title:PODS').terms.map(({ typed }) => typed)).toEqual([
      'Crêpes',
      'Noisy Neighbour',
      'PODS',
    ]);
  });

  it('limits the length of the query and the number of terms', () => {
    expect(wanted('x'.repeat(10_000))).toEqual(['x'.repeat(MAX_LENGTH)]);
    expect(wanted(Array.from({ length: 100 }, (_, n) => `w${n}`).join(' '))).toHaveLength(12);
  });

  it('never yields an empty term or filter for any input', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('"', '!', '-', ':', 'tag:', 'title:', 'after:', 'author:', ' ', '('),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), pieces => {
        const { terms, excluded, filters } = parseQuery(pieces.join(''));
        for (const term of [...terms, ...excluded]) expect(term.text).not.toBe('');
        for (const filter of filters) expect('day' in filter ? filter.day : filter.value).not.toBe('');
      }),
      { seed: 5 },
    );
  });
});
