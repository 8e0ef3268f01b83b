import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rewriteMdx } from '../../../src/markdown/dialects/mdx.js';

const ALL = { rewriteMdx };

const CASES = [
  [rewriteMdx, 'import A from "a"\nimport {\n  B\n} from "b"\n\nText', '\n\n\n\n\nText'],
  [rewriteMdx, 'export const a = {\n\n  b: 1 };\n\nText', '\n\n\n\nText'],
  [rewriteMdx, 'Text\nimport duties rose', 'Text\nimport duties rose'],
  [rewriteMdx, '<A b="c > d" e={{ f: "}" }}>x</A>', 'x'],
  [rewriteMdx, '<A label="T">x</A> <A label="T">\nx</A> <A label="T" />.', '**T**: x **T**\nx **T**.'],
  [rewriteMdx, '{1 + 1} {a.b} {a.map(b)}', '1 + 1 a.b '],
  [rewriteMdx, '<A\n  title="T"\n/>\nb', '**T**\n\n\nb'],
  [rewriteMdx, '<div className={a.b} id="c">x</div><br/>', '<div  id="c">x</div><br/>'],
  [rewriteMdx, 'a {/* b\nc */} {" "} {`d`} {e.f} {g()} \\{h} {i', 'a \n   d e.f  \\{h} {i'],
  [rewriteMdx, '<A>\n\n    text\n\n</A>', '\n\n  text\n\n'],
  [rewriteMdx, '`<A>{b}` a < b <c', '`<A>{b}` a < b <c'],
  [rewriteMdx, '<https://a.b> <>x</>', '<https://a.b> x'],
] as const;

for (const [dialect, source, expected] of CASES) {
  it(`${dialect.name} converts ${JSON.stringify(source)}`, () => {
    expect(dialect(source)).toBe(expected);
  });
}

const PIECES = [
  '{{', '}}', '{%', '%}', '{{<', '>}}', '{{%', '%}}', '[[', ']]', '|', '![[', ':::note', ':::', '`', '```', '~~~', '\n', '\n\n', ' ',
  '{', '}', '<A', '<b', '/>', '>', '</A>', 'import a from "b"', 'export const', '"', "'", 'highlight c', 'endhighlight', 'comment',
  'endcomment', '/highlight', '> [!info] x', '%%', '#', 'word', 'é', '{/*', '*/}', '\\', '=', 'src="x.png"', '{: .a}',
]; // biome-ignore format: a list

describe.each(Object.entries(ALL))('%s', (_, dialect) => {
  it('keeps the number of lines of random sources', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }), pieces => {
        const source = pieces.join('');
        expect(dialect(source).split('\n')).toHaveLength(source.split('\n').length);
      }),
      { seed: 6, numRuns: 3000 },
    );
  });

  it('returns plain Markdown unchanged', () => {
    const source =
      '# A *b*\n\n> c\n\n- d `e` {f\n\n1 < 2 [g](h) [i][j]\n\n    code {{ x }}\n\n| a | b |\n| - | - |\n';
    const plain = dialect === rewriteMdx ? source.replace('{{ x }}', 'x') : source;
    expect(dialect(plain)).toBe(plain);
  });

  it('keeps the lines of 20,000 unclosed openings', () => {
    for (const opening of [
      '{{ ',
      '{% x ',
      '{{< ',
      '[[a',
      '%% ',
      '<A ',
      '{',
      '`',
      ':::note\n',
      '{% comment %}',
    ]) {
      const source = opening.repeat(20_000);
      expect(dialect(source).split('\n')).toHaveLength(source.split('\n').length);
    }
  });
});
