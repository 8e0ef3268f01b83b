/** What most articles have: one for all of them, for there may be 100,000; nobody changes what is known of an article. */
import type { Problem } from './problem.js';

export const NONE: string[] = [];
export const NO_PROBLEMS: Problem[] = [];
export const NOTHING: Record<string, unknown> = {};

/** Whether a field says nothing: where an article is written down it is left out. */
export function isEmpty(value: unknown): boolean {
  if (value === '' || value === undefined) return true;
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
