import { describe, expect, it } from 'vitest';
import { MathFinder } from '../../../src/markdown/math/find-math.js';

/** The first formula of a text, at its first delimiter. */
function find(text: string): string | undefined {
  return new MathFinder(text).at(text.search(/[$\\]/))?.tex;
}

describe('MathFinder', () => {
  it.each([
    ['the $n$th', 'n'],
    ['$x$s are', 'x'],
    ['in $O(n \\log n)$ time', 'O(n \\log n)'],
    ['in $O(n)$', 'O(n)'],
    ['$a+b$', 'a+b'],
    ['$[0, 1]$', '[0, 1]'],
    ['$f(x, y)$', 'f(x, y)'],
    ['$2n$', '2n'],
    ['$dx$', 'dx'],
    ['between $0$ and $1$', '0'],
    ['$\\alpha$-equivalence', '\\alpha'],
    ['$a\\$b=c$', 'a\\$b=c'],
    ['$$x = 1$$', 'x = 1'],
    ['\\(x^2\\)', 'x^2'],
    ['\\[a = b\\]', 'a = b'],
    ['$`a_b`$', 'a_b'],
  ])('finds the formula in %j', (text, expected) => {
    expect(find(text)).toBe(expected);
  });

  it.each([
    '$5 to $10',
    'US$5=AU$7',
    'costs $5, not 6$',
    'from $5-$10',
    '$HOME:$PATH',
    'echo "$a=$b"',
    '$FOO_BAR$',
    '$\u007bx}$',
    '$i$j',
    '$ x=1 $',
    '$x=1 $',
    'a `$x` and `$y=1`',
    '\\[link\\]',
    '\\(note\\)',
    '$a = `b$`',
    '$US dollars and $CA dollars',
    '$word$',
    '$$',
    '$',
  ])('finds no formula in %j', text => {
    expect(find(text)).toBeUndefined();
  });

  it.each(['$a ', '\\(', '\\[', '$$ ', '$`', '$1'])('searches a text of many %j once', part => {
    const text = part.repeat(100_000);
    const finder = new MathFinder(text);
    const indexOf = String.prototype.indexOf;
    let searched = 0;
    String.prototype.indexOf = function (delimiter: string, from = 0): number {
      const found = indexOf.call(this, delimiter, from);
      searched += (found < 0 ? this.length : found + delimiter.length) - from;
      return found;
    };
    try {
      for (let at = 0; at < text.length; at += part.length) finder.at(at);
    } finally {
      String.prototype.indexOf = indexOf;
    }
    expect(searched).toBeGreaterThan(0);
    expect(searched).toBeLessThanOrEqual(2 * text.length);
  });
});
