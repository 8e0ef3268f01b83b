/** Every bundled article at every width from 20 to 200, on a screen and in a pipe, by a measure of width that is not the product's. */
import { describe, expect, it } from 'vitest';
import type { Document } from '../../src/document/document.js';
import { allBlocks } from '../../src/document/section.js';
import { createLayout, type LayoutOptions } from '../../src/layout/layout.js';
import { createRenderer, renderLine } from '../../src/render/render.js';
import { THEMES } from '../../src/render/themes.js';
import { bundledArticles } from '../support/bundle.js';
import { widestColumns } from '../support/width.js';

const painter = createRenderer(THEMES.terminal, 0);
const screen = { links: 'hyperlink', wrapCode: true, ascii: false, accessible: false } as const;
const pipe = { links: 'notes', wrapCode: false, ascii: false, accessible: false } as const;
/** An address with a row to itself, after the number of its note, the bar of a quote, a bracket; the mark back after it. */
const ADDRESS = /^[│ ("]*(?:\[\d+\]: )?\S+(?: ↩)?$/;
const bare = (row: string): string => row.replace(/^[│ ]+/, '').trim();

function tooWide(document: Document, options: LayoutOptions): string[] {
  const page = createLayout(document, options);
  const rows = Array.from({ length: page.count }, (_, index) => page.lines(index)).flat();
  return rows
    .flatMap(row => renderLine(row, painter).split('\n'))
    .filter(row => widestColumns(row) > options.measure);
}

describe.each(bundledArticles())('$slug', ({ document }) => {
  it('has no row too wide on a screen', () => {
    for (let measure = 20; measure <= 200; measure++)
      expect(tooWide(document, { ...screen, measure })).toEqual([]);
  });

  it('has none in a pipe but rows of code and addresses', () => {
    const code = [...allBlocks(document.blocks)].flatMap(block =>
      block.kind === 'code' ? block.text.split('\n') : [],
    );
    const written = new Set(code.map(bare));
    for (let measure = 20; measure <= 200; measure += 9) {
      const rows = tooWide(document, { ...pipe, measure });
      expect(rows.filter(row => !written.has(bare(row)) && !ADDRESS.test(row))).toEqual([]);
    }
  });
});
