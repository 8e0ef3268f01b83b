/** Prints a document as rows, as far as it is parsed: the first rows are out before the last are set. */
import { createPage, type PageOptions } from './page.js';
import { type Painter, paint } from './paint.js';
import type { Parsing } from './parsing.js';

/** Painted rows without line ends and without white space at their ends. */
export function* printDocument(parsing: Parsing, options: PageOptions, painter: Painter): Generator<string> {
  const { document } = parsing;
  const page = createPage(document, options);
  let index = 0;
  for (;;) {
    const ready = parsing.done ? page.count : document.blocks.length;
    for (; index < ready; index++) {
      for (const line of page.lines(index)) yield paint(line, painter, document);
      page.forget(index);
    }
    if (parsing.done) return;
    parsing.step();
  }
}
