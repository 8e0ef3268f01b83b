import { describe, expect, it } from 'vitest';
import { suggestKey } from '../../../src/search/query/query-keys.js';

describe('suggestKey', () => {
  it.each([
    ['autor', 'author'],
    ['authors', 'author'],
    ['by', 'author'],
    ['catgory', 'category'],
    ['cat', 'category'],
    ['tags', 'tag'],
    ['language', 'lang'],
    ['since', 'after'],
    ['until', 'before'],
    ['zzz', undefined],
  ])('suggests for %j', (name, key) => {
    expect(suggestKey(name)).toBe(key);
  });
});
