import { createRenderer, type Renderer } from '../../render/render.js';
import { THEMES } from '../../render/themes.js';
import type { RenderRequest } from './render-request.js';

/** Creates a renderer for stdout. Separate from the request, which is resolved before the themes are loaded. */
export function createOutputRenderer(
  { theme, depth, italics }: Pick<RenderRequest, 'theme' | 'depth' | 'italics'>,
  hyperlinks = false,
): Renderer {
  return createRenderer(THEMES[theme], depth, { hyperlinks, italics });
}
