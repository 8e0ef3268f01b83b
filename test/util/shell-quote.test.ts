import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { shellQuote } from '../../src/util/shell-quote.js';

test('shellQuote leaves plain words as they are', () => {
  expect(shellQuote('./a-b_c/d@1.0=x:y,z%+')).toBe('./a-b_c/d@1.0=x:y,z%+');
});

test.skipIf(process.platform === 'win32').each(['two words', "it's", '$HOME `x` "y"', '', 'a\nb', '*'])(
  'shellQuote makes a shell pass %j unchanged',
  word => {
    const script = `printf %s ${shellQuote(word)}`;
    expect(execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' })).toBe(word);
  },
);
