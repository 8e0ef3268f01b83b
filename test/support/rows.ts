/** Markdown in, rows out: used by the tests of layout. */
import type { Document } from '../../src/document/document.js';
import { createLayout } from '../../src/layout/layout.js';
import type { LayoutOptions } from '../../src/layout/layout-options.js';
import { parse } from '../../src/markdown/parse.js';
import { createRenderer, renderLine } from '../../src/render/render.js';
import { THEMES } from '../../src/render/themes.js';

const plain = createRenderer(THEMES.terminal, 0);
const screen: LayoutOptions = { width: 60, links: 'none', wrapCode: true, ascii: false, accessible: false };

export function layoutOptions(options: Partial<LayoutOptions> = {}): LayoutOptions {
  return { ...screen, ...options };
}

/** Returns the rows of a text as a screen shows them. Default: 60 columns, without colour and link notes. */
export function rowsOf(source: string | Document, options: Partial<LayoutOptions> = {}): string[] {
  const document = typeof source === 'string' ? parse(source) : source;
  const layout = createLayout(document, layoutOptions(options));
  return Array.from({ length: layout.count }, (_, index) => layout.lines(index))
    .flat()
    .flatMap(line => renderLine(line, plain).split('\n'));
}
