import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CodeBlock, emptyDocument } from '../../../src/typeset/document.js';
import { createPage, type PageOptions } from '../../../src/typeset/page.js';
import { pageOptions, rowsOf } from '../../support/rows.js';

const fenced = (text: string, language = ''): string => `\`\`\`${language}\n${text}\n\`\`\``;

describe('code', () => {
  it('is labelled with its language and set in from the margin', () => {
    expect(rowsOf(fenced('a\n\n  b', 'yaml'))).toEqual(['─── yaml', '    a', '', '      b']);
    expect(rowsOf(fenced('a', 'yaml'), { measure: 20 })).toEqual(['─ yaml', '  a']);
    expect(rowsOf(fenced('a'), { measure: 10 })).toEqual(['a']);
  });

  it('has its tabs expanded to the next column of four, wide characters counted', () => {
    expect(rowsOf(fenced('a\tb\n漢\tb\n\t\tc'))).toEqual(['    a   b', '    漢  b', '            c']);
  });

  it('wraps on a screen, after a mark, and never in a pipe', () => {
    const row = 'x'.repeat(50);
    expect(rowsOf(fenced(row), { measure: 40 })).toEqual([
      `    ${'x'.repeat(36)}`,
      `    ↪ ${'x'.repeat(14)}`,
    ]);
    expect(rowsOf(fenced(row), { measure: 40, ascii: true })[1]).toBe(`    \\ ${'x'.repeat(14)}`);
    expect(rowsOf(fenced(row), { measure: 40, wrapCode: false })).toEqual([`    ${row}`]);
    expect(rowsOf(fenced(row), { measure: 40, linear: true })).toEqual([
      ...['Code:', 'x'.repeat(40), 'x'.repeat(10), 'End of code.'],
    ]);
  });

  it('is set the same whether or not it is looked at run by run', () => {
    const row = fc.stringMatching(/^ {0,6}[a-z(. ]{0,70} {0,3}$/);
    const options = fc.record({
      measure: fc.integer({ min: 1, max: 80 }),
      wrapCode: fc.boolean(),
      linear: fc.boolean(),
    });
    const lines = (block: CodeBlock, settings: Partial<PageOptions>) =>
      createPage({ ...emptyDocument(), blocks: [block] }, pageOptions(settings)).lines(0);
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), options, (rows, settings) => {
        const text = rows.join('\n');
        const block: CodeBlock = { kind: 'code', line: 1, text, language: 'ts' };
        expect(lines(block, settings)).toEqual(lines({ ...block, runs: [{ text }] }, settings));
      }),
      { seed: 9, numRuns: 500 },
    );
  });

  it('keeps the places of its characters through tabs, colours and wrapping', () => {
    const text = '\tconst name = "a long value";\n\n\tend';
    const runs = [
      { text: '\tconst', style: 'keyword' },
      { text: ' name = ' },
      { text: '"a long value";\n\n\tend', style: 'string' },
    ];
    const document = { ...emptyDocument(), blocks: [{ kind: 'code' as const, line: 1, text }] };
    for (const measure of [10, 16, 40]) {
      const page = createPage(document, pageOptions({ measure, colour: () => runs }));
      const shown = page.lines(0).flatMap(line => line.runs.filter(run => run.at !== undefined));
      for (const run of shown) {
        expect(run.text.replaceAll(' ', '')).toBe(
          text.slice(run.at, (run.at ?? 0) + run.text.length).replaceAll(/[\t ]/g, ''),
        );
      }
      expect(
        shown
          .map(run => run.text)
          .join('')
          .replaceAll(' ', ''),
      ).toBe(text.replaceAll(/\s/g, ''));
      expect(new Set(shown.map(run => run.style))).toEqual(new Set(['keyword', undefined, 'string']));
    }
  });
});
