import { createLayout } from '../layout/layout.js';
import type { LayoutOptions } from '../layout/layout-options.js';
import type { IncrementalParse } from '../markdown/incremental-parse.js';
import { type Renderer, renderLine } from './render.js';

/** Renders a document while it is parsed: yields rows without line ends and trailing white space. */
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
      for (const line of layout.lines(index)) yield renderLine(line, renderer, document);
      layout.release(index);
    }
    if (parsing.done) return;
    parsing.step();
  }
}
