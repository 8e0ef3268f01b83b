import type { LayoutOptions } from '../layout/layout.js';

/** How an article is set for a pipe when nothing else is asked for. */
export const DEFAULT_PRINT_OPTIONS = {
  /** Wide enough for code, narrow enough to read; of a terminal no more is used either. */
  measure: 80,
  links: 'notes',
  wrapCode: false,
  ascii: false,
  accessible: false,
} as const satisfies LayoutOptions;
