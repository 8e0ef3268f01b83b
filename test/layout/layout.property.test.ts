import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, CodeBlock, Document, DrawingBlock } from '../../src/document/document.js';
import { blockText, footnotesText } from '../../src/document/document-text.js';
import { allBlocks } from '../../src/document/section.js';
import { createLayout } from '../../src/layout/layout.js';
import type { LayoutOptions, LinkMode } from '../../src/layout/layout-options.js';
import type { Line } from '../../src/layout/line.js';
import { graphemes } from '../../src/text/graphemes.js';
import { documents, drawnDocuments } from '../support/documents.js';
import { widestColumns } from '../support/width.js';

const screen: LayoutOptions = {
  width: 80,
  links: 'hyperlink',
  wrapCode: true,
  ascii: false,
  accessible: false,
};
const terminalOptions = fc.record({
  width: fc.integer({ min: 20, max: 200 }),
  links: fc.constantFrom<LinkMode>('hyperlink', 'notes', 'inline', 'none'),
  wrapCode: fc.constant(true),
  ascii: fc.boolean(),
  accessible: fc.boolean(),
});

function allLines(document: Document, options: LayoutOptions): Line[][] {
  const layout = createLayout(document, options);
  return Array.from({ length: layout.count }, (_, index) => [...layout.lines(index)]);
}

const sourceOf = (block: CodeBlock | DrawingBlock): string =>
  block.kind === 'code' ? block.text : block.source;

/** A row of code without white space and bars. */
const bare = (row: string): string => row.replaceAll(/[\s│|\u200b]/g, '');

const textOf = (line: Line): string => line.spans.map(span => span.text).join('');

describe('layout of random documents', () => {
  it('has no row wider than the width, from 20 to 200 columns', () => {
    fc.assert(
      fc.property(drawnDocuments, terminalOptions, (document, options) => {
        for (const line of allLines(document, options).flat()) {
          const text = textOf(line);
          const width = widestColumns(text);
          if (width > line.width || line.width > options.width)
            expect.fail(`${width} of ${line.width}: ${JSON.stringify(text)}`);
        }
      }),
      { seed: 6, numRuns: 1000 },
    );
  });

  it('has no row wider than the width in a pipe, except code and addresses', () => {
    fc.assert(
      fc.property(drawnDocuments, terminalOptions, (document, options) => {
        const code = [...allBlocks([...document.blocks, ...document.footnotes.flatMap(each => each.blocks)])];
        const written = new Set(
          code.flatMap(block =>
            block.kind === 'code' || block.kind === 'drawing' ? sourceOf(block).split('\n').map(bare) : [],
          ),
        );
        // The first row may follow the markers of items and tasks, or the number of a footnote.
        const isCode = (row: string): boolean =>
          written.has(bare(row)) ||
          [...row.matchAll(/(?:[•◦▪☐☑*+-]|\[[ x]\]|\d\.|:) /gu)].some(({ index, 0: marker }) =>
            written.has(bare(row.slice(index + marker.length))),
          );
        for (const line of allLines(document, { ...options, wrapCode: false }).flat()) {
          const rows = line.text === undefined ? [textOf(line)] : line.text.split('\n');
          for (const text of rows) {
            expect(text).not.toMatch(/\s$/);
            if (widestColumns(text) <= options.width || isCode(text)) continue;
            expect(text).toMatch(/\S+:\S|<\S+>/);
          }
        }
      }),
      { seed: 12, numRuns: 600 },
    );
  });

  it('has no row wider than the width, at each width in turn', () => {
    for (const document of fc.sample(documents, { seed: 7, numRuns: 6 })) {
      for (let width = 20; width <= 200; width++) {
        for (const line of allLines(document, { ...screen, width }).flat()) {
          if (widestColumns(textOf(line)) > width) expect.fail(`${width}: ${JSON.stringify(textOf(line))}`);
        }
      }
    }
  });

  it('exceeds a width below 20 columns only for a single character', () => {
    fc.assert(
      fc.property(documents, fc.integer({ min: 1, max: 19 }), fc.boolean(), (document, width, accessible) => {
        for (const line of allLines(document, { ...screen, width, accessible }).flat()) {
          const text = textOf(line);
          if ([...graphemes(text)].length > 1)
            expect(widestColumns(text), JSON.stringify(text)).toBeLessThanOrEqual(width);
        }
      }),
      { seed: 8, numRuns: 300 },
    );
  });

  it('shows every character of the text once, at its offset', () => {
    fc.assert(
      fc.property(documents, terminalOptions, (document, options) => {
        allLines(document, options).forEach((lines, index) => {
          const block = document.blocks[index];
          const text = block ? blockText(block) : footnotesText(document.footnotes);
          const shown = shownOffsets(lines, text);
          const missing = text
            .replaceAll(/[^\s\u200b]/g, (character, at) => (shown.has(at) ? '' : character))
            .replaceAll('\u200b', '');
          if (!hasTable(block)) expect(missing.trim()).toBe('');
        });
      }),
      { seed: 9, numRuns: 600 },
    );
  });

  it('has rows in the order of their offsets, none ending in white space', () => {
    fc.assert(
      fc.property(documents, terminalOptions, (document, options) => {
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

  it('draws only ASCII characters in ASCII mode', () => {
    fc.assert(
      fc.property(drawnDocuments, terminalOptions, (document, options) => {
        for (const line of allLines(document, { ...options, ascii: true }).flat()) {
          for (const span of line.spans) {
            const drawn =
              span.at === undefined && span.style !== 'label' && !/tablehead|caption/.test(span.style ?? '');
            if (drawn) expect(span.text).toMatch(/^[ -~]*$/);
          }
        }
      }),
      { seed: 11, numRuns: 400 },
    );
  });
});

/** Returns the offsets that the rows show, and checks that each span has the text at its offset. */
function shownOffsets(lines: readonly Line[], text: string): Set<number> {
  const shown = new Set<number>();
  for (const span of lines.flatMap(line => line.spans)) {
    if (span.at === undefined) continue;
    const source = text.slice(span.at, span.at + span.text.length);
    if (span.footnote === undefined)
      expect(span.text.replaceAll(/\s/g, ' ')).toBe(source.replaceAll(/\s/g, ' '));
    for (let at = span.at; at < span.at + span.text.length; at++) {
      expect(shown.has(at)).toBe(false);
      shown.add(at);
    }
  }
  return shown;
}

/** True if the block holds a table: as records, it repeats its headers with each value, without their offsets. */
function hasTable(block: Block | undefined): boolean {
  if (block === undefined) return true;
  if (block.kind === 'table') return true;
  if (block.kind === 'list') return block.items.some(item => item.blocks.some(hasTable));
  return 'blocks' in block && block.blocks.some(hasTable);
}
