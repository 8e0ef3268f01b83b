import { expect, it } from 'vitest';
import { WordCounter } from '../../../src/search/index/word-counter.js';

/** Counts the words of a text, in parts of at least `part` characters. */
function count(text: string, part = text.length): string {
  const counter = new WordCounter();
  for (let at = 0; at < text.length; ) at = counter.addWords(text, at, at + part);
  return counter.lines();
}

function countWithMap(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return Array.from(counts, ([word, frequency]) => `${word} ${frequency}\n`).join('');
}

it('counts words in the order of their first occurrences', () => {
  expect(count('b, a b-c über b\u{1F600}a')).toBe('b 3\na 2\nc 1\nüber 1\n');
  expect(count('')).toBe('');
});

it('leaves out words of more than 40 letters', () => {
  expect(count(`${'x'.repeat(41)} ${'y'.repeat(40)} ${'z'.repeat(41)}`)).toBe(`${'y'.repeat(40)} 1\n`);
});

it('counts the same in parts', () => {
  const text = 'one two three two  one-two '.repeat(20);
  for (let part = 1; part < 30; part++) expect(count(text, part)).toBe(count(text));
});

it('counts 100,000 words, each several times', () => {
  const words = Array.from({ length: 250_000 }, (_, index) => `w${(index * 7919) % 100_000}`);
  expect(count(words.join(' '))).toBe(countWithMap(words));
});

it('counts words whose hashes select the same place', () => {
  const words = [];
  for (let number = 0; words.length < 100; number++) {
    const word = number.toString(36);
    let hash = 0x811c9dc5;
    for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
    if ((((hash >>> 0) ^ (hash >>> 15)) & 0x7ff) === 5) words.push(word);
  }
  const twice = [...words, ...words];
  expect(count(twice.join(' '))).toBe(countWithMap(twice));
  // After the table has grown, too.
  const more = [...twice, ...Array.from({ length: 3000 }, (_, index) => `w${index}`), ...words];
  expect(count(more.join(' '))).toBe(countWithMap(more));
});
