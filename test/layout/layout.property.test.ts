import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Document } from '../../src/document/document.js';
import { blockText, footnotesText } from '../../src/document/document-text.js';
import { allBlocks } from '../../src/document/section.js';
import { createLayout, type LayoutOptions, type LinkMode } from '../../src/layout/layout.js';
import type { Line } from '../../src/layout/line.js';
import { graphemes } from '../../src/text/graphemes.js';
import { documents } from '../support/documents.js';
import { widestColumns } from '../support/width.js';

const screen: LayoutOptions = {
  measure: 80,
  links: 'hyperlink',
  wrapCode: true,
  ascii: false,
  accessible: false,
};
const pageOptions = fc.record({
  measure: fc.integer({ min: 20, max: 200 }),
  links: fc.constantFrom<LinkMode>('hyperlink', 'notes', 'inline', 'none'),
  wrapCode: fc.constant(true),
  ascii: fc.boolean(),
  accessible: fc.boolean(),
});

function allLines(document: Document, options: LayoutOptions): Line[][] {
  const page = createLayout(document, options);
  return Array.from({ length: page.count }, (_, index) => [...page.lines(index)]);
}

/** What is written in a row of code, without what Lectern sets before it. */
const bare = (row: string): string => row.replaceAll(/[\s│|\u200b]/g, '');

const textOf = (line: Line): string => line.spans.map(run => run.text).join('');

describe('a page of any document', () => {
  it('has no row wider than the measure, from 20 columns to 200', () => {
    fc.assert(
      fc.property(documents, pageOptions, (document, options) => {
        for (const line of allLines(document, options).flat()) {
          const text = textOf(line);
          const width = widestColumns(text);
          if (width > line.width || line.width > options.measure)
            expect.fail(`${width} of ${line.width}: ${JSON.stringify(text)}`);
        }
      }),
      { seed: 6, numRuns: 1000 },
    );
  });

  it('has none in a pipe but rows of code and addresses', () => {
    fc.assert(
      fc.property(documents, pageOptions, (document, options) => {
        const code = [...allBlocks([...document.blocks, ...document.footnotes.flatMap(each => each.blocks)])];
        const written = new Set(
          code.flatMap(block => (block.kind === 'code' ? block.text.split('\n').map(bare) : [])),
        );
        // The mark of an item or a footnote may stand before its first row.
        const isCode = (row: string): boolean =>
          written.has(bare(row)) || written.has(bare(row.replace(/^.*?(?:[•◦▪☐☑*+-]|\d\.|:) /u, '')));
        for (const line of allLines(document, { ...options, wrapCode: false }).flat()) {
          const rows = line.text === undefined ? [textOf(line)] : line.text.split('\n');
          for (const text of rows) {
            expect(text).not.toMatch(/\s$/);
            if (widestColumns(text) <= options.measure || isCode(text)) continue;
            expect(text).toMatch(/\S+:\S|<\S+>/);
          }
        }
      }),
      { seed: 12, numRuns: 600 },
    );
  });

  it('holds at every width in turn', () => {
    for (const document of fc.sample(documents, { seed: 7, numRuns: 6 })) {
      for (let measure = 20; measure <= 200; measure++) {
        for (const line of allLines(document, { ...screen, measure }).flat()) {
          if (widestColumns(textOf(line)) > measure)
            expect.fail(`${measure}: ${JSON.stringify(textOf(line))}`);
        }
      }
    }
  });

  it('stays sane below: only a character that is itself wider than the measure stands out', () => {
    fc.assert(
      fc.property(
        documents,
        fc.integer({ min: 1, max: 19 }),
        fc.boolean(),
        (document, measure, accessible) => {
          for (const line of allLines(document, { ...screen, measure, accessible }).flat()) {
            const text = textOf(line);
            if ([...graphemes(text)].length > 1)
              expect(widestColumns(text), JSON.stringify(text)).toBeLessThanOrEqual(measure);
          }
        },
      ),
      { seed: 8, numRuns: 300 },
    );
  });

  it('shows every character of the text once, at its place, in order', () => {
    fc.assert(
      fc.property(documents, pageOptions, (document, options) => {
        allLines(document, options).forEach((lines, index) => {
          const block = document.blocks[index];
          const text = block ? blockText(block) : footnotesText(document.footnotes);
          const shown = placed(lines, text);
          const missing = text
            .replaceAll(/[^\s\u200b]/g, (character, at) => (shown.has(at) ? '' : character))
            .replaceAll('\u200b', '');
          if (!hasTable(block)) expect(missing.trim()).toBe('');
        });
      }),
      { seed: 9, numRuns: 600 },
    );
  });

  it('has rows in the order of their places, none ending in white space', () => {
    fc.assert(
      fc.property(documents, pageOptions, (document, options) => {
        for (const lines of allLines(document, options)) {
          let last = 0;
          for (const line of lines) {
            expect(line.offset).toBeGreaterThanOrEqual(last);
            last = line.offset;
            expect(textOf(line)).not.toMatch(/\s$/);
          }
        }
      }),
      { seed: 10, numRuns: 600 },
    );
  });

  it('draws in ASCII alone where that is asked for', () => {
    fc.assert(
      fc.property(documents, pageOptions, (document, options) => {
        for (const line of allLines(document, { ...options, ascii: true }).flat()) {
          for (const run of line.spans) {
            const drawn =
              run.at === undefined && run.style !== 'label' && !/tablehead|caption/.test(run.style ?? '');
            if (drawn) expect(run.text).toMatch(/^[ -~]*$/);
          }
        }
      }),
      { seed: 11, numRuns: 400 },
    );
  });
});

/** The offsets that the rows show; each run stands where it says it does. */
function placed(lines: readonly Line[], text: string): Set<number> {
  const shown = new Set<number>();
  for (const run of lines.flatMap(line => line.spans)) {
    if (run.at === undefined) continue;
    const source = text.slice(run.at, run.at + run.text.length);
    if (run.note === undefined) expect(run.text.replaceAll(/\s/g, ' ')).toBe(source.replaceAll(/\s/g, ' '));
    for (let at = run.at; at < run.at + run.text.length; at++) {
      expect(shown.has(at)).toBe(false);
      shown.add(at);
    }
  }
  return shown;
}

/** Headers of a table that is set as records are said again with each value, not at their own place. */
function hasTable(block: Block | undefined): boolean {
  if (block === undefined) return true;
  if (block.kind === 'table') return true;
  if (block.kind === 'list') return block.items.some(item => item.blocks.some(hasTable));
  return 'blocks' in block && block.blocks.some(hasTable);
}
