import { describe, expect, it } from 'vitest';
import { createWordMatcher, findAllMatches, GRADES } from '../../../src/search/match/word-matcher.js';
import { parseQuery } from '../../../src/search/query/query.js';
import { fold } from '../../../src/text/case-fold.js';

/** Returns the matches of the only term of `query` in `text`, with the names of their grades. */
function matches(query: string, text: string, target: 'fields' | 'body' = 'body'): string[] {
  const [term] = parseQuery(query).terms;
  if (term === undefined) throw new Error('no term');
  const names = Object.entries(GRADES);
  return findAllMatches(createWordMatcher(term, target), fold(text)).map(({ start, end, grade }) => {
    return `${text.slice(start, end)} ${names.find(([, value]) => value === grade)?.[0] ?? 'partial'}`;
  });
}

describe('findAllMatches of a word', () => {
  it('grades whole words, other numbers, starts of words and matches inside words', () => {
    expect(matches('query', 'Query, queries; querying subquery')).toEqual([
      'Query whole',
      'queries form',
      'query start',
      'query inside',
    ]);
  });

  it('matches two characters inside a word if one is of a script without spaces', () => {
    expect(matches('n型', 'pn型', 'fields')).toEqual(['n型 inside']);
    expect(matches('n型', 'pn型')).toEqual(['n型 inside']);
  });

  it.each([
    ['pods', 'a pod', ['pod form']],
    ['pod', 'two pods', ['pod form']],
    ['boxes', 'a box', ['box form']],
    ['caches', 'a cache', ['cache form']],
    ['classes', 'one class', ['class form']],
    ['queries', 'a query', ['query form']],
    ['retry', 'retries', ['retries form']],
    ['pods', 'a podcast', []],
    ['status', 'a statu', []],
    ['class', 'a clas', []],
  ])('matches %s in "%s"', (query, text, found) => {
    expect(matches(query, text)).toEqual(found);
  });

  it('matches short words only at the start of a word, and single letters only as a word', () => {
    expect(matches('art', 'start art artist')).toEqual(['art whole', 'art start']);
    expect(matches('c', 'c cat (C) arc')).toEqual(['c whole', 'C whole']);
    expect(matches('arti', 'partial', 'fields')).toEqual(['arti partial']);
    expect(matches('art', 'start', 'fields')).toEqual(['art partial']);
    expect(matches('c', 'cat arc', 'fields')).toEqual(['c start']);
  });

  it('matches words with signs', () => {
    expect(matches('c++', 'C++, c++20 c')).toEqual(['C++ whole', 'c++ whole']);
    expect(matches('.net', '.NET and ASP.NET')).toEqual(['.NET whole', '.NET whole']);
    expect(matches('node.js', 'Node.js node_js')).toEqual(['Node.js whole']);
  });

  it('treats every character as a word boundary in scripts without spaces', () => {
    expect(matches('索引', '数据库索引入门')).toEqual(['索引 whole']);
    expect(matches('引', '数据库索引入门')).toEqual(['引 whole']);
  });
});

describe('findAllMatches of a phrase', () => {
  it('matches the exact phrase in whole words', () => {
    expect(matches('"end rot"', 'end rots, the end rot. weekend rot')).toEqual(['end rot whole']);
    expect(matches('"pod"', 'pods pod podcast')).toEqual(['pod whole']);
  });

  it('matches the start of a word after an open quote', () => {
    expect(matches('"end ro', 'end rot, weekend rot')).toEqual(['end ro start']);
  });
});
