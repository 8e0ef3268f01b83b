/** Shared empty values, so that 100,000 articles do not allocate their own. Never mutated. */
import type { Problem } from './problem.js';

export const EMPTY_LIST: string[] = [];
export const NO_PROBLEMS: Problem[] = [];
export const EMPTY_RECORD: Record<string, unknown> = {};

/** True for a field without content, which is left out when an article is serialized. */
export function isEmpty(value: unknown): boolean {
  if (value === '' || value === undefined) return true;
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
