import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from '../../src/markdown/parse.js';

/**
 * Characters that a document must not contain: C0 except newline and tab, DEL, C1, line separators except the hard break, bidi
 * controls, lone surrogates.
 */
const FORBIDDEN =
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2029-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\p{Surrogate}/u;

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(strings) : [];
}

function check(source: string): void {
  const document = parse(source);
  for (const text of strings(document)) expect(text).not.toMatch(FORBIDDEN);
  expect(JSON.parse(JSON.stringify(document))).toEqual(document);
}

const markup = fc.constantFrom(
  '#',
  ' ',
  '\n',
  '\n\n',
  '- ',
  '1. ',
  '> ',
  '*',
  '**',
  '_',
  '`',
  '```',
  '~~',
  '[',
  ']',
  '(',
  ')',
  '![',
  '[^1]',
  '[^1]: ',
  '|',
  '|-|\n',
  '<b>',
  '</b>',
  '<br>',
  '<a href="',
  '">',
  '<!--',
  '-->',
  '<details>',
  '<summary>',
  '</details>',
  '<pre>',
  '<table><tr><td>',
  '<img alt="',
  '&#27;',
  '&#x9b;',
  '&#8238;',
  '&lt;',
  '&bogus;',
  '&#0;',
  '\\',
  'http://a.b/',
  'a@b.c',
  '\t',
  '    ',
  '\x1b[2J',
  '\x9b',
  '\u202e',
  '\ud800',
  '\0',
  '\r',
  '\u2028',
  '\ufeff',
  'word',
  '日本',
  '👩\u200d👧',
  '[!NOTE]\n',
  '[x]: /y\n',
  '- [x] ',
  '[r]: ',
  '---\n',
  '===\n',
  '<script>',
  '<svg onload=x>',
);

describe('parse hostile input', () => {
  it('keeps no control characters of random text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), check), { seed: 5, numRuns: 1500 });
  });

  it('keeps no control characters of random Markdown', () => {
    const source = fc.array(markup, { maxLength: 40 }).map(parts => parts.join(''));
    fc.assert(fc.property(source, check), { seed: 6, numRuns: 4000 });
  });

  it.each([
    '[a](javascript:alert(1)\x1b]8;;x\x07)',
    '[a](<http://x/\u202egnp.exe> "t\x1b[31m")',
    '```\x1b[31m\n\x1b]52;c;AAAA\x07\n```',
    '<a href="http://x&#27;[31m">y</a>',
    '<img alt="&#x1b;[2J" src="\x07">',
    '| \x1b[A |\n|---|\n| &#155;31m |',
    '[^\x1b]\n\n[^\x1b]: \x9b\n',
    '# \x1b]0;title\x07\n',
    '<details><summary>&#27;[H</summary>\n\n\x1bc\n\n</details>',
    '![\x1b](\x1b "\x1b")',
    '- [x] [r]: &#27;]52;c;cHduZWQ=&#7;',
    '> 1. [ ] [r]: \x1b[2J \u202e',
    'x[^a]\n\n[^a]: [r]: &#27;[2J',
    '\x1b[?1049h'.repeat(100),
  ])('keeps no control characters of the attack %j', check);
});
