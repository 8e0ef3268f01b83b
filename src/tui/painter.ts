import { createPainter, type Painter } from '../typeset/paint.js';
import { THEMES } from '../typeset/themes.js';
import type { Settings } from './app/state.js';

let made: { theme: string; painter: Painter } | undefined;

/** The painter for the theme in use, kept until another is chosen: it remembers the codes that it has worked out. */
export function painterOf({ theme, depth, hyperlinks }: Settings): Painter {
  if (made?.theme !== theme || made.painter.depth !== depth) {
    made = { theme, painter: createPainter(THEMES[theme], depth, { hyperlinks }) };
  }
  return made.painter;
}
