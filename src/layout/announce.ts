import { layoutFlow } from './blocks/simple-blocks.js';
import type { LayoutContext } from './layout-context.js';
import type { Line } from './line.js';
import { drawnSpan } from './row-builders.js';

/** Words for a block in accessible mode: `Quote, level 2:` before it and `End of quote, level 2.` after it. */
export interface Announcement {
  name: string;
  /** Nesting depth among blocks of its kind, from 1. Level 1 is not announced. */
  level?: number;
  /** Announced before the block only: a language, a count. */
  detail?: string | undefined;
}

/** Puts the lines of a block between its announcements, for accessible mode. */
export function announce(
  { name, level = 1, detail }: Announcement,
  lines: readonly Line[],
  width: number,
  context: LayoutContext,
): Line[] {
  const depth = level > 1 ? `, level ${level}` : '';
  const first = lines[0]?.offset ?? context.at;
  const last = lines.at(-1)?.offset ?? first;
  const label = (text: string, offset: number): Line[] =>
    layoutFlow([drawnSpan(text, 'label')], width, offset, context);
  const opening = `${name}${depth}${detail ? `, ${detail}` : ''}:`;
  return [...label(opening, first), ...lines, ...label(`End of ${name.toLowerCase()}${depth}.`, last)];
}
