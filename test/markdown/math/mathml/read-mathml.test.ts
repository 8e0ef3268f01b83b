import { describe, expect, it } from 'vitest';
import { createMathSyntax } from '../../../../src/markdown/math/math-extensions.js';
import { rowsOf } from '../../../support/rows.js';
import { outline, parseFile } from '../../dialects/outline.js';

const HALF = '<mfrac><mn>1</mn><mn>2</mn></mfrac>';

function hints() {
  return { drawers: { math: createMathSyntax() } };
}

describe.each(['a.md', 'a.mdx'])('MathML in %s', path => {
  it.each([
    [`One <math>${HALF}</math> here.`, 'One {math 1/2} here.'],
    ['**bold <math><mi>x</mi></math>**', '{strong bold }{math strong x}'],
    ['*a*<math><mi>x</mi></math>*b*', '{em a}{math x}{em b}'],
    ['A <math>\n<mi>x</mi>\n<mo>*</mo>\n<mi>y</mi>\n</math> B', 'A {math x * y} B'],
    ['| a |\n| - |\n| <math><mi>x</mi></math> |', 'table(a; {math x})'],
    ['`<math><mi>x</mi></math>`', '{code <math><mi>x</mi></math>}'],
    ['- <math><mi>x</mi></math> is\n', 'list({math x} is)'],
    [`<math display="block">${HALF}</math>`, 'math "\\\\frac{1}{2}"'],
    [`text\n<math display="block">${HALF}</math>\nmore`, 'text / math "\\\\frac{1}{2}" / more'],
    [`<math display='block'>\n\n${HALF}\n\n</math>`, 'math "\\\\frac{1}{2}"'],
    [`> <math display="block">\n> ${HALF}\n> </math>`, 'quote(math "\\\\frac{1}{2}")'],
    ['<table><tr><td>\n<math display="block"><mi>x</mi></math></td></tr></table>', 'table(; {math x})'],
    ['<math></math>', ''],
    ['A <math><mi>x</mi> without an end', 'A x without an end'],
  ])('is read in %j', (source, expected) => {
    expect(outline(source, hints(), path)).toBe(expected);
  });

  it('is read in HTML blocks', () => {
    expect(outline(`<table><tr><td>A <math>${HALF}</math></td></tr></table>`, hints(), path)).toBe(
      'table(; A {math 1/2})',
    );
    const list = `<ul><li>A <math display="block">${HALF}</math> B</li></ul>`;
    expect(outline(list, hints(), path)).toBe('list(A / math "\\\\frac{1}{2}" / B)');
    expect(outline('<pre>a <math><mi>x</mi></math></pre>', hints(), path)).toBe('code "a x"');
  });

  it('shows the words and signs of a formula that is nested too deeply', () => {
    const deep = `<math>${'<msqrt>'.repeat(60)}<mi>x</mi><mo>+</mo>${'</msqrt>'.repeat(60)}</math>`;
    expect(outline(`A ${deep} B`, hints(), path)).toBe('A x + B');
    const block = deep.replace('<math>', '<math display="block">');
    expect(outline(block, hints(), path)).toBe('code "x +"');
    const annotated = `<math><semantics><mi>x</mi><annotation encoding="TeX">${'{'.repeat(90)}x${'}'.repeat(90)}</annotation></semantics></math>`;
    expect(outline(`A ${annotated} B`, hints(), path)).toBe('A {math x} B');
  });
});

describe('MathML', () => {
  it('keeps its TeX for copying, ASCII and accessible mode', () => {
    const document = parseFile(`A <math>${HALF}</math>`, hints());
    expect(document.blocks[0]).toMatchObject({
      spans: [{ text: 'A ' }, { text: '1/2', tex: '\\frac{1}{2}' }],
    });
    expect(rowsOf(document)).toEqual(['A 1/2']);
    expect(rowsOf(document, { accessible: true })).toEqual(['A $\\frac{1}{2}$']);
    expect(rowsOf(document, { ascii: true })).toEqual(['A $\\frac{1}{2}$']);
  });

  it('is read alike in equal paragraphs', () => {
    const paragraph = 'a <math><mi>x</mi></math> b <math><mi>y</mi></math> c';
    const { blocks } = parseFile(`${paragraph}\n\n${paragraph}`, hints());
    const [first, second] = blocks.map(block => ({ ...block, line: 0 }));
    expect(second).toEqual(first);
  });

  it('takes time that does not double with each level', () => {
    const depth = 60;
    const nested = `${'<munder>'.repeat(depth)}<mi>x</mi>${'<mi>a</mi></munder>'.repeat(depth)}`;
    expect(JSON.stringify(parseFile(`a <math>${nested}</math>`, hints()))).toContain('x');
  });

  it('has the line of its element', () => {
    const { blocks } = parseFile(`<p>a\n\n<div>b\n<math display="block">${HALF}</math></div>`, hints());
    expect(blocks.map(({ kind, line }) => [kind, line])).toEqual([
      ['paragraph', 1],
      ['paragraph', 3],
      ['drawing', 4],
    ]);
  });

  it.each([
    ['<math>', 'paragraph'],
    ['<math>\n\n', undefined],
    ['<math display="block">\n', undefined],
    ['<math><mi>x</mi></math> ', 'paragraph'],
    ['<math/>', 'paragraph'],
    ['*<math>', 'paragraph'],
    ['<p><math>', undefined],
    ['<math display=block><mi>a</math>\n\n', 'drawing'],
  ])('reads 512 kB of %j into a document of limited size', (part, kind) => {
    const text = part.repeat(Math.ceil((1 << 19) / part.length));
    const document = parseFile(text, hints());
    expect(document.blocks[0]?.kind).toBe(kind);
    const closed = parseFile(`${text}</math>`, hints(), 'a.mdx');
    for (const parsed of [document, closed])
      expect(JSON.stringify(parsed).length).toBeLessThan(4 * text.length);
  });

  it('puts no control character into the document', () => {
    const payload = '\u001b[2J\u202e&#27;[31m&#x9b;\u0007';
    const math = `<mi>a${payload}</mi><mtext>${payload}</mtext><mo class="${payload}">+</mo>`;
    const document = parseFile(
      `A <math>${math}</math>\n\n<math display="block">${math}</math>\n\n<p><math>${math}</math></p>\n\n<math><annotation encoding="TeX">${payload}</annotation></math>`,
      hints(),
    );
    expect(JSON.stringify(document)).not.toMatch(/\\u001b|\\u0007|[\u009b\u202e]/);
  });
});
