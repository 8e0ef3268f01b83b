/** The rule on tables. */
import { createLayout, type LayoutOptions } from '../../../layout/layout.js';
import type { Fault } from '../diagnostic.js';
import type { Subject } from '../rule-context.js';

/** The width that most read at. */
const USUAL: LayoutOptions = { measure: 80, links: 'none', wrapCode: false, ascii: false, accessible: false };

/** A table that is set as records has no lines drawn between its columns. */
export function* tableAsRecords({ blocks, document }: Subject): Generator<Fault> {
  for (const block of blocks) {
    if (block.kind !== 'table' || block.head.length < 2) continue;
    const lines = createLayout({ ...document, blocks: [block], footnotes: [] }, USUAL).lines(0);
    if (lines.some(({ spans }) => spans.some(({ style }) => style === 'border'))) continue;
    yield {
      line: block.line,
      message: `The table’s ${block.head.length} columns do not fit into ${USUAL.measure}, so it is set as records.`,
      hint: 'Shorten its longest words, or take a column away.',
    };
  }
}
