import type { WriteStream } from 'node:tty';
import { createSupportsColor } from 'supports-color';
import { createSupportsHyperlinks } from 'supports-hyperlinks';
import type { Host } from './host.js';

/** Colours that may be used: none, the terminal's own 16, 256, or 24 bits. */
export type Depth = 0 | 1 | 2 | 3;

/** What a terminal of this environment can show. */
export interface Capability {
  depth: Depth;
  /** Whether OSC 8 is known to work. */
  hyperlinks: boolean;
}

/** Asks the libraries that know terminals by their environment variables; they read those of the process itself. */
export function capabilityOf({ stdout, env }: Host): Capability {
  const colour = createSupportsColor({ isTTY: true } as WriteStream, { sniffFlags: false });
  const trueColour = env.COLORTERM === 'truecolor' || env.COLORTERM === '24bit';
  return {
    depth: trueColour ? 3 : colour ? (Math.min(3, colour.level) as Depth) : 0,
    hyperlinks: createSupportsHyperlinks(stdout as WriteStream),
  };
}
