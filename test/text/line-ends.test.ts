import { describe, expect, it } from 'vitest';
import { hasSpaceAtLineEnd } from '../../src/text/line-ends.js';

describe('hasSpaceAtLineEnd', () => {
  it.each(['a \nb', 'a\t\nb', 'a\n b', 'a\n\tb', 'a\nb\nc \nd', '\n ', ' \n'])('finds it in %j', text => {
    expect(hasSpaceAtLineEnd(text)).toBe(true);
  });

  it.each(['', ' a b ', 'a\nb', 'a b\nc d', '\n', 'a\n\nb', 'a\u00a0\nb'])('finds none in %j', text => {
    expect(hasSpaceAtLineEnd(text)).toBe(false);
  });
});
