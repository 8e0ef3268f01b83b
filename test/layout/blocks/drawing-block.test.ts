import { describe, expect, it } from 'vitest';
import {
  type Block,
  type CodeBlock,
  type Document,
  type DrawingBlock,
  emptyDocument,
} from '../../../src/document/document.js';
import { rowsOf } from '../../support/rows.js';

const formula: DrawingBlock = {
  kind: 'drawing',
  line: 1,
  language: 'math',
  source: '\\frac{a}{b}',
  drawings: [{ text: ' a\n───\n b', width: 3 }],
  linear: 'a/b',
};
const diagram: DrawingBlock = {
  kind: 'drawing',
  line: 1,
  language: 'mermaid',
  source: 'graph LR\n A --> B',
  drawings: [
    { text: `${'─'.repeat(70)}\nwide`, width: 70 },
    { text: '┌─┐\n└─┘', width: 3, spans: [{ text: '┌─┐\n└─┘', style: 'border' }] },
  ],
};

function documentOf(block: DrawingBlock | CodeBlock): Document {
  return { ...emptyDocument(), blocks: [block] };
}

describe('a drawing', () => {
  it('is indented where there is room', () => {
    expect(rowsOf(documentOf(formula), { width: 40 })).toEqual(['     a', '    ───', '     b']);
    expect(rowsOf(documentOf(formula), { width: 5 })).toEqual([' a', '───', ' b']);
  });

  it('is the first one that fits', () => {
    expect(rowsOf(documentOf(diagram), { width: 80 })[0]).toBe(`    ${'─'.repeat(70)}`);
    expect(rowsOf(documentOf(diagram), { width: 70 })[0]).toBe('─'.repeat(70));
    expect(rowsOf(documentOf(diagram), { width: 40 })).toEqual(['    ┌─┐', '    └─┘']);
  });

  it('is the line of a formula, wrapped, if nothing else fits', () => {
    const wide = {
      ...formula,
      drawings: [{ text: 'x'.repeat(50), width: 50 }],
      linear: 'one + two + three + four',
    };
    expect(rowsOf(documentOf(wide), { width: 21 })).toEqual(['  one + two +', '  three + four']);
  });

  it('is the source of a diagram if nothing fits, with its width on a screen', () => {
    const wide = { ...diagram, drawings: diagram.drawings.slice(0, 1) };
    const rows = ['─── mermaid', '    graph LR', '     A --> B'];
    expect(rowsOf(documentOf(wide))).toEqual([...rows, 'This diagram is 70 columns wide.']);
    expect(rowsOf(documentOf(wide), { wrapCode: false })).toEqual(rows);
  });

  it('names the key of the full view, if there is one', () => {
    const wide = { ...diagram, drawings: diagram.drawings.slice(0, 1) };
    const rows = rowsOf(documentOf(wide), { fullViewKey: 'ctrl+w' });
    expect(rows.at(-1)).toBe('This diagram is 70 columns wide. Press ctrl+w to show it.');
  });

  it('is the source and the reason if it could not be drawn, in a pipe too', () => {
    const code: CodeBlock = {
      kind: 'code',
      line: 1,
      text: 'pie\n x',
      language: 'mermaid',
      notDrawn: 'it is bad',
    };
    const document = { ...emptyDocument(), blocks: [code, { kind: 'rule', line: 4 } as const] };
    const rows = ['─── mermaid', '    pie', '     x', '! diagram not drawn: it is bad', ''];
    for (const wrapCode of [true, false]) expect(rowsOf(document, { wrapCode }).slice(0, 5)).toEqual(rows);
    const formula = documentOf({ ...code, language: 'tex' });
    expect(rowsOf(formula, { accessible: true }).at(-1)).toBe('Notice: formula not drawn: it is bad');
  });

  it('has the same reason after each code block that is not drawn, in any container', () => {
    const code = { kind: 'code', line: 1, text: 'x', language: 'tex', notDrawn: 'it is bad' } as const;
    const blocks: Block[] = [
      code,
      { kind: 'quote', line: 1, blocks: [code] },
      code,
      { ...code, notDrawn: 'it is good' },
      { ...code, language: 'mermaid' },
      { kind: 'quote', line: 1, blocks: [{ kind: 'quote', line: 1, blocks: [code] }] },
    ];
    const rows = rowsOf({ ...emptyDocument(), blocks });
    expect(rows.filter(row => row.includes('not drawn'))).toEqual([
      '! formula not drawn: it is bad',
      '│ ! formula not drawn: it is bad',
      '! formula not drawn: it is bad',
      '! formula not drawn: it is good',
      '! diagram not drawn: it is bad',
      '│ │ ! formula not drawn: it is bad',
    ]);
  });

  it.each([{ ascii: true }, { accessible: true }])('is its source with %o', options => {
    expect(rowsOf(documentOf(formula), options).join('\n')).toContain('\\frac{a}{b}');
    expect(rowsOf(documentOf(diagram), options).join('\n')).toContain('A --> B');
  });
});
