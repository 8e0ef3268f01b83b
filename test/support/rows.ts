/** Markdown in, rows out: what tests of setting compare. */
import type { Document } from '../../src/typeset/document.js';
import { createPage, type PageOptions } from '../../src/typeset/page.js';
import { createPainter, paint } from '../../src/typeset/paint.js';
import { parse } from '../../src/typeset/parse.js';
import { THEMES } from '../../src/typeset/themes.js';

const plain = createPainter(THEMES.terminal, 0);
const screen: PageOptions = { measure: 60, links: 'none', wrapCode: true, ascii: false, linear: false };

export function pageOptions(options: Partial<PageOptions> = {}): PageOptions {
  return { ...screen, ...options };
}

/** The rows of a text at 60 columns unless told otherwise, as a screen shows them, without colour and link notes. */
export function rowsOf(source: string | Document, options: Partial<PageOptions> = {}): string[] {
  const document = typeof source === 'string' ? parse(source) : source;
  const page = createPage(document, pageOptions(options));
  return Array.from({ length: page.count }, (_, index) => page.lines(index))
    .flat()
    .flatMap(line => paint(line, plain).split('\n'));
}
