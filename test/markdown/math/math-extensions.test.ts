import { describe, expect, it } from 'vitest';
import type { ReferenceLookup } from '../../../src/markdown/inline/reference-lookup.js';
import { createMathSyntax } from '../../../src/markdown/math/math-extensions.js';
import { rowsOf } from '../../support/rows.js';
import { outline, parseFile } from '../dialects/outline.js';

function read(source: string, path?: string): string {
  return outline(source, { drawers: { math: createMathSyntax() } }, path);
}

describe('a formula in running text', () => {
  it.each([
    ['a $x_i * y_i * z$ b', 'a {math xᵢ * yᵢ * z} b'],
    ['**bold $x^2$**', '{strong bold }{math strong x²}'],
    ['*a $b*c$ d*', '{em a }{math em b * c}{em  d}'],
    ['\\(a_i\\) and \\[b_i = 3\\]', '{math aᵢ} and {math bᵢ = 3}'],
    ['$`a_b`$', '{math a_b}'],
    ['## The $n$th', '## The {math n}th'],
    ['| $x^2$ |\n| - |\n| $\\frac{a}{b}$ |', 'table({math x²}; {math a/b})'],
    ['- $\\alpha$\n- $\\beta$', 'list({math α}; {math β})'],
    ['> $a=b$', 'quote({math a = b})'],
    ['$a\n= b$', '{math a = b}'],
    ['$\\newcommand{\\R}{\\mathbb{R}} x$ in $\\R$', '{math x} in {math ℝ}'],
  ])('is read in %j', (source, expected) => {
    expect(read(source)).toBe(expected);
  });

  it.each([
    ['costs $5 to $10', 'costs $5 to $10'],
    ['`$x$`', '{code $x$}'],
    ['\\$x$ and $', '$x$ and $'],
    ['a \\[link\\] b', 'a [link] b'],
    ['    $x=1$', 'code "$x=1$"'],
    ['```sh\necho $a=$b\n```', 'code.sh "echo $a=$b"'],
    ['run `echo $HOME` or $PATH', 'run {code echo $HOME} or $PATH'],
  ])('is not read in %j', (source, expected) => {
    expect(read(source)).toBe(expected);
  });

  it.each([
    ['$$$$ and $$$$', '$$$$ and $$$$'],
    ['$$$$$x$', '$$$${math x}'],
    ['$$$$$$$ $x', '$$$$$$$ $x'],
    ['*$$$$*', '{em $$$$}'],
  ])('is not read from four dollar signs in %j', (source, expected) => {
    expect(read(source)).toBe(expected);
  });

  it('reads a run of dollar signs at once', () => {
    const [math] = createMathSyntax().inline;
    const references = {} as ReferenceLookup;
    expect(math?.read('$'.repeat(1_000), 0, references)).toMatchObject({ end: 997 });
    expect(math?.read('$'.repeat(1_000), 997, references)).toBeUndefined();
  });

  it('gives a heading the anchor of its TeX, as on GitHub', () => {
    const document = parseFile('## The $x^2$ law', { drawers: { math: createMathSyntax() } });
    expect(document.headings[0]).toMatchObject({ text: 'The x² law', anchor: 'the-x2-law' });
  });

  it('keeps its TeX for copying and for accessible mode', () => {
    const document = parseFile('a $x_i$ b', { drawers: { math: createMathSyntax() } });
    expect(document.blocks[0]).toMatchObject({
      spans: [{ text: 'a ' }, { text: 'xᵢ', tex: 'x_i' }, { text: ' b' }],
    });
    expect(rowsOf(document)).toEqual(['a xᵢ b']);
    expect(rowsOf(document, { accessible: true })).toEqual(['a $x_i$ b']);
    expect(rowsOf(document, { ascii: true })).toEqual(['a $x_i$ b']);
  });
});

describe('a formula of its own block', () => {
  it.each([
    ['$$\na = b\n- c\n$$', 'math "a = b\\n- c"'],
    ['$$\na\n\nb\n$$', 'math "a\\n\\nb"'],
    ['$$x = 1$$', 'math "x = 1"'],
    ['text\n$$\nx\n$$\nmore', 'text / math "x" / more'],
    ['text\n$$x = 1$$\nmore', 'text / math "x = 1" / more'],
    ['\\[\nx\n\\]', 'math "x"'],
    [
      '\\begin{align}\na &= b \\\\\nc &= d\n\\end{align}',
      'math "\\\\begin{align}\\na &= b \\\\\\\\\\nc &= d\\n\\\\end{align}"',
    ],
    ['- item\n\n  $$\n  x\n  $$', 'list(item / math "x")'],
    ['> $$\n> x\n> $$', 'quote(math "x")'],
    ['```math\nx^2\n```', 'math "x^2"'],
    ['```latex\n\\frac{a}{b}\n```', 'math "\\\\frac{a}{b}"'],
    ['```latex\n\\documentclass{article}\n```', 'code.latex "\\\\documentclass{article}"'],
  ])('is read in %j', (source, expected) => {
    expect(read(source)).toBe(expected);
  });

  it.each([
    ['$$ without an end', '$$ without an end'],
    ['$$\nnever closed', '$$\\nnever closed'],
    ['\\[link\\]', '[link]'],
    ['$$x = 1$$ with text', '{math x = 1} with text'],
    ['    $$\n    x\n    $$', 'code "$$\\nx\\n$$"'],
  ])('is not read in %j', (source, expected) => {
    expect(read(source)).toBe(expected);
  });

  it('is its source and the reason in a sentence, if it is nested too deeply', () => {
    const deep = `$${'{'.repeat(100)}x_1 \\\\ y*z*${'}'.repeat(100)}$`;
    expect(read(`A ${deep} B`)).toBe(`A ${deep} (formula not drawn: it is nested too deeply) B`);
  });

  it('is code if it is nested too deeply', () => {
    const deep = `${'{'.repeat(100)}x${'}'.repeat(100)}`;
    expect(read(`$$\n${deep}\n$$`)).toBe(`code.math ${JSON.stringify(deep)}`);
  });
});

describe('hostile formulas', () => {
  it.each(['$', '$$', '\\(', '\\[', '$`', '$x', '$$\n', '$x$ ', '\\begin{align}\n', '{', '$_', '$a^{'])(
    'takes linear time for 1 MB of %j',
    part => {
      const text = part.repeat(Math.ceil((1 << 20) / part.length));
      const document = parseFile(text, { drawers: { math: createMathSyntax() } });
      expect(document.blocks.length).toBeGreaterThan(0);
    },
  );

  it('reads two equal paragraphs in the same way', () => {
    const text = 'It is $a_1$ or $b$.\n\n';
    const [first, second] = parseFile(text.repeat(2), { drawers: { math: createMathSyntax() } }).blocks;
    expect(second).toEqual({ ...first, line: 3 });
    expect(JSON.stringify(first)).toContain('"tex":"b"');
  });

  it('takes linear time for two equal paragraphs of 1 MB', () => {
    const text = `${'$ '.repeat(1 << 19)}\n\n`;
    const { blocks } = parseFile(text.repeat(2), { drawers: { math: createMathSyntax() } });
    expect(blocks.filter(({ kind }) => kind === 'paragraph')).toHaveLength(2);
  });

  it('counts each formula as a part of the document', () => {
    const text = `${'$x$ '.repeat(1 << 18)}\n\nafter *it*`;
    const { blocks } = parseFile(text, { drawers: { math: createMathSyntax() } });
    expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'notice', 'paragraph']);
  });

  it('puts no control character of a formula into the document', () => {
    const document = parseFile('$a_1\u001b[2J\u202e$ and\n\n$$\nx \\text{\u001b]0;t\u0007} \u009b\n$$', {
      drawers: { math: createMathSyntax() },
    });
    expect(JSON.stringify(document)).not.toMatch(/\\u001b|\\u0007|[\u009b\u202e]/);
  });
});
