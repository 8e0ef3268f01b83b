import { describe, expect, it } from 'vitest';
import { colourCode } from '../../../src/render/highlight/highlight-code.js';
import { GRAMMARS, knownLanguage } from '../../../src/render/highlight/languages.js';

describe('colourCode', () => {
  it('names what the parts of code are', () => {
    expect(colourCode('const a = "b"; // c', 'js')).toEqual([
      { text: 'const', style: 'keyword' },
      { text: ' a = ' },
      { text: '"b"', style: 'string' },
      { text: '; ' },
      { text: '// c', style: 'comment' },
    ]);
  });

  it.each(GRAMMARS)('keeps every character of %s', grammar => {
    const text =
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code
      '<a href="x">&amp; \'q\'</a>\n\t# x := {"k": [1, 2.5e3]} // ü 日本 👩\u200d👧\nfn main() { return `${a}`; }\n';
    const spans = colourCode(text, grammar);
    expect(spans?.map(run => run.text).join('')).toBe(text);
    expect(JSON.stringify(spans)).not.toMatch(/[\ue000-\uf8ff]|\\u001b/);
  });

  it('leaves what it does not know, and what it could not give back unchanged', () => {
    expect(colourCode('a', 'no-such-language')).toBeUndefined();
    expect(colourCode('a \ue000\ue100', 'js')).toBeUndefined();
    expect(colourCode('', 'js')).toEqual([]);
    expect(colourCode('x'.repeat(100_000), 'js')).toBeUndefined();
  });
});

describe('a long block', () => {
  it('is coloured in whole rows from its beginning, as far as a reader can wait for', () => {
    const text = 'const answer = 42; // why\n'.repeat(5_000);
    const spans = colourCode(text, 'ts') ?? [];
    expect(spans.map(run => run.text).join('')).toBe(text);
    const rest = spans.at(-1);
    expect(rest?.style).toBeUndefined();
    expect(rest?.text).toMatch(/^\nconst/);
    expect(text.length - (rest?.text.length ?? 0)).toBeGreaterThan(32_000);
    expect(spans.at(-2)).toEqual({ text: '// why', style: 'comment' });
  });
});

describe('knownLanguage', () => {
  it.each([
    ['TS', 'typescript'],
    ['{.python}', 'python'],
    ['rust,ignore', 'rust'],
    ['js{1,3}', 'javascript'],
    ['language-html', 'xml'],
    ['c++', 'cpp'],
    ['c#', 'csharp'],
    ['constructor', undefined],
    ['', undefined],
  ])('%j → %s', (name, grammar) => expect(knownLanguage(name)).toBe(grammar));
});
