import { flow } from './blocks/simple-blocks.js';
import type { LayoutContext } from './layout-context.js';
import type { Line } from './line.js';
import { drawnSpan } from './row-builders.js';

/** What is announced: `Quote, level 2:`, and at its end `End of quote, level 2.` */
export interface Announced {
  name: string;
  /** How deep among its like; the outermost, 1, is not said. */
  level?: number;
  /** Said at the beginning alone: a language, a count. */
  about?: string | undefined;
}

/** Rows between their name and their end, for listening. */
export function said(
  { name, level = 1, about }: Announced,
  body: readonly Line[],
  measure: number,
  setting: LayoutContext,
): Line[] {
  const depth = level > 1 ? `, level ${level}` : '';
  const first = body[0]?.offset ?? setting.at;
  const last = body.at(-1)?.offset ?? first;
  const row = (text: string, offset: number): Line[] =>
    flow([drawnSpan(text, 'label')], measure, offset, setting);
  const lead = `${name}${depth}${about ? `, ${about}` : ''}:`;
  return [...row(lead, first), ...body, ...row(`End of ${name.toLowerCase()}${depth}.`, last)];
}

/** `1 row`, `2 rows`. */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
