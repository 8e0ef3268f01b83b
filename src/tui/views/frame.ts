import type { Document } from '../../document/document.js';
import { createRenderer, type Renderer, renderLine } from '../../render/render.js';
import { THEMES } from '../../render/themes.js';
import type { Settings } from '../app/state.js';
import type { Row } from './row.js';

/** All rows of the screen. None is wider than the screen. */
export interface Frame {
  rows: readonly Row[];
  /** The document whose links the spans refer to. */
  document?: Document;
}

/** The text of a frame with its escape sequences, one line for each row. */
export function frameText({ rows, document }: Frame, renderer: Renderer): string {
  return rows.map(row => renderLine({ spans: row }, renderer, document)).join('\n');
}

/** Used without colours (no-color.org): weight, slant, underline and reverse video still mark matches and selections. */
const COLOURLESS = { theme: 'mono', depth: 1 } as const;

let cached: { theme: string; renderer: Renderer } | undefined;

/** Renderer for the current theme. Kept until the theme changes, because it caches the codes it has computed. */
export function rendererFor({
  hyperlinks,
  italics,
  ...wanted
}: Pick<Settings, 'theme' | 'depth' | 'hyperlinks' | 'italics'>): Renderer {
  const { theme, depth } = wanted.depth === 0 ? COLOURLESS : wanted;
  if (cached?.theme !== theme || cached.renderer.depth !== depth) {
    cached = { theme, renderer: createRenderer(THEMES[theme], depth, { hyperlinks, italics }) };
  }
  return cached.renderer;
}
