/** Prints a document as rows, as far as it is parsed: the first rows are out before the last are set. */
import { createLayout, type LayoutOptions } from '../layout/layout.js';
import type { Parsing } from '../markdown/incremental-parse.js';
import { type Renderer, renderLine } from './render.js';

/** Painted rows without line ends and without white space at their ends. */
export function* streamText(parsing: Parsing, options: LayoutOptions, painter: Renderer): Generator<string> {
  const { document } = parsing;
  const page = createLayout(document, options);
  let index = 0;
  for (;;) {
    const ready = parsing.done ? page.count : document.blocks.length;
    for (; index < ready; index++) {
      for (const line of page.lines(index)) yield renderLine(line, painter, document);
      page.forget(index);
    }
    if (parsing.done) return;
    parsing.step();
  }
}
