/** How images are shown: the choice of the user, and what the terminal can show. */
import type { ColourDepth } from '../../util/colour-depth.js';

export const IMAGES_CHOICES = ['auto', 'kitty', 'blocks', 'off'] as const;
export type ImagesChoice = (typeof IMAGES_CHOICES)[number];

export interface ImageProtocol {
  protocol: 'off' | 'blocks' | 'kitty';
  /** True if the terminal is asked for kitty's protocol, which then replaces half blocks. */
  detects: boolean;
  why: 'setting' | 'accessible' | 'ASCII' | 'colours' | 'default';
}

/** Minimum number of colours: 256. With 16, half blocks are no picture. */
const MIN_DEPTH: ColourDepth = 2;

export function resolveImages({
  choice,
  depth,
  ascii,
  accessible,
}: {
  choice: ImagesChoice;
  depth: ColourDepth;
  ascii: boolean;
  accessible: boolean;
}): ImageProtocol {
  const off = (why: ImageProtocol['why']): ImageProtocol => ({ protocol: 'off', detects: false, why });
  if (choice === 'off') return off('setting');
  if (accessible) return off('accessible');
  if (ascii) return off('ASCII');
  if (depth < MIN_DEPTH) return off('colours');
  if (choice === 'auto') return { protocol: 'blocks', detects: true, why: 'default' };
  return { protocol: choice, detects: false, why: 'setting' };
}
