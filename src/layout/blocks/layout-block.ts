/**
 * Sets one block, or several one under the other, at a measure. It knows which file sets which kind, and the blank
 * rows between blocks; nothing of pages or of what comes before and after.
 */
import type { Block } from '../../document/document.js';
import { layoutCode } from '../code/code.js';
import type { LayoutContext } from '../layout-context.js';
import type { Line } from '../line.js';
import { blankLine } from '../row-builders.js';
import { layoutTable } from '../table/table.js';
import { layoutList } from './list.js';
import { layoutAlert, layoutQuote } from './quote.js';
import { layoutHeading, layoutImage, layoutNotice, layoutParagraph, layoutRule } from './simple-blocks.js';

/** Fewest columns that text is indented to; below, the indent gives way. */
export const LEAST_TEXT = 10;

export function layoutBlock(block: Block, measure: number, setting: LayoutContext): Line[] {
  switch (block.kind) {
    case 'heading':
      return layoutHeading(block, measure, setting);
    case 'paragraph':
      return layoutParagraph(block, measure, setting);
    case 'list':
      return layoutList(block, measure, setting);
    case 'quote':
      return layoutQuote(block, measure, setting);
    case 'note':
      return layoutAlert(block, measure, setting);
    case 'code':
      return layoutCode(block, measure, setting);
    case 'table':
      return layoutTable(block, measure, setting);
    case 'rule':
      return layoutRule(measure, setting);
    case 'image':
      return layoutImage(block, measure, setting);
    case 'notice':
      return layoutNotice(block, measure, setting);
  }
}

/** Blocks in another, one under the other, a blank row between them unless `tight`. */
export function layoutBlocks(
  blocks: readonly Block[],
  measure: number,
  setting: LayoutContext,
  tight = false,
): Line[] {
  const lines: Line[] = [];
  setting.joins = false;
  for (const block of blocks) {
    const at = setting.at;
    const rows = layoutBlock(block, measure, setting);
    if (rows.length === 0) continue;
    if (lines.length > 0 && !tight) lines.push(blankLine(at));
    for (const row of rows) lines.push(row);
  }
  return lines;
}
