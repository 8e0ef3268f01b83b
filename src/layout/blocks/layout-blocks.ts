import type { Block } from '../../document/document.js';
import type { LayoutContext } from '../layout-context.js';
import type { Line } from '../line.js';
import { blankLine } from '../row-builders.js';

/** Minimum width that indented text gets; in a narrower layout the indent is dropped. */
export const MIN_TEXT_WIDTH = 10;

/** Lays out the blocks of a container, with a blank line between two unless `tight`. */
export function layoutBlocks(
  blocks: readonly Block[],
  width: number,
  context: LayoutContext,
  tight = false,
): Line[] {
  const lines: Line[] = [];
  context.joinsRows = false;
  for (const block of blocks) {
    const at = context.at;
    const blockLines = context.layoutBlock(block, width, context);
    if (blockLines.length === 0) continue;
    if (lines.length > 0 && !tight) lines.push(blankLine(at));
    for (const line of blockLines) lines.push(line);
  }
  return lines;
}
