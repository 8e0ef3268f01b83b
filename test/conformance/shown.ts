/** What a reader gets of a Markdown text: parsed, set, painted, as into a pipe. */
import { createLayout } from '../../src/layout/layout.js';
import { parse } from '../../src/markdown/parse.js';
import { createRenderer, renderLine } from '../../src/render/render.js';
import { THEMES } from '../../src/render/themes.js';

const painter = createRenderer(THEMES.terminal, 0);

/** The author's part of the rows, in order, and all that is painted. Wide enough that no table is set as records. */
export function shown(markdown: string): { written: string; painted: string } {
  const document = parse(markdown);
  const page = createLayout(document, {
    measure: 200,
    links: 'none',
    wrapCode: false,
    ascii: true,
    accessible: false,
  });
  const rows = Array.from({ length: page.count }, (_, index) => page.lines(index)).flat();
  // What Lectern drew (bars, bullets, labels) has no place in the text; between two cells it stands for a space.
  const written = rows.map(row => row.spans.map(run => (run.at === undefined ? ' ' : run.text)).join(''));
  return { written: written.join('\n'), painted: rows.map(row => renderLine(row, painter)).join('\n') };
}
