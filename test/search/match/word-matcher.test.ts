import { describe, expect, it } from 'vitest';
import { allMatches, GRADES, makeNeedle } from '../../../src/search/match/word-matcher.js';
import { parseQuery } from '../../../src/search/query/query.js';
import { fold } from '../../../src/text/case-fold.js';

/** What the query's only word matches in `text`, and how well. */
function matches(query: string, text: string, place: 'fields' | 'body' = 'body'): string[] {
  const [wish] = parseQuery(query).wanted;
  if (wish === undefined) throw new Error('no word');
  const names = Object.entries(GRADES);
  return allMatches(makeNeedle(wish, place), fold(text)).map(({ at, end, grade }) => {
    return `${text.slice(at, end)} ${names.find(([, value]) => value === grade)?.[0] ?? 'hardly'}`;
  });
}

describe('a word', () => {
  it('is told as a whole, in another number, as a beginning and inside', () => {
    expect(matches('query', 'Query, queries; querying subquery')).toEqual([
      'Query whole',
      'queries form',
      'query start',
      'query inside',
    ]);
  });

  it('of two letters, one of a script without spaces, is found within a word', () => {
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
  ])('%s in “%s”', (query, text, found) => {
    expect(matches(query, text)).toEqual(found);
  });

  it('of a few letters must begin one in a body, and a single letter be one', () => {
    expect(matches('art', 'start art artist')).toEqual(['art whole', 'art start']);
    expect(matches('c', 'c cat (C) arc')).toEqual(['c whole', 'C whole']);
    expect(matches('arti', 'partial', 'fields')).toEqual(['arti hardly']);
    expect(matches('art', 'start', 'fields')).toEqual(['art hardly']);
    expect(matches('c', 'cat arc', 'fields')).toEqual(['c start']);
  });

  it('may be made of signs', () => {
    expect(matches('c++', 'C++, c++20 c')).toEqual(['C++ whole', 'c++ whole']);
    expect(matches('.net', '.NET and ASP.NET')).toEqual(['.NET whole', '.NET whole']);
    expect(matches('node.js', 'Node.js node_js')).toEqual(['Node.js whole']);
  });

  it('has no borders in scripts without spaces', () => {
    expect(matches('索引', '数据库索引入门')).toEqual(['索引 whole']);
    expect(matches('引', '数据库索引入门')).toEqual(['引 whole']);
  });
});

describe('a phrase', () => {
  it('stands as it is typed, in whole words', () => {
    expect(matches('"end rot"', 'end rots, the end rot. weekend rot')).toEqual(['end rot whole']);
    expect(matches('"pod"', 'pods pod podcast')).toEqual(['pod whole']);
  });

  it('may go on while its quote is open', () => {
    expect(matches('"end ro', 'end rot, weekend rot')).toEqual(['end ro start']);
  });
});
