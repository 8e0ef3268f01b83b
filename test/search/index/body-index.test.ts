import { expect, test, vi } from 'vitest';
import { BodyTextsBuilder } from '../../../src/library/body-text/body-text-store.js';
import { BodyIndex } from '../../../src/search/index/body-index.js';
import { parseQuery } from '../../../src/search/query/query.js';
import { createSearchTerms } from '../../../src/search/query/search-term.js';
import { TimeSlicer } from '../../../src/util/time-slicer.js';

const BODIES = ['a red fox', 'the hen', 'red hens', 'a wolf', 'one foxglove', 'soft\u00adred', 'fox'];

function createIndex() {
  const builder = new BodyTextsBuilder();
  for (const body of BODIES) builder.add(body);
  const texts = builder.build();
  const seek = vi.spyOn(texts, 'seek');
  const index = new BodyIndex(texts);
  const all = BODIES.map((_, body) => body);
  const visit = async (word: string, indices: readonly number[] = all, limit = BODIES.length) => {
    const [term = expect.unreachable()] = createSearchTerms(parseQuery(word).terms);
    const visited: number[] = [];
    await index.visitCandidates(term, indices, new TimeSlicer({}), body => visited.push(body) >= limit);
    return visited;
  };
  return { visit, seek };
}

test('scans all bodies for a word only once', async () => {
  const { visit, seek } = createIndex();
  const first = await visit('fox');
  expect(first).toEqual([0, 4, 5, 6]);
  const calls = seek.mock.calls.length;
  expect(await visit('fox')).toEqual(first);
  expect(await visit('fox', [1, 2, 4, 6])).toEqual([4, 6]);
  expect(await visit('fox', [6])).toEqual([6]);
  expect(await visit('fox', undefined, 1)).toEqual([0]);
  expect(seek).toHaveBeenCalledTimes(calls);
});

test('scans again after a scan that left bodies out or ended early', async () => {
  const { visit } = createIndex();
  expect(await visit('fox', undefined, 1)).toEqual([0]);
  expect(await visit('fox', [2, 3, 4])).toEqual([4]);
  expect(await visit('fox', [6])).toEqual([6]);
  expect(await visit('fox')).toEqual([0, 4, 5, 6]);
  expect(await visit('hens', [0, 2, 4, 6])).toEqual([2]);
  expect(await visit('hens')).toEqual([1, 2, 5]);
});

test('remembers the last words only', async () => {
  const { visit, seek } = createIndex();
  for (const word of ['fox', 'one1', 'two2', 'three', 'four4', 'five5', 'sixth', 'seven', 'eight'])
    await visit(word);
  const calls = seek.mock.calls.length;
  await visit('eight');
  expect(seek).toHaveBeenCalledTimes(calls);
  await visit('fox');
  expect(seek.mock.calls.length).toBeGreaterThan(calls);
});

function indexOf(...texts: string[]) {
  const builder = new BodyTextsBuilder();
  for (const text of texts) builder.add(text);
  const bodies = builder.build();
  return { index: new BodyIndex(bodies), decode: vi.spyOn(bodies, 'text') };
}

test('decodes each body of a small library once', () => {
  const { index, decode } = indexOf('one', 'two\u200bthree', 'ｶﾀｶﾅ');
  for (let round = 0; round < 3; round++) {
    expect([0, 1, 2].map(each => index.body(each).text)).toEqual(['one', 'twothree', 'ｶﾀｶﾅ']);
    expect(index.body(1).originalOffset(4)).toBe(5);
  }
  expect(decode).toHaveBeenCalledTimes(3);
});

test('keeps only the last decoded body of a large library', () => {
  const { index, decode } = indexOf('a'.repeat(400_000), 'b'.repeat(400_000));
  for (let round = 0; round < 3; round++) expect(index.body(1).text.length).toBe(400_000);
  expect(decode).toHaveBeenCalledTimes(1);
  index.body(0);
  index.body(1);
  expect(decode).toHaveBeenCalledTimes(3);
});
