import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/document/document.js';
import { drawMermaid } from '../../src/markdown/diagrams/draw-mermaid.js';
import { MAX_PARTS } from '../../src/markdown/document-builder.js';
import { createMathSyntax } from '../../src/markdown/math/math-extensions.js';
import { parseFile } from './dialects/outline.js';

function parse(source: string): Block[] {
  return parseFile(source, { drawers: { math: createMathSyntax(), drawMermaid } }).blocks;
}

function countDrawings(blocks: readonly Block[]): number {
  return blocks.filter(block => block.kind === 'drawing').length;
}

function reasonsOf(blocks: readonly Block[]): Set<string | undefined> {
  return new Set(blocks.map(block => (block.kind === 'code' ? block.notDrawn : undefined)));
}

const EDGES = Array.from(
  { length: 12 },
  (_, index) => ` n${index >> 1}[Label ${index}] -->|calls| m${index}`,
);
const DIAGRAM = `\`\`\`mermaid\nflowchart TD\n${EDGES.join('\n')}\n\`\`\`\n\n`;
/** 900 edges of which the library draws none, because they are too many. */
const JOINED = `\`\`\`mermaid\ngraph TD\n${Array.from({ length: 30 }, (_, i) => `a${i}`).join(' & ')} --> ${Array.from({ length: 30 }, (_, i) => `b${i}`).join(' & ')}\n\`\`\`\n\n`;

describe('the diagrams of a document', () => {
  it('are drawn in an article with 100 of them', () => {
    expect(countDrawings(parse(DIAGRAM.repeat(100)))).toBe(100);
  });

  it.each([
    ['small', '```mermaid\ngraph TD\nA-->B\n```\n\n', 1_500, 300],
    ['usual', DIAGRAM, 400, 100],
  ])('are code with the reason after the limit, if they are %s', (_, diagram, count, drawn) => {
    const blocks = parse(diagram.repeat(count));
    expect(blocks).toHaveLength(count);
    expect(countDrawings(blocks)).toBeGreaterThan(drawn);
    expect(countDrawings(blocks)).toBeLessThan(count);
    expect(reasonsOf(blocks)).toContain('the diagrams before it reach the limit for one article');
  });

  it('count with all edges of joined nodes', () => {
    expect(reasonsOf(parse(JOINED.repeat(50)))).toContain(
      'the diagrams before it reach the limit for one article',
    );
  });
});

const LIMIT = 'the formulas before it reach the limit for one article';
const LONG = `${'\\frac{a}{b} '.repeat(300)}`;

describe('the formulas of a document', () => {
  it('are drawn in an article with 5,000 of them', () => {
    const formula = 'a_n = \\sum_{i=0}^{n} \\frac{x_i}{i!} + \\alpha^{2}';
    expect(countDrawings(parse(`$$\n${formula}\n$$\n\n`.repeat(5_000)))).toBe(5_000);
  });

  it.each([
    ['fences', `\`\`\`math\n${LONG}\n\`\`\`\n\n`],
    ['blocks', `$$\n${LONG}\n$$\n\n`],
    ['elements', `<math display="block">${'<mfrac><mi>a</mi><mi>b</mi></mfrac>'.repeat(300)}</math>\n\n`],
  ])('stay as written after the limit in %s', (_, formula) => {
    const blocks = parse(formula.repeat(500));
    expect(countDrawings(blocks)).toBeGreaterThan(50);
    expect(countDrawings(blocks)).toBeLessThan(400);
  });

  it('count three times in the limit of parts', () => {
    const blocks = parse('```math\nx\n```\n\n'.repeat(MAX_PARTS / 2));
    expect(countDrawings(blocks)).toBe(Math.ceil(MAX_PARTS / 3));
    expect(JSON.stringify(blocks.at(-1))).toContain('```math');
  });

  it('have the reason after the limit', () => {
    expect(reasonsOf(parse(`$$\n${LONG}\n$$\n\n`.repeat(500)))).toEqual(new Set([undefined, LIMIT]));
  });

  it('have the reason once after the limit in running text', () => {
    const text = JSON.stringify(parse(`$${LONG.trim()}$ and\n\n`.repeat(500)));
    expect(text.split(LIMIT)).toHaveLength(2);
    // the source of those that are not drawn
    expect(text.split('frac{a}{b}$ ').length).toBeGreaterThan(100);
  });

  it('count in the limit of parts also if they are not drawn', () => {
    const blocks = parse(`${'$\\frac{a}{b}$ '.repeat(1_000)}\n\n`.repeat(200));
    expect(blocks.filter(block => block.kind === 'notice')).toHaveLength(1);
    expect(JSON.stringify(blocks).split(LIMIT)).toHaveLength(2);
  });

  it('count with the macros in them', () => {
    const definition = `$\\newcommand{\\a}{${'x+'.repeat(1_900)}}$\n\n`;
    const spans = parse(definition + '$\\a$\n\n'.repeat(2_000)).flatMap(block =>
      block.kind === 'paragraph' ? block.spans : [],
    );
    const drawn = spans.filter(({ tex }) => tex === '\\a').length;
    expect(drawn).toBeGreaterThan(200);
    expect(drawn).toBeLessThan(400);
  });
});
