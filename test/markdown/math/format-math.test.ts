import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatInlineMath, formatMath, MAX_TEX_LENGTH } from '../../../src/markdown/math/format-math.js';
import { displayWidth } from '../../../src/text/display-width.js';

const tex = String.raw;

function linear(source: string): string | undefined {
  return formatInlineMath(source, new Map());
}

function display(source: string): string {
  return `\n${formatMath(source, new Map()).rows?.join('\n')}\n`;
}

describe('formatInlineMath', () => {
  it.each([
    [tex`E = mc^2`, 'E = mc²'],
    [tex`x^{n+1} + a_{ij}`, 'xⁿ⁺¹ + aᵢⱼ'],
    [tex`e^{i\pi} + T_{cold}`, 'e^(iπ) + T_(cold)'],
    [tex`\frac{a}{b} + \frac{a+b}{2c}`, 'a/b + (a + b)/(2c)'],
    [tex`\frac12 x`, '(1/2)x'],
    [tex`\frac{\partial^2 u}{\partial t^2}`, '∂²u/∂t²'],
    [tex`\sqrt{2} + \sqrt{x+1} + \sqrt[3]{n} + \sqrt[n]{x}`, '√2 + √(x + 1) + ∛n + ⁿ√x'],
    [tex`\sum_{i=1}^n i = \frac{n(n+1)}{2}`, '∑ᵢ₌₁ⁿ i = n(n + 1)/2'],
    [tex`\lim_{x \to \infty} f(x)`, 'lim_(x→∞) f(x)'],
    [tex`a \equiv b \pmod n, a \bmod 7`, 'a ≡ b (mod n), a mod 7'],
    [tex`-1 - (-2) \le +3`, '−1 − (−2) ≤ +3'],
    [tex`\{x \in \mathbb{R} : x > 0\}`, '{x ∈ ℝ : x > 0}'],
    [tex`\mathcal{L}, \mathfrak{g}, \mathrm{CO}_2`, 'ℒ, 𝔤, CO₂'],
    [tex`\hat{x} + \vec v + \bar{y} + \overline{AB}`, 'x̂ + v⃗ + ȳ + A̅B̅'],
    [tex`f'(x) = f''`, 'f′(x) = f′′'],
    [tex`30^\circ\mathrm{C}`, '30°C'],
    [tex`\sin^2 x + \log n`, 'sin² x + log n'],
    [tex`\left( \frac{a}{b} \right)^2`, '(a/b)²'],
    [tex`\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}`, '(1, 2; 3, 4)'],
    [tex`\binom{n}{k}`, '(n choose k)'],
    [tex`1{,}000 + 3.14`, '1,000 + 3.14'],
    [tex`5\% \$ \& \# \_`, '5%$&#_'],
    [tex`a \ne b \not= c \notin D`, 'a ≠ b ≠ c ∉ D'],
    [tex`\text{if } x \text{ is $n^2$}`, 'if x is n²'],
    [tex`a \tag{3}`, 'a  (3)'],
    [tex`\color{red} x \label{eq:one} \textcolor{blue}{y}`, 'xy'],
    [tex`\newcommand{\R}{\mathbb{R}} \R^3`, 'ℝ³'],
    [tex`\DeclareMathOperator{\rank}{rank} \rank A`, 'rank A'],
  ])('formats %s as %s', (source, expected) => {
    expect(linear(source)).toBe(expected);
  });

  it('keeps unknown commands and environments as written', () => {
    expect(linear(tex`\foo{bar} + \baz x`)).toBe(tex`\foo{bar} + \baz x`);
    expect(linear(tex`\begin{foo} a \end{foo}`)).toBe(tex`\begin{foo} a \end{foo}`);
  });

  it('uses definitions of earlier formulas', () => {
    const macros = new Map();
    formatInlineMath(tex`\newcommand{\N}{\mathbb N}`, macros);
    expect(formatInlineMath(tex`n \in \N`, macros)).toBe('n ∈ ℕ');
  });

  it('refuses macros that expand without end', () => {
    expect(linear(tex`\newcommand{\a}{\a\a} \a`)).toBeUndefined();
  });
});

describe('time', () => {
  it('does not double with each level of aligned rows', () => {
    const depth = 30;
    const nested = `${'\\begin{aligned}'.repeat(depth)}x${'\\end{aligned}'.repeat(depth)}`;
    expect(linear(nested.replaceAll('x\\end', 'x & y\\end'))).toBe('xy');
    const rows = `${'\\begin{aligned} a & '.repeat(depth)}x${'\\end{aligned}'.repeat(depth)}`;
    expect(linear(rows)).toBe(`${'a'.repeat(depth)}x`);
  });

  it('is limited for macros that use each other', () => {
    const names = [...'ABCDEFGHIJ'].map(letter => letter.repeat(3));
    const definitions = names.map(
      (name, index) => `\\def\\${name}{${`\\${names[index + 1] ?? 'alpha'} `.repeat(10)}}`,
    );
    expect(linear(`${definitions.join('')} \\AAA`)).toBeUndefined();
  });
});

describe('formatMath', () => {
  it('draws a fraction with a root', () => {
    expect(display(tex`x = \frac{-b \pm \sqrt{b^2 - 4ac}}{2a}`)).toBe(`
            ________
     −b ± ╲╱b² − 4ac
x = ─────────────────
           2a
`);
  });

  it('draws limits above and below a sum and a limit', () => {
    expect(display(tex`\sum_{i=1}^n i^2 = \lim_{x \to 0} x`)).toBe(`
 n
 ∑  i² = lim x
i=1      x→0
`);
  });

  it('draws scripts that Unicode lacks above and below their base', () => {
    expect(display(tex`\int_0^\infty e^{-x^2} dx`)).toBe(`
 ∞  −x²
∫  e   dx
 0
`);
  });

  it('draws a matrix', () => {
    expect(display(tex`A = \begin{bmatrix} 1 & 10 \\ -2 & \frac{1}{2} \end{bmatrix}`)).toBe(`
    ⎡ 1   10  ⎤
    ⎢         ⎥
A = ⎢      1  ⎥
    ⎢ −2  ─── ⎥
    ⎣      2  ⎦
`);
  });

  it('draws two cases with a brace of three rows', () => {
    expect(
      display(tex`|x| = \begin{cases} x & \text{if } x \ge 0 \\ -x & \text{otherwise} \end{cases}`),
    ).toBe(`
      ⎧ x   if x ≥ 0
|x| = ⎨
      ⎩ −x  otherwise
`);
  });

  it('aligns rows at their marks', () => {
    expect(display(tex`\begin{aligned} a + b &= c \\ d &= e \tag{2} \end{aligned}`)).toBe(`
a + b = c
    d = e    (2)
`);
  });

  it('draws an array with a vertical rule', () => {
    expect(display(tex`\left[\begin{array}{cc|c} 1 & 2 & 3 \\ 4 & 5 & 6 \end{array}\right]`)).toBe(`
⎡ 1  2 │ 3 ⎤
⎣ 4  5 │ 6 ⎦
`);
  });

  it('grows brackets around a fraction', () => {
    expect(display(tex`P(\frac{a}{b})!`)).toBe(`
 ⎛ a ⎞
P⎜───⎟!
 ⎝ b ⎠
`);
  });

  it('draws braces with their text', () => {
    expect(display(tex`\underbrace{a + b + c}_{n} \xrightarrow{f} \overline{AB}`)).toBe(`
           f  ──
a + b + c ──→ AB
╰───┬───╯
    n
`);
  });

  it('pads no row at its end, and never exceeds its limits', () => {
    const deep = `${'\\frac{1}{'.repeat(60)}x${'}'.repeat(60)}`;
    expect(formatMath(deep, new Map())).toEqual({ reason: 'it is nested too deeply' });
    expect(formatMath('x'.repeat(MAX_TEX_LENGTH + 1), new Map())).toEqual({
      reason: 'it has more than 16384 characters',
    });
    expect(formatMath(tex`\def\a{\b}\def\b{\a\a} \a`, new Map())).toHaveProperty('reason');
    const wide = tex`\begin{matrix}${'\\frac ab & '.repeat(900)}\\${'\\frac ab & '.repeat(900)}\\${'\\frac ab & '.repeat(900)}\\${'\\frac ab & '.repeat(200)}\end{matrix}`;
    for (const row of formatMath(wide, new Map()).rows ?? []) expect(row).toBe(row.trimEnd());
  });
});

const fragment = fc.constantFrom(
  ...tex`a b x 7 α \alpha \frac \sqrt { } { } ^ _ & \\ \left( \right) \sum \int \begin{cases} \end{cases} \begin{matrix} \end{matrix}
  \text{ab} \over [ ] \hat \overline \underbrace \not \tag{1} ' + - = < \, ~ \quad \foo \mathbb \binom \right \left \limits \substack
  \operatorname \middle| \big( $ % # " | 漢 😀`.split(/\s+/),
);
const formula = fc.array(fragment, { maxLength: 40 }).map(parts => parts.join(' '));

describe('a formula of random parts', () => {
  it('loses no letter and no digit', () => {
    const count = (text: string, character: string) =>
      text.normalize('NFKD').replaceAll('ɑ', 'α').split(character).length - 1;
    fc.assert(
      fc.property(formula, source => {
        const formatted = formatMath(source, new Map());
        if (!formatted.rows) return;
        const letters = source.replace(/\\(?:begin|end)\{[a-z]+\}|\\alpha/g, '').replace(/\\[a-z]+/g, '');
        for (const character of ['a', 'b', 'x', '7', 'α', '漢', '😀']) {
          const written = count(letters, character);
          expect(count(formatted.linear, character)).toBeGreaterThanOrEqual(written);
          expect(count(formatted.rows.join(''), character)).toBeGreaterThanOrEqual(written);
        }
      }),
      { seed: 20, numRuns: 3000 },
    );
  });

  it('has rows that are not wider than the widest one says, and no control characters', () => {
    fc.assert(
      fc.property(formula, source => {
        const formatted = formatMath(source, new Map());
        if (!formatted.rows) return;
        for (const row of [...formatted.rows, formatted.linear]) {
          expect(row).not.toMatch(/[\0-\x1f\x7f]/);
          expect(displayWidth(row)).toBeLessThan(2000);
        }
      }),
      { seed: 21, numRuns: 1000 },
    );
  });

  it.each([
    '{',
    '}',
    '^',
    '_',
    '\\frac',
    '\\left(',
    '\\begin{cases}',
    '&',
    '\\\\',
    "'",
    '\\sqrt[',
    '\\text{',
    '\\not',
    '$',
    '\\over',
    '1,',
  ])('is formatted or refused within its limits for repeated %s', part => {
    const source = part.repeat(Math.floor(MAX_TEX_LENGTH / part.length));
    const area = (formatMath(source, new Map()).rows ?? []).reduce((sum, row) => sum + row.length, 0);
    expect(area).toBeLessThanOrEqual(1 << 17);
  });
});
