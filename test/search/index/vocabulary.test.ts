import { expect, it } from 'vitest';
import { Vocabulary } from '../../../src/search/index/vocabulary.js';
import { TimeSlicer } from '../../../src/util/time-slicer.js';

const slicer = () => new TimeSlicer({});

it('finds the nearest words, the most frequent first', async () => {
  const words = new Vocabulary('limits 5\nlimit 9\nlimbs 4\nlemon 2\ntilim 7\n');
  expect(await words.findNearest('limts', 3, slicer())).toEqual(['limits', 'limbs']);
  expect(await words.findNearest('limt', 3, slicer())).toEqual(['limit']);
  expect(await words.findNearest('li', 3, slicer())).toEqual([]);
  expect([words.frequency('limit'), words.frequency('limi'), words.has('limi')]).toEqual([9, 0, false]);
});

it('finds words whose first letter was left out, doubled or swapped', async () => {
  const words = new Vocabulary('kernel 1\n');
  for (const typed of ['ernel', 'kkernel', 'ekrnel'])
    expect(await words.findNearest(typed, 1, slicer())).toEqual(['kernel']);
});

it('accepts a word with characters of regular expressions', async () => {
  const words = new Vocabulary('memory 1\n');
  for (const typed of ['[memory', '(memory', '\\memory', '^memory', 'm[emory'])
    expect(await words.findNearest(typed, 1, slicer())).toEqual(['memory']);
});

it('returns only words of letters and digits from a damaged file', async () => {
  const lines = [
    'memor\u001by 5',
    'mem\u202eory 5',
    'memory',
    'memo-ry 5',
    `memory${'y'.repeat(100)} 5`,
    'memoryx \u001b',
  ];
  const words = new Vocabulary(`${lines.join('\n')}\n`);
  expect(await words.findNearest('memory', 9, slicer())).toEqual(['memoryx']);
  expect(words.frequency('memoryx')).toBe(0);
});
