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

  const code = (words: number, fence = '```') => `${fence}sh\n${'word '.repeat(words)}\n${fence}\n`;

  it.each<[string, string, number, number]>([
    ['backticks', code(2300), 2301, 3],
    ['tildes', code(2300, '~~~~'), 2301, 3],
    ['a quote', `> ${code(2300).replaceAll('\n', '\n> ')}`, 2301, 3],
    ['a list', `- ${code(2300).replaceAll('\n', '\n  ')}`, 2301, 3],
    [
      'code after prose and before it',
      `${'word '.repeat(1150)}\n\n${code(2300)}\n${'word '.repeat(1150)}`,
      4601,
      13,
    ],
    ['several blocks', code(1150) + code(1150), 2302, 3],
    ['a shorter fence inside', `\`\`\`\`\n\`\`\`\n${'word '.repeat(2300)}\n\`\`\`\n\`\`\`\`\n`, 2300, 3],
    ['no closing fence', `\`\`\`\n${'word '.repeat(2300)}`, 2300, 3],
    ['no fence, but a code span', `\`\`\`a\`\`\` b\n${'word '.repeat(2300)}`, 2302, 10],
    ['Chinese code', `\`\`\`\n${'漢'.repeat(8000)}\n\`\`\``, 8000, 4],
  ])('counts a word of code as a quarter: %s', (_, text, words, minutes) =>
    expect(measureLength(text)).toEqual({ words, minutes }),
  );

  it('counts code of a very long body, too', () => {
    const { minutes } = measureLength(`${'word '.repeat(100)}\n\n${code(400)}\n`.repeat(800));
    expect(minutes / ((80_000 + 320_000 / 4) / 230)).toBeCloseTo(1, 0);
    expect(minutes / ((80_000 + 320_000 / 4) / 230)).toBeLessThan(1.2);
  });

  it('starts at the given offset', () => {
    expect(measureLength('one two three', 8).words).toBe(1);
  });

  it('estimates a very long body to within 10%', () => {
    const half = 'some words here '.repeat(100_000);
    const { words } = measureLength(`${half}${'漢字'.repeat(800_000)}`);
    expect(words / (300_000 + 1_600_000)).toBeCloseTo(1, 1);
  });
});
