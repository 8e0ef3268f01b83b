import { expect, it } from 'vitest';
import { countNewlines } from '../../src/util/count-newlines.js';

it('countNewlines counts newlines at any distance from each other and from the end', () => {
  for (let length = 0; length < 140; length++) {
    const text = 'x'.repeat(length);
    const texts = [
      text,
      `${text}\n`,
      `\n${text}`,
      `\n${text}\n`,
      `a\n${text}\nb`,
      `${text}\n`.repeat(3),
      '\n'.repeat(length),
    ];
    for (const each of texts) expect(countNewlines(each)).toBe(each.split('\n').length - 1);
  }
});
