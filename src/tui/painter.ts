import { createRenderer, type Renderer } from '../render/render.js';
import { THEMES } from '../render/themes.js';
import type { Settings } from './app/state.js';

/** What `NO_COLOR` asks for is no colour (no-color.org): weight, slant, lines and reversed rows say what is found and selected. */
const COLOURLESS = { theme: 'mono', depth: 1 } as const;

let made: { theme: string; painter: Renderer } | undefined;

/** The painter for the theme in use, kept until another is chosen: it remembers the codes that it has worked out. */
export function painterOf({
  hyperlinks,
  ...wish
}: Pick<Settings, 'theme' | 'depth' | 'hyperlinks'>): Renderer {
  const { theme, depth } = wish.depth === 0 ? COLOURLESS : wish;
  if (made?.theme !== theme || made.painter.depth !== depth) {
    made = { theme, painter: createRenderer(THEMES[theme], depth, { hyperlinks }) };
  }
  return made.painter;
}
