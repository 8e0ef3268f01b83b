import { expect, test } from 'vitest';
import { marked } from '../../src/layout/highlight-text.js';

test('what was found is marked, the rest keeps its style', () => {
  expect(marked('pod memory', [[4, 10]], 'strong')).toEqual([
    { text: 'pod ', style: 'strong' },
    { text: 'memory', style: 'strong match' },
  ]);
});

test('a text in which nothing was found is one run, an empty one none', () => {
  expect(marked('pod', [])).toEqual([{ text: 'pod' }]);
  expect(marked('', [], 'dim')).toEqual([]);
});

test('ranges that overlap say nothing twice', () => {
  const spans = marked('abcdef', [[0, 3], [2, 4], [3, 4]]); // biome-ignore format: a row
  expect(spans.map(({ text }) => text).join('')).toBe('abcdef');
  expect(spans.filter(({ style }) => style === 'match').map(({ text }) => text)).toEqual(['abc', 'd']);
});
