import type { PageOptions } from '../typeset/page.js';

/** How an article is set for a pipe when nothing else is asked for. */
export const USUAL = {
  /** Wide enough for code, narrow enough to read; of a terminal no more is used either. */
  measure: 80,
  links: 'notes',
  wrapCode: false,
  ascii: false,
  linear: false,
} as const satisfies PageOptions;
