/**
 * Sets one block, or several one under the other, at a measure. It knows which file sets which kind, and the blank
 * rows between blocks; nothing of pages or of what comes before and after.
 */
import type { Block } from '../document.js';
import type { Line } from '../line.js';
import { setCode } from './code.js';
import { setHeading, setImage, setNotice, setParagraph, setRule } from './leaves.js';
import { blankLine } from './lines.js';
import { setList } from './list.js';
import { setNote, setQuote } from './quote.js';
import type { Setting } from './setting.js';
import { setTable } from './table.js';

/** Fewest columns that text is indented to; below, the indent gives way. */
export const LEAST_TEXT = 10;

export function setBlock(block: Block, measure: number, setting: Setting): Line[] {
  switch (block.kind) {
    case 'heading':
      return setHeading(block, measure, setting);
    case 'paragraph':
      return setParagraph(block, measure, setting);
    case 'list':
      return setList(block, measure, setting);
    case 'quote':
      return setQuote(block, measure, setting);
    case 'note':
      return setNote(block, measure, setting);
    case 'code':
      return setCode(block, measure, setting);
    case 'table':
      return setTable(block, measure, setting);
    case 'rule':
      return setRule(measure, setting);
    case 'image':
      return setImage(block, measure, setting);
    case 'notice':
      return setNotice(block, measure, setting);
  }
}

/** Blocks in another, one under the other, a blank row between them unless `tight`. */
export function setBlocks(
  blocks: readonly Block[],
  measure: number,
  setting: Setting,
  tight = false,
): Line[] {
  const lines: Line[] = [];
  setting.joins = false;
  for (const block of blocks) {
    const at = setting.at;
    const rows = setBlock(block, measure, setting);
    if (rows.length === 0) continue;
    if (lines.length > 0 && !tight) lines.push(blankLine(at));
    for (const row of rows) lines.push(row);
  }
  return lines;
}
