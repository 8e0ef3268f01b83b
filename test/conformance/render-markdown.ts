/** Renders Markdown as for a pipe: parse, layout, render. */
import { createLayout } from '../../src/layout/layout.js';
import { parse } from '../../src/markdown/parse.js';
import { createRenderer, renderLine } from '../../src/render/render.js';
import { THEMES } from '../../src/render/themes.js';

const renderer = createRenderer(THEMES.terminal, 0);

/**
 * Renders `markdown`. `source` is the author's text of each line, `rendered` all of it. The width is large enough that no table becomes
 * records.
 */
export function renderMarkdown(markdown: string): { source: string; rendered: string } {
  const document = parse(markdown);
  const layout = createLayout(document, {
    width: 200,
    links: 'none',
    wrapCode: false,
    ascii: true,
    accessible: false,
  });
  const lines = Array.from({ length: layout.count }, (_, index) => layout.lines(index)).flat();
  // spans without an offset are drawn by Lectern (bars, bullets, labels); between cells they separate words
  const source = lines.map(line =>
    line.spans.map(span => (span.at === undefined ? ' ' : span.text)).join(''),
  );
  return { source: source.join('\n'), rendered: lines.map(line => renderLine(line, renderer)).join('\n') };
}
