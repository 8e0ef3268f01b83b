import type { Block } from '../../document/document.js';
import { layoutCode } from '../code/code.js';
import type { LayoutContext } from '../layout-context.js';
import type { Line } from '../line.js';
import { layoutTable } from '../table/table.js';
import { layoutDrawing, layoutNotDrawn } from './drawing-block.js';
import { layoutList } from './list-block.js';
import { layoutAlert, layoutQuote } from './quote-block.js';
import { layoutHeading, layoutImage, layoutNotice, layoutParagraph, layoutRule } from './simple-blocks.js';

/** Lays out one block, without blank lines around it. Nested blocks come back here through `LayoutContext.layoutBlock`. */
export function layoutBlock(block: Block, width: number, context: LayoutContext): Line[] {
  switch (block.kind) {
    case 'heading':
      return layoutHeading(block, width, context);
    case 'paragraph':
      return layoutParagraph(block, width, context);
    case 'list':
      return layoutList(block, width, context);
    case 'quote':
      return layoutQuote(block, width, context);
    case 'alert':
      return layoutAlert(block, width, context);
    case 'code':
      return block.notDrawn === undefined
        ? layoutCode(block, width, context)
        : layoutNotDrawn(block, block.notDrawn, width, context);
    case 'drawing':
      return layoutDrawing(block, width, context);
    case 'table':
      return layoutTable(block, width, context);
    case 'rule':
      return layoutRule(width, context);
    case 'image':
      return layoutImage(block, width, context);
    case 'notice':
      return layoutNotice(block, width, context);
  }
}
