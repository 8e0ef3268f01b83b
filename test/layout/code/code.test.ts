import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CodeBlock, emptyDocument } from '../../../src/document/document.js';
import { LazyRow } from '../../../src/layout/code/lazy-row.js';
import { createLayout, type LayoutOptions } from '../../../src/layout/layout.js';
import type { Line } from '../../../src/layout/line.js';
import { parse } from '../../../src/markdown/parse.js';
import { createRenderer, renderLine } from '../../../src/render/render.js';
import { THEMES } from '../../../src/render/themes.js';
import { pageOptions, rowsOf } from '../../support/rows.js';

const fenced = (text: string, language = ''): string => `\`\`\`${language}\n${text}\n\`\`\``;

/** A line as plain data, without colour. */
const fieldsOf = ({ spans, width, offset }: Line) => ({
  spans: spans.map(({ style, ...run }) => run),
  width,
  offset,
});

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
    expect(rowsOf(fenced(row), { measure: 40, accessible: true })).toEqual([
      ...['Code:', 'x'.repeat(40), 'x'.repeat(10), 'End of code.'],
    ]);
  });

  it('wraps after a space or a part of a name, below its own indent, and no row starts with a space', () => {
    expect(rowsOf(fenced('    if (ready) return somethingLong.orOther(1);'), { measure: 44 })).toEqual([
      '        if (ready) return',
      '        ↪ somethingLong.orOther(1);',
    ]);
    const name = 'container_cpu_cfs_throttled_periods_total[5m])';
    expect(rowsOf(fenced(name), { measure: 46 })).toEqual([
      ...['    container_cpu_cfs_throttled_periods_', '    ↪ total[5m])'],
    ]);
    expect(rowsOf(fenced('abcdefghijklmnopqrstuvwxyzabcdefghij --width'), { measure: 40 })).toEqual([
      ...['    abcdefghijklmnopqrstuvwxyzabcdefghij', '    ↪ --width'],
    ]);
    expect(
      rowsOf(fenced('word word word word word word # comment'), { measure: 38, wrapCode: true }),
    ).toEqual([...['  word word word word word word', '  ↪ # comment']]);
  });

  it('is set the same whether or not it is looked at run by run', () => {
    const row = fc.stringMatching(
      /^ {0,6}[a-z(. ]{0,70}[\t\u00a0\u00ad\u200b漢]?[a-z ]{0,9}[\t\u3000]? {0,3}$/,
    );
    const options = fc.record({
      measure: fc.integer({ min: 1, max: 80 }),
      wrapCode: fc.boolean(),
      accessible: fc.boolean(),
    });
    const linesOf = (block: CodeBlock, settings: Partial<LayoutOptions>) =>
      createLayout({ ...emptyDocument(), blocks: [block] }, pageOptions(settings)).lines(0);
    const textOf = ({ text, spans }: Line): string => text ?? spans.map(run => run.text).join('');
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), options, (rows, settings) => {
        const text = rows.join('\n');
        const block: CodeBlock = { kind: 'code', line: 1, text, language: 'ts' };
        const [plain, coloured] = [block, { ...block, spans: [{ text, style: 'string' }] }].map(each =>
          linesOf(each, settings),
        );
        expect(plain?.map(textOf).join('\n')).toBe(coloured?.map(textOf).join('\n'));
        // Into a pipe rows may go as one.
        if (settings.wrapCode) expect(plain?.map(fieldsOf)).toEqual(coloured?.map(fieldsOf));
      }),
      { seed: 9, numRuns: 1000 },
    );
  });

  it('goes into a pipe as one line where nothing is done to its rows, inside other blocks row by row', () => {
    const lines = (source: string) =>
      createLayout(parse(source), pageOptions({ wrapCode: false }))
        .lines(0)
        .map(line => line.text);
    expect(lines(fenced('a\n\n  b'))).toEqual(['    a\n\n      b']);
    expect(lines(fenced('a\n\tb'))).toEqual([undefined, undefined]);
    expect(lines(fenced('a  \nb'))).toEqual(['    a', '    b']);
    expect(lines(`- ${fenced('a\n  b').replaceAll('\n', '\n  ')}`)).toEqual([undefined, undefined]);
  });

  it('makes the spans of a row when it is looked at', () => {
    const text = Array.from({ length: 100_000 }, (_, index) => `\trow(${index})`).join('\n');
    const document = { ...emptyDocument(), blocks: [{ kind: 'code' as const, line: 1, text }] };
    const page = createLayout(document, pageOptions());
    expect(page.lines(0)).toHaveLength(100_000);
    const row = page.lines(0)[50_000];
    expect(row).toBeInstanceOf(LazyRow);
    expect(row?.width).toBe(8 + 'row(50000)'.length);
    expect(row && renderLine(row, createRenderer(THEMES.terminal, 0))).toBe('        row(50000)');
  });

  it('keeps the places of its characters through tabs, colours and wrapping', () => {
    const text = '\tconst name = "a long value";\n\n\tend';
    const spans = [
      { text: '\tconst', style: 'keyword' },
      { text: ' name = ' },
      { text: '"a long value";\n\n\tend', style: 'string' },
    ];
    const document = { ...emptyDocument(), blocks: [{ kind: 'code' as const, line: 1, text }] };
    for (const measure of [10, 16, 40]) {
      const page = createLayout(document, pageOptions({ measure, colour: () => spans }));
      const shown = page.lines(0).flatMap(line => line.spans.filter(run => run.at !== undefined));
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
