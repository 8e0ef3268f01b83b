import type { Block } from '../../../../document/document.js';
import { allRuns } from '../../../../document/section.js';
import type { Layout } from '../../../../layout/layout.js';
import type { Line, LineSpan } from '../../../../layout/line.js';
import type { Target } from '../../state.js';

/**
 * The links, images and footnote references of a block, in reading order, as its set lines have them. A block
 * without any is not set for it: `Tab` may go past ten thousand of those.
 */
export function targetsIn(page: Layout, block: number): Target[] {
  const source = page.document.blocks[block];
  if (source && !mayHaveTargets(source)) return [];
  const targets: Target[] = [];
  for (const line of page.lines(block)) for (const run of line.spans) add(targets, block, run);
  return targets;
}

function mayHaveTargets(block: Block): boolean {
  if (block.kind === 'image') return true;
  for (const run of allRuns([block])) if (run.link !== undefined || run.note !== undefined) return true;
  return hasImage(block);
}

function hasImage(block: Block): boolean {
  if (block.kind === 'image') return true;
  if (block.kind === 'list') return block.items.some(item => item.blocks.some(hasImage));
  return 'blocks' in block && block.blocks.some(hasImage);
}

/** A link may be several runs, on several rows: those that follow each other are one target. */
function add(targets: Target[], block: number, { text, at, link, note }: LineSpan): void {
  if (at === undefined || (link === undefined && note === undefined)) return;
  const end = at + text.length;
  const last = targets.at(-1);
  if (last && last.link === link && last.note === note && at <= last.range[1] + 1) {
    last.range = [last.range[0], end];
    return;
  }
  targets.push({
    block,
    range: [at, end],
    ...(link === undefined ? {} : { link }),
    ...(note === undefined ? {} : { note }),
  });
}

/** The target that the run at `column` of a set line belongs to. */
export function targetAt(
  page: Layout,
  block: number,
  line: Line,
  column: number,
  widthOf: (text: string) => number,
): Target | undefined {
  let left = 0;
  for (const run of line.spans) {
    const right = left + widthOf(run.text);
    if (column >= left && column < right) {
      const { at } = run;
      return at === undefined
        ? undefined
        : targetsIn(page, block).find(({ range }) => at >= range[0] && at < range[1]);
    }
    left = right;
  }
  return undefined;
}

/** Whether two targets are the same link of what may be two readings of an article. */
export function isSameTarget(a: Target, b: Target): boolean {
  return compareTargets(a, b) === 0 && a.range[1] === b.range[1] && a.link === b.link && a.note === b.note;
}

export function compareTargets(a: Target, b: Target): number {
  return a.block - b.block || a.range[0] - b.range[0];
}
