import type { Document } from '../document/document.js';
import { createLayout } from '../layout/layout.js';
import type { LayoutOptions } from '../layout/layout-options.js';
import type { Line } from '../layout/line.js';
import type { IncrementalParse } from '../markdown/incremental-parse.js';
import { type Renderer, renderLine } from './render.js';

/** Rows of a long block that are yielded as one text. Each generator around takes as long for a row as rendering it. */
const ROWS_AT_ONCE = 64;

/**
 * Renders a document while it is parsed: yields rows without line ends and trailing white space. Rows of a long block may come
 * together, with line ends between them.
 */
export function* streamText(
  parsing: IncrementalParse,
  options: LayoutOptions,
  renderer: Renderer,
): Generator<string> {
  const { document } = parsing;
  const layout = createLayout(document, options);
  let index = 0;
  for (;;) {
    const ready = parsing.done ? layout.count : document.blocks.length;
    for (; index < ready; index++) {
      const lines = layout.lines(index);
      if (lines.length < 4 * ROWS_AT_ONCE)
        for (const line of lines) yield renderLine(line, renderer, document);
      else yield* joinedRows(lines, renderer, document);
      layout.release(index);
    }
    if (parsing.done) return;
    parsing.step();
  }
}

function* joinedRows(lines: readonly Line[], renderer: Renderer, document: Document): Generator<string> {
  for (let from = 0; from < lines.length; from += ROWS_AT_ONCE) {
    const to = Math.min(lines.length, from + ROWS_AT_ONCE);
    let rows = '';
    for (let index = from; index < to; index++) {
      const row = renderLine(lines[index] as Line, renderer, document);
      rows += index === from ? row : `\n${row}`;
    }
    yield rows;
  }
}
