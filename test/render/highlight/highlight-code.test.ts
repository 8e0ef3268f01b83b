import { describe, expect, it } from 'vitest';
import { highlightCode } from '../../../src/render/highlight/highlight-code.js';
import { GRAMMARS, grammarFor } from '../../../src/render/highlight/languages.js';

describe('highlightCode', () => {
  it('returns the styles of tokens', () => {
    expect(highlightCode('const a = "b"; // c', 'js')).toEqual([
      { text: 'const', style: 'keyword' },
      { text: ' a = ' },
      { text: '"b"', style: 'string' },
      { text: '; ' },
      { text: '// c', style: 'comment' },
    ]);
  });

  it.each(GRAMMARS)('keeps every character of %s', grammar => {
    const text =
      // biome-ignore lint/suspicious/noTemplateCurlyInString: source code
      '<a href="x">&amp; \'q\'</a>\n\t# x := {"k": [1, 2.5e3]} // ü 日本 👩\u200d👧\nfn main() { return `${a}`; }\n';
    const spans = highlightCode(text, grammar);
    expect(spans?.map(span => span.text).join('')).toBe(text);
    expect(JSON.stringify(spans)).not.toMatch(/[\ue000-\uf8ff]|\\u001b/);
  });

  it('returns undefined for an unknown language and for text that it would change', () => {
    expect(highlightCode('a', 'no-such-language')).toBeUndefined();
    expect(highlightCode('a \ue000\ue100', 'js')).toBeUndefined();
    expect(highlightCode('', 'js')).toEqual([]);
    expect(highlightCode('x'.repeat(100_000), 'js')).toBeUndefined();
  });

  it('highlights only the first rows of a long block', () => {
    const text = 'const answer = 42; // why\n'.repeat(5_000);
    const spans = highlightCode(text, 'ts') ?? [];
    expect(spans.map(span => span.text).join('')).toBe(text);
    const rest = spans.at(-1);
    expect(rest?.style).toBeUndefined();
    expect(rest?.text).toMatch(/^\nconst/);
    expect(text.length - (rest?.text.length ?? 0)).toBeGreaterThan(32_000);
    expect(spans.at(-2)).toEqual({ text: '// why', style: 'comment' });
  });
});

describe('grammarFor', () => {
  it.each([
    ['TS', 'typescript'],
    ['{.python}', 'python'],
    ['rust,ignore', 'rust'],
    ['js{1,3}', 'javascript'],
    ['language-html', 'xml'],
    ['c++', 'cpp'],
    ['c#', 'csharp'],
    ['ipython3', 'python'],
    ['constructor', undefined],
    ['', undefined],
  ])('returns for %j: %s', (name, grammar) => expect(grammarFor(name)).toBe(grammar));
});
