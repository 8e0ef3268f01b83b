import type { Block } from '../../../../document/document.js';
import { allSpans } from '../../../../document/section.js';
import type { Layout } from '../../../../layout/layout.js';
import type { Line, LineSpan } from '../../../../layout/line.js';
import type { Target } from '../../state.js';

/**
 * Links, images and footnote references of a block in reading order, taken from its lines. A block without any is not laid out:
 * `Tab` may pass 10,000 of those.
 */
export function targetsIn(layout: Layout, block: number): Target[] {
  const source = layout.document.blocks[block];
  if (source && !mayHaveTargets(source)) return [];
  const targets: Target[] = [];
  for (const line of layout.lines(block)) for (const span of line.spans) addTarget(targets, block, span);
  return targets;
}

function mayHaveTargets(block: Block): boolean {
  if (block.kind === 'image') return true;
  for (const span of allSpans([block]))
    if (span.link !== undefined || span.footnote !== undefined) return true;
  return hasImage(block);
}

function hasImage(block: Block): boolean {
  if (block.kind === 'image') return true;
  if (block.kind === 'list') return block.items.some(item => item.blocks.some(hasImage));
  return 'blocks' in block && block.blocks.some(hasImage);
}

/** Adds the target of a span. Consecutive spans of one link, also on several rows, are one target. */
function addTarget(targets: Target[], block: number, { text, at, link, footnote }: LineSpan): void {
  if (at === undefined || (link === undefined && footnote === undefined)) return;
  const end = at + text.length;
  const last = targets.at(-1);
  if (last && last.link === link && last.footnote === footnote && at <= last.range[1] + 1) {
    last.range = [last.range[0], end];
    return;
  }
  targets.push({
    block,
    range: [at, end],
    ...(link === undefined ? {} : { link }),
    ...(footnote === undefined ? {} : { footnote }),
  });
}

/** Target of the span at `column` of a line. */
export function targetAt(
  layout: Layout,
  block: number,
  line: Line,
  column: number,
  widthOf: (text: string) => number,
): Target | undefined {
  let left = 0;
  for (const span of line.spans) {
    const right = left + widthOf(span.text);
    if (column >= left && column < right) {
      const { at } = span;
      return at === undefined
        ? undefined
        : targetsIn(layout, block).find(({ range }) => at >= range[0] && at < range[1]);
    }
    left = right;
  }
  return undefined;
}

/** True if two targets are the same link, also if the article was loaded again in between. */
export function isSameTarget(a: Target, b: Target): boolean {
  return (
    compareTargets(a, b) === 0 && a.range[1] === b.range[1] && a.link === b.link && a.footnote === b.footnote
  );
}

export function compareTargets(a: Target, b: Target): number {
  return a.block - b.block || a.range[0] - b.range[0];
}
