import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CodeBlock, emptyDocument } from '../../../src/document/document.js';
import { expandRow, wrapRow } from '../../../src/layout/code/code-rows.js';
import { DeferredRow } from '../../../src/layout/deferred-row.js';
import { glyphsFor } from '../../../src/layout/glyphs.js';
import { createLayout } from '../../../src/layout/layout.js';
import type { LayoutContext } from '../../../src/layout/layout-context.js';
import type { LayoutOptions } from '../../../src/layout/layout-options.js';
import type { Line } from '../../../src/layout/line.js';
import { parse } from '../../../src/markdown/parse.js';
import { createRenderer, renderLine } from '../../../src/render/render.js';
import { THEMES } from '../../../src/render/themes.js';
import { layoutOptions, rowsOf } from '../../support/rows.js';

const fenced = (text: string, language = ''): string => `\`\`\`${language}\n${text}\n\`\`\``;

/** A line as plain data, without colour. */
const fieldsOf = ({ spans, width, offset }: Line) => ({
  spans: spans.map(({ style, ...span }) => span),
  width,
  offset,
});

describe('code', () => {
  it('reads each span of a wrapped row a few times only', () => {
    const count = 5_000;
    const spans = Array.from({ length: count }, (_, at) => ({ text: 'ab', at: at * 2 }));
    let reads = 0;
    const counted = new Proxy(spans, {
      get: (target, key) => {
        if (typeof key === 'string' && /^\d+$/.test(key)) reads++;
        return Reflect.get(target, key);
      },
    });
    const context = { options: layoutOptions({}), glyphs: glyphsFor(layoutOptions({})) };
    const lines = wrapRow({ spans: counted, width: count * 2, offset: 0 }, 40, context as LayoutContext);
    expect(lines.length).toBeGreaterThan(200);
    expect(reads).toBeLessThan(4 * count);
  });

  it('is labelled with its language and indented', () => {
    expect(rowsOf(fenced('a\n\n  b', 'yaml'))).toEqual(['─── yaml', '    a', '', '      b']);
    expect(rowsOf(fenced('a', 'yaml'), { width: 20 })).toEqual(['─ yaml', '  a']);
    expect(rowsOf(fenced('a'), { width: 10 })).toEqual(['a']);
  });

  it('names a language once in a run of equal ones, also in lists and quotes', () => {
    const [rust, sh] = ['rust', 'sh'].map(language => fenced('a', language));
    const source = `${rust}\n\nText.\n\n${rust}\n\n- b\n\n  ${rust?.replaceAll('\n', '\n  ')}\n\n${sh}\n\n> ${sh?.replaceAll('\n', '\n> ')}\n\n${fenced('a')}\n\n${sh}`;
    const labels = rowsOf(source).filter(row => row.includes('───'));
    expect(labels).toEqual(['─── rust', '─── sh', '─── sh']);
  });

  it('names the same languages if only a block far down is laid out', () => {
    const document = parse(`${fenced('a', 'rust')}\n\n- b\n\n${fenced('a', 'rust')}\n\n${fenced('a', 'sh')}`);
    const text = (index: number) =>
      createLayout(document, layoutOptions({}))
        .lines(index)
        .map(({ spans }) => spans.map(({ text }) => text).join(''))
        .join('');
    expect([text(0), text(2), text(3)]).toEqual(['─── rust    a', '    a', '─── sh    a']);
  });

  it('has tabs expanded to multiples of four columns, also after wide characters', () => {
    expect(rowsOf(fenced('a\tb\n漢\tb\n\t\tc'))).toEqual(['    a   b', '    漢  b', '            c']);
  });

  it('has a space for each tab after 4,096 of a row', () => {
    const { spans, width } = expandRow([{ text: 'a\tb'.repeat(5000), at: 7 }], 7);
    const rest = `${'ba '.repeat(5000 - 4096)}b`;
    expect(spans.map(({ text }) => text).join('')).toBe(`a   ${'ba  '.repeat(4095)}${rest}`);
    expect(width).toBe(4 * 4096 + rest.length);
    expect(spans.at(-1)).toEqual({ text: rest, at: 7 + 3 * 4096 - 1 });
  });

  it('wraps on a screen after a continuation mark, and never in a pipe', () => {
    const row = 'x'.repeat(50);
    expect(rowsOf(fenced(row), { width: 40 })).toEqual([`    ${'x'.repeat(36)}`, `    ↪ ${'x'.repeat(14)}`]);
    expect(rowsOf(fenced(row), { width: 40, ascii: true })[1]).toBe(`    \\ ${'x'.repeat(14)}`);
    expect(rowsOf(fenced(row), { width: 40, wrapCode: false })).toEqual([`    ${row}`]);
    expect(rowsOf(fenced(row), { width: 40, accessible: true })).toEqual([
      ...['Code:', 'x'.repeat(40), 'x'.repeat(10), 'End of code.'],
    ]);
  });

  it('wraps after a space or a part of a name, keeps the indent, and starts no row with a space', () => {
    expect(rowsOf(fenced('    if (ready) return somethingLong.orOther(1);'), { width: 44 })).toEqual([
      '        if (ready) return',
      '        ↪ somethingLong.orOther(1);',
    ]);
    const name = 'container_cpu_cfs_throttled_periods_total[5m])';
    expect(rowsOf(fenced(name), { width: 46 })).toEqual([
      ...['    container_cpu_cfs_throttled_periods_', '    ↪ total[5m])'],
    ]);
    expect(rowsOf(fenced('abcdefghijklmnopqrstuvwxyzabcdefghij --width'), { width: 40 })).toEqual([
      ...['    abcdefghijklmnopqrstuvwxyzabcdefghij', '    ↪ --width'],
    ]);
    expect(rowsOf(fenced('word word word word word word # comment'), { width: 38, wrapCode: true })).toEqual([
      ...['  word word word word word word', '  ↪ # comment'],
    ]);
  });

  it('has the same rows as text and as spans', () => {
    const row = fc.stringMatching(
      /^ {0,6}[a-z(. ]{0,70}[\t\u00a0\u00ad\u200b漢]?[a-z ]{0,9}[\t\u3000]? {0,3}$/,
    );
    const options = fc.record({
      width: fc.integer({ min: 1, max: 80 }),
      wrapCode: fc.boolean(),
      accessible: fc.boolean(),
    });
    const linesOf = (block: CodeBlock, settings: Partial<LayoutOptions>) =>
      createLayout({ ...emptyDocument(), blocks: [block] }, layoutOptions(settings)).lines(0);
    const textOf = ({ text, spans }: Line): string => text ?? spans.map(span => span.text).join('');
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), options, (rows, settings) => {
        const text = rows.join('\n');
        const block: CodeBlock = { kind: 'code', line: 1, text, language: 'ts' };
        const [plain, highlighted] = [block, { ...block, spans: [{ text, style: 'string' }] }].map(each =>
          linesOf(each, settings),
        );
        expect(plain?.map(textOf).join('\n')).toBe(highlighted?.map(textOf).join('\n'));
        // In a pipe, rows may be one line.
        if (settings.wrapCode) expect(plain?.map(fieldsOf)).toEqual(highlighted?.map(fieldsOf));
      }),
      { seed: 9, numRuns: 1000 },
    );
  });

  it('is one line in a pipe if its rows need no change, but not inside other blocks', () => {
    const lines = (source: string) =>
      createLayout(parse(source), layoutOptions({ wrapCode: false }))
        .lines(0)
        .map(line => line.text);
    expect(lines(fenced('a\n\n  b'))).toEqual(['    a\n\n      b']);
    expect(lines(fenced('a\n\tb'))).toEqual([undefined, undefined]);
    expect(lines(fenced('a  \nb'))).toEqual(['    a', '    b']);
    expect(lines(`- ${fenced('a\n  b').replaceAll('\n', '\n  ')}`)).toEqual([undefined, undefined]);
  });

  it('creates the spans of a row when they are read', () => {
    const text = Array.from({ length: 100_000 }, (_, index) => `\trow(${index})`).join('\n');
    const document = { ...emptyDocument(), blocks: [{ kind: 'code' as const, line: 1, text }] };
    const layout = createLayout(document, layoutOptions());
    expect(layout.lines(0)).toHaveLength(100_000);
    const row = layout.lines(0)[50_000];
    expect(row).toBeInstanceOf(DeferredRow);
    expect(row?.width).toBe(8 + 'row(50000)'.length);
    expect(row && renderLine(row, createRenderer(THEMES.terminal, 0))).toBe('        row(50000)');
  });

  it('keeps the offsets of its characters through tabs, highlighting and wrapping', () => {
    const text = '\tconst name = "a long value";\n\n\tend';
    const spans = [
      { text: '\tconst', style: 'keyword' },
      { text: ' name = ' },
      { text: '"a long value";\n\n\tend', style: 'string' },
    ];
    const document = { ...emptyDocument(), blocks: [{ kind: 'code' as const, line: 1, text }] };
    for (const width of [10, 16, 40]) {
      const layout = createLayout(document, layoutOptions({ width, highlightCode: () => spans }));
      const shown = layout.lines(0).flatMap(line => line.spans.filter(span => span.at !== undefined));
      for (const span of shown) {
        expect(span.text.replaceAll(' ', '')).toBe(
          text.slice(span.at, (span.at ?? 0) + span.text.length).replaceAll(/[\t ]/g, ''),
        );
      }
      expect(
        shown
          .map(span => span.text)
          .join('')
          .replaceAll(' ', ''),
      ).toBe(text.replaceAll(/\s/g, ''));
      expect(new Set(shown.map(span => span.style))).toEqual(new Set(['keyword', undefined, 'string']));
    }
  });
});
