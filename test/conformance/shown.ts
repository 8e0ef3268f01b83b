/** What a reader gets of a Markdown text: parsed, set, painted, as into a pipe. */
import { createPage } from '../../src/typeset/page.js';
import { createPainter, paint } from '../../src/typeset/paint.js';
import { parse } from '../../src/typeset/parse.js';
import { THEMES } from '../../src/typeset/themes.js';

const painter = createPainter(THEMES.terminal, 0);

/** The author's part of the rows, in order, and all that is painted. Wide enough that no table is set as records. */
export function shown(markdown: string): { written: string; painted: string } {
  const document = parse(markdown);
  const page = createPage(document, {
    measure: 200,
    links: 'none',
    wrapCode: false,
    ascii: true,
    linear: false,
  });
  const rows = Array.from({ length: page.count }, (_, index) => page.lines(index)).flat();
  // What Lectern drew (bars, bullets, labels) has no place in the text; between two cells it stands for a space.
  const written = rows.map(row => row.runs.map(run => (run.at === undefined ? ' ' : run.text)).join(''));
  return { written: written.join('\n'), painted: rows.map(row => paint(row, painter)).join('\n') };
}
