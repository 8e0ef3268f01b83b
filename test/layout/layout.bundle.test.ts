/** Every bundled article from 20 to 200 columns, on a screen and in a pipe. Widths are measured independently of the product. */
import { describe, expect, it } from 'vitest';
import type { Document } from '../../src/document/document.js';
import { allBlocks } from '../../src/document/section.js';
import { createLayout } from '../../src/layout/layout.js';
import type { LayoutOptions } from '../../src/layout/layout-options.js';
import { createRenderer, renderLine } from '../../src/render/render.js';
import { THEMES } from '../../src/render/themes.js';
import { bundledArticles } from '../support/bundled-articles.js';
import { widestColumns } from '../support/width.js';

const renderer = createRenderer(THEMES.terminal, 0);
const screen = { links: 'hyperlink', wrapCode: true, ascii: false, accessible: false } as const;
const pipe = { links: 'notes', wrapCode: false, ascii: false, accessible: false } as const;
/**
 * An address on a row of its own. It may be after a note's number, a quote's bar or a bracket, and before a back reference.
 */
const ADDRESS = /^[│ ("]*(?:\[\d+\]: )?\S+(?: ↩)?$/;
const bare = (row: string): string => row.replace(/^[│ ]+/, '').trim();

function tooWide(document: Document, options: LayoutOptions): string[] {
  const layout = createLayout(document, options);
  const rows = Array.from({ length: layout.count }, (_, index) => layout.lines(index)).flat();
  return rows
    .flatMap(row => renderLine(row, renderer).split('\n'))
    .filter(row => widestColumns(row) > options.width);
}

describe.each(bundledArticles())('$slug', ({ document }) => {
  it('has no row wider than the screen', () => {
    for (let width = 20; width <= 200; width++) expect(tooWide(document, { ...screen, width })).toEqual([]);
  });

  it('has no row wider than the width in a pipe, except code and addresses', () => {
    const code = [...allBlocks(document.blocks)].flatMap(block =>
      block.kind === 'code' ? block.text.split('\n') : [],
    );
    const written = new Set(code.map(bare));
    for (let width = 20; width <= 200; width += 9) {
      const rows = tooWide(document, { ...pipe, width });
      expect(rows.filter(row => !written.has(bare(row)) && !ADDRESS.test(row))).toEqual([]);
    }
  });
});
