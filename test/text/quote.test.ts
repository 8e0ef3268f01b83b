import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quote, quotePath, shellWord, shorten } from '../../src/text/quote.js';

describe('quote', () => {
  it('returns a short value whole, in double quotes', () => {
    expect(quote('a title')).toBe('"a title"');
    expect(quote('x'.repeat(60))).toBe(`"${'x'.repeat(60)}"`);
  });

  it('shortens a long value with an ellipsis, and keeps more of a path', () => {
    expect(quote('x'.repeat(100_000))).toBe(`"${'x'.repeat(60)}…"`);
    expect(quotePath(`/${'x'.repeat(250)}`)).toBe(`"/${'x'.repeat(250)}"`);
    expect(quotePath('x'.repeat(100_000))).toHaveLength(303);
  });

  it('shows control characters and joins lines', () => {
    expect(quote('a\u001b[2J\nb\u202e')).toBe('"a␛[2J b<U+202E>"');
  });

  it('never splits a surrogate pair', () => {
    expect(shorten(`${'x'.repeat(59)}😀😀`)).toBe(`${'x'.repeat(59)}…`);
    expect(shorten(`${'x'.repeat(58)}😀😀`)).toBe(`${'x'.repeat(58)}😀…`);
    const texts = fc.string({ unit: 'binary', maxLength: 200 });
    fc.assert(
      fc.property(texts, text => {
        const shown = quote(text);
        expect(shown.isWellFormed()).toBe(true);
        expect(shown.length).toBeLessThanOrEqual(63);
      }),
      { seed: 12 },
    );
  });
});

describe('shellWord', () => {
  it('leaves plain words as they are', () => {
    expect(shellWord('./a-b_c/d@1.0=x:y,z%+')).toBe('./a-b_c/d@1.0=x:y,z%+');
  });

  it.skipIf(process.platform === 'win32').each(['two words', ' a ', "it's", '$HOME `x` "y"', '', '*'])(
    'makes a shell pass %j unchanged',
    word => {
      const script = `printf %s ${shellWord(word)}`;
      expect(execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' })).toBe(word);
    },
  );

  it('shows control characters', () => {
    expect(shellWord('a\u001b[2J')).toBe("'a␛[2J'");
  });
});
