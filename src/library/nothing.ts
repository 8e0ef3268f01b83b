/** What most articles have: one for all of them, for there may be 100,000; nobody changes what is known of an article. */
import type { Problem } from './problem.js';

export const NONE: string[] = [];
export const NO_PROBLEMS: Problem[] = [];
export const NOTHING: Record<string, unknown> = {};
