import { createPainter, type Painter } from '../typeset/paint.js';
import { THEMES } from '../typeset/themes.js';
import type { Context } from './context.js';

/** The painter for what is printed: the theme that was asked for, at the depth that stdout has. */
export function painterFor(
  { settings, terminal }: Pick<Context, 'settings' | 'terminal'>,
  hyperlinks = false,
): Painter {
  return createPainter(THEMES[settings.theme ?? 'terminal'], terminal.depth, { hyperlinks });
}
