import type { WriteStream } from 'node:tty';
import { createSupportsColor } from 'supports-color';
import { createSupportsHyperlinks } from 'supports-hyperlinks';
import type { ColourDepth } from '../util/colour-depth.js';
import type { Host } from './host.js';

export interface TerminalCapabilities {
  depth: ColourDepth;
  /** True if OSC 8 is known to work. */
  hyperlinks: boolean;
}

/** Detects by environment variables, those of the process itself: the libraries accept no others. */
export function terminalCapabilities({ stdout, env }: Host): TerminalCapabilities {
  const colour = createSupportsColor({ isTTY: true } as WriteStream, { sniffFlags: false });
  const trueColour = env.COLORTERM === 'truecolor' || env.COLORTERM === '24bit';
  return {
    depth: trueColour ? 3 : colour ? (Math.min(3, colour.level) as ColourDepth) : 0,
    hyperlinks: createSupportsHyperlinks(stdout as WriteStream),
  };
}
