import { describe, expect, it } from 'vitest';
import { measureLength } from '../../../src/library/metadata/reading-time.js';

describe('measureLength', () => {
  it.each<[string, number, number]>([
    ['', 0, 1],
    ['One two, three.', 3, 1],
    ['# Head\n\n- [ ] it’s a **list**\n\n| a | b |\n|---|---|\n\n---\n', 6, 1],
    ['word '.repeat(2300), 2300, 10],
    ['日本語、カナ', 5, 1],
    ['漢'.repeat(2000), 2000, 4],
    ['한국어 단어', 2, 1],
    ['mixed漢字and', 4, 1],
    ['😀 — … “ ”', 0, 1],
    ['Привет, мир', 2, 1],
  ])('counts the words and minutes of %j', (text, words, minutes) =>
    expect(measureLength(text)).toEqual({ words, minutes }),
  );

  it('starts at the given offset', () => {
    expect(measureLength('one two three', 8).words).toBe(1);
  });

  it('estimates a very long body to within 10%', () => {
    const half = 'some words here '.repeat(100_000);
    const { words } = measureLength(`${half}${'漢字'.repeat(800_000)}`);
    expect(words / (300_000 + 1_600_000)).toBeCloseTo(1, 1);
  });
});
