import { describe, expect, it } from 'vitest';
import { formatInlineMath, formatMath } from '../../../../src/markdown/math/format-math.js';
import { mathmlToTex } from '../../../../src/markdown/math/mathml/mathml-to-tex.js';
import { parseMathml, visibleText } from '../../../../src/markdown/math/mathml/parse-mathml.js';
import { random as createRandom } from '../../../support/generate.js';

function tex(content: string): string {
  return mathmlToTex(parseMathml(`<math>${content}</math>`));
}

function rows(content: string): string[] | undefined {
  return formatMath(tex(content), new Map())?.rows;
}

const CELL = (text: string) => `<mtd><mn>${text}</mn></mtd>`;

describe('MathML as TeX', () => {
  it.each([
    ['<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac>', '\\frac{a+b}{2}', '(a + b)/2'],
    ['<msqrt><msup><mi>b</mi><mn>2</mn></msup></msqrt>', '\\sqrt{b^{2} }', '√(b²)'],
    ['<mroot><mi>x</mi><mn>3</mn></mroot>', '\\sqrt[{3}]{x}', '∛x'],
    ['<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>', 'x_{i}^{2}', 'xᵢ²'],
    [
      '<munderover><mo>&#x2211;</mo><mn>1</mn><mi>n</mi></munderover><mi>i</mi>',
      '\\sum \\limits_{1}^{n} i',
      '∑₁ⁿ i',
    ],
    ['<munder><mo>lim</mo><mi>x</mi></munder><mi>f</mi>', '\\lim \\limits_{x} f', 'limₓ f'],
    ['<mover><mi>v</mi><mo>→</mo></mover>', '\\vec{v}', 'v⃗'],
    ['<mover><mo>=</mo><mtext>def</mtext></mover>', '=\\limits^{\\text{def}}', '=ᵈᵉᶠ'],
    ['<munder><mi>x</mi><mo>_</mo></munder>', '\\underline{x}', 'x̲'],
    ['<mi>sin</mi><mo>&ApplyFunction;</mo><mi>x</mi>', '\\sin x', 'sin x'],
    ['<mn>2</mn><mo>&InvisibleTimes;</mo><mi>rank</mi>', '2\\mathrm{rank}', '2rank'],
    ['<mn>1,000</mn><mo>×</mo><mn>3,14</mn>', '1,000\\times \\mathrm{3{,}14}', '1,000 × 3,14'],
    ['<mi mathvariant="double-struck">R</mi><mi>𝑥</mi><mi>α</mi>', '\\mathbb{R}x\\alpha', 'ℝxα'],
    ['<mi>x</mi><mtext>if</mtext><mi>y</mi>', 'x\\ \\text{if}\\ y', 'x if y'],
    ['<mi>x</mi><mspace width="1em"/><mi>y</mi><mspace width="-1em"/><mi>z</mi>', 'x\\quad yz', 'x  yz'],
    ['<mfenced><mi>a</mi><mi>b</mi></mfenced>', '\\left( a,b\\right)', '(a, b)'],
    [
      '<mfenced open="[" close="" separators=";"><mi>a</mi><mi>b</mi></mfenced>',
      '\\left[ a;b\\right.',
      '[a; b',
    ],
    ['<mo>{</mo><mi>a</mi><mo>}</mo>', '\\{a\\}', '{a}'],
    ['<msup><mrow><mo>(</mo><mi>a</mi><mo>)</mo></mrow><mn>2</mn></msup>', '{(a)}^{2}', '(a)²'],
    [
      '<mmultiscripts><mi>X</mi><mn>1</mn><none/><mprescripts/><none/><mn>2</mn></mmultiscripts>',
      '{}^{2} X_{1}',
      '²X₁',
    ],
    [
      '<mtext>5% of $a_b &amp; {c} \\ ~x #1</mtext>',
      '\\text{5\\% of \\$a\\_b \\& \\{c\\} \\backslash \\~x \\#1}',
      '5% of $a_b & {c} \\~x #1',
    ],
    ['<mfrac><mi>a</mi></mfrac><mi>b</mi>', 'ab', 'ab'],
    ['a<b>b</b><mi>x<mi>y', '\\text{a}\\text{b}\\mathrm{xy}', 'abxy'],
    ['<!-- no --><mi><![CDATA[<]]></mi><m:mi>y</m:mi>', '<y', '< y'],
  ])('converts %s', (content, expected, shown) => {
    expect(tex(content)).toBe(expected);
    expect(formatInlineMath(expected, new Map())).toBe(shown);
  });

  it('writes signs and Greek letters as commands, for ASCII mode', () => {
    const content =
      '<mo>−</mo><mi>Ω</mi><mo>±</mo><mo>⟨</mo><mi>ß</mi><mo>⟩</mo><mo>⋅</mo><mi>∞</mi><mo>→</mo><mo>…</mo>';
    expect(tex(content)).toBe('-\\Omega \\pm \\langle ß\\rangle \\cdot \\infty \\to \\ldots');
    expect(formatInlineMath(tex(content), new Map())).toBe('−Ω ± ⟨ß⟩⋅∞ → …'.replace('⋅', ' · '));
  });

  it('uses the annotation in TeX where there is one', () => {
    const annotated = (encoding: string) =>
      `<semantics><mi>x</mi><annotation encoding="${encoding}"> \\frac{x}{2}\n</annotation><annotation-xml><ci>x</ci></annotation-xml></semantics>`;
    expect(tex(annotated('application/x-tex'))).toBe('\\frac{x}{2}');
    expect(tex(annotated('LaTeX'))).toBe('\\frac{x}{2}');
    expect(tex(annotated('text/plain'))).toBe('x');
    expect(tex(`<mi>y</mi>${annotated('TeX')}`)).toBe('y{\\frac{x}{2}}');
  });

  it('lets delimiters around tall content grow', () => {
    const table = `<mtable><mtr>${CELL('1')}${CELL('2')}</mtr><mtr>${CELL('3')}${CELL('4')}</mtr></mtable>`;
    expect(rows(`<mrow><mo>(</mo>${table}<mo>)</mo></mrow>`)).toEqual(['⎛ 1  2 ⎞', '⎝ 3  4 ⎠']);
    expect(rows(`<mi>f</mi><mo>=</mo><mo>{</mo>${table}`)?.at(0)).toContain('⎰ 1  2');
    expect(tex('<mo>(</mo><mi>a</mi><mo>)</mo><mfrac><mn>1</mn><mn>2</mn></mfrac>')).toBe('(a)\\frac{1}{2}');
    expect(tex(`<mo>|</mo><mfrac><mn>1</mn><mn>2</mn></mfrac><mo>|</mo>`)).toBe(
      '\\left| \\frac{1}{2}\\right|',
    );
  });

  it('aligns the columns of a table', () => {
    const equations = `<mtr><mtd><mi>a</mi></mtd><mtd><mo>=</mo><mi>b</mi></mtd></mtr><mtr><mtd><mo>*</mo></mtd><mtd><mo>=</mo><mi>c</mi></mtd></mtr>`;
    expect(rows(`<mtable columnalign="right left">${equations}</mtable>`)).toEqual(['a = b', '* = c']);
    expect(tex(`<mtable columnalign="left center">${equations}</mtable>`)).toMatch(/^\\begin\{array\}\{lc\}/);
    expect(tex(`<mtable><mlabeledtr><mtd><mtext>(7)</mtext></mtd>${CELL('1')}</mlabeledtr></mtable>`)).toBe(
      '\\begin{matrix}1 \\tag*{(7)}\\end{matrix}',
    );
  });

  it('keeps every letter and digit of random formulas', () => {
    const random = createRandom(7);
    const names =
      'mrow mfrac msqrt mroot msub msup msubsup munder mover munderover mtable mtr mtd mfenced mstyle semantics'.split(
        ' ',
      );
    for (let round = 0; round < 400; round++) {
      const letters: string[] = [];
      const leaf = () => {
        const letter = 'abcdefghij0123456789'[Math.floor(random() * 20)] ?? 'a';
        letters.push(letter);
        const kind = /\d/.test(letter) ? 'mn' : ['mi', 'mtext', 'mo'][Math.floor(random() * 3)];
        return `<${kind}>${letter}</${kind}>`;
      };
      const build = (depth: number): string => {
        if (depth === 0 || random() < 0.2) return leaf();
        const name = names[Math.floor(random() * names.length)];
        let inside = '';
        for (let count = Math.floor(random() * 4) + 1; count > 0; count--) inside += build(depth - 1);
        return `<${name}>${inside}</${name}>`;
      };
      const content = build(4);
      const sorted = (text: string) =>
        [
          ...text
            .replaceAll('∛', '3')
            .replaceAll('∜', '4')
            .normalize('NFKD')
            .replace(/[^a-j0-9]/g, ''),
        ]
          .sort()
          .join('');
      const display = formatMath(tex(content), new Map());
      if (!display.rows) continue;
      expect(sorted(display.rows.join('')), content).toBe(letters.sort().join(''));
      const visible = visibleText(parseMathml(content));
      expect(sorted(visible), content).toBe(letters.join(''));
    }
  });

  it.each([
    ['nested elements', '<mrow>'.repeat(10_000)],
    ['closed nested elements', `${'<mrow>'.repeat(10_000)}<mi>x</mi>${'</mrow>'.repeat(10_000)}`],
    ['fractions in fractions', `${'<mfrac><mi>x</mi>'.repeat(10_000)}`],
    ['closing tags', '</mrow>'.repeat(10_000)],
    ['tags without an end', '<mi '.repeat(20_000)],
    ['instructions without an end', '<?a'.repeat(30_000)],
    ['comments without an end', '<!--'.repeat(30_000)],
    ['delimiters', '<mo>(</mo><mfrac><mi>a</mi><mi>b</mi></mfrac>'.repeat(2000)],
    ['a long attribute', `<mi class="${'a'.repeat(1_000_000)}">x</mi>`],
    ['spaces', ' '.repeat(1_000_000)],
  ])('converts %s', (_, content) => {
    expect(tex(content).length).toBeLessThanOrEqual(content.length + 10);
    expect(visibleText(parseMathml(content)).length).toBeLessThanOrEqual(content.length + 10);
  });
});
