import { createRenderer, type Renderer } from '../../render/render.js';
import { THEMES } from '../../render/themes.js';
import type { Context } from '../context.js';

/** The painter for what is printed: the theme that was asked for, at the depth that stdout has. */
export function painterFor(
  { settings, terminal }: Pick<Context, 'settings' | 'terminal'>,
  hyperlinks = false,
): Renderer {
  return createRenderer(THEMES[settings.theme ?? 'terminal'], terminal.depth, { hyperlinks });
}
