import { createLayout } from '../layout/layout.js';
import type { LayoutOptions } from '../layout/layout-options.js';
import type { IncrementalParse } from '../markdown/incremental-parse.js';
import { type Renderer, renderLine } from './render.js';

/** Rows that are yielded as one text. Each generator around takes as long for a row as rendering it. */
const ROWS_AT_ONCE = 64;

/**
 * Renders a document while it is parsed: yields rows without line ends and trailing white space. Rows that are ready may come
 * together, with line ends between them. With `releasesBlocks`, it drops each rendered block from the document until the parse
 * is complete: the garbage collector takes a fifth of the time of a long document to copy them.
 */
export function* streamText(
  parsing: IncrementalParse,
  options: LayoutOptions,
  renderer: Renderer,
  { releasesBlocks = false } = {},
): Generator<string> {
  const { document } = parsing;
  const layout = createLayout(document, options);
  let index = 0;
  for (;;) {
    const ready = parsing.done ? layout.count : document.blocks.length;
    const releases = releasesBlocks && !parsing.done;
    let rows = '';
    let count = 0;
    for (; index < ready; index++) {
      for (const line of layout.lines(index)) {
        const row = renderLine(line, renderer, document);
        rows = count === 0 ? row : `${rows}\n${row}`;
        count++;
        if (count < ROWS_AT_ONCE) continue;
        yield rows;
        count = 0;
      }
      layout.release(index);
      if (releases) layout.releaseBlock(index);
    }
    if (count > 0) yield rows;
    if (parsing.done) return;
    parsing.step();
  }
}
