import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Lexer, Tokenizer } from 'marked';
import { expect, it } from 'vitest';
import { marked } from '../../../../scripts/patches/packages/marked.mjs';

const [FILE = '', change = String] = Object.entries(marked.files)[0] ?? [];
const LIBRARY = path.join(import.meta.dirname, '../../../../node_modules/marked', FILE);

/** The rules of marked that Lectern does not replace, and texts for them. */
const RULES = {
  heading: ['# a\n', '  ### a *b* ##\nc', '####### a\n', '#\n', '# a #b\n\nc', 'a\n'],
  hr: ['---\n', ' * * *\n\na', '___', '- - a\n', '--\n'],
  html: [
    '<div>\na\n</div>\n\nb',
    '<!-- a\n\nb -->\nc',
    '<pre>\n\n</pre>\n',
    '</b>\n',
    '<a b="c">\nd\n\ne',
    '<1>\n',
  ],
} as const;

it('reads headings, rules and HTML as the whole library does', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'lectern-marked-'));
  try {
    const file = path.join(folder, 'marked.mjs');
    // the map of the source is not beside the copy
    const text = change(readFileSync(LIBRARY, 'utf8')).replace(/\/\/# sourceMappingURL.*/, '');
    writeFileSync(file, text);
    const patched = (await import(pathToFileURL(file).href)) as typeof import('marked');
    const read = ({
      Lexer: AnyLexer,
      Tokenizer: AnyTokenizer,
    }: Pick<typeof patched, 'Lexer' | 'Tokenizer'>) => {
      const tokenizer = new AnyTokenizer();
      new AnyLexer({ gfm: true, tokenizer });
      return Object.entries(RULES).map(([rule, texts]) =>
        texts.map(text => tokenizer[rule as keyof typeof RULES](text)),
      );
    };
    const tokens = read({ Lexer, Tokenizer });
    expect(tokens.flat().filter(Boolean).length).toBeGreaterThan(10);
    expect(read(patched)).toEqual(tokens);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it.each(['', 'var v=new ne;'])('fails for another text: %j', text => {
  expect(() => change(text)).toThrow('occur');
});
