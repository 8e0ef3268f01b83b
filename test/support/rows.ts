/** Markdown in, rows out: what tests of setting compare. */
import type { Document } from '../../src/document/document.js';
import { createLayout, type LayoutOptions } from '../../src/layout/layout.js';
import { parse } from '../../src/markdown/parse.js';
import { createRenderer, renderLine } from '../../src/render/render.js';
import { THEMES } from '../../src/render/themes.js';

const plain = createRenderer(THEMES.terminal, 0);
const screen: LayoutOptions = { measure: 60, links: 'none', wrapCode: true, ascii: false, accessible: false };

export function pageOptions(options: Partial<LayoutOptions> = {}): LayoutOptions {
  return { ...screen, ...options };
}

/** The rows of a text at 60 columns unless told otherwise, as a screen shows them, without colour and link notes. */
export function rowsOf(source: string | Document, options: Partial<LayoutOptions> = {}): string[] {
  const document = typeof source === 'string' ? parse(source) : source;
  const page = createLayout(document, pageOptions(options));
  return Array.from({ length: page.count }, (_, index) => page.lines(index))
    .flat()
    .flatMap(line => renderLine(line, plain).split('\n'));
}
