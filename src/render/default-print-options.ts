import type { LayoutOptions } from '../layout/layout-options.js';

/** Layout options for printing an article without options. The pre-rendered text of a compiled library is built with them. */
export const DEFAULT_PRINT_OPTIONS = {
  /** Wide enough for code and narrow enough to read. Also the maximum width used on a terminal. */
  width: 80,
  links: 'notes',
  wrapCode: false,
  ascii: false,
  accessible: false,
  plainMarks: true,
} as const satisfies LayoutOptions;
