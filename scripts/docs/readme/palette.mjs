// @ts-check
/**
 * The terminal colours of the README's picture. All sixteen except black have a contrast of at least 4.5:1 with the background
 * (WCAG 2.2, 1.4.3; a test computes it), because the picture is scaled down. Black is for text on bright backgrounds.
 */

export const BACKGROUND = '#161a22';
export const FOREGROUND = '#d8dee9';

/** The 16 basic colours, in the order of SGR 30 to 37 and 90 to 97. */
const BASIC_COLOURS = [
  ['#1d222c', '#ff7a85', '#9fd67b', '#f2c572', '#7db4ff', '#cf9bf5', '#74d3dc', '#d8dee9'],
  ['#98a2b5', '#ff99a1', '#b9e69b', '#ffd894', '#a3caff', '#dfb9ff', '#9be6ec', '#ffffff'],
].flat();

/** Channel values of xterm's colour cube. */
const CUBE_LEVELS = [0, 95, 135, 175, 215, 255];

/** Share of the foreground in a dimmed colour; the rest is background. */
const DIM_SHARE = 0.68;

/**
 * Returns one of xterm's 256 colours: 16 basic colours, a cube of 6 × 6 × 6, and 24 greys.
 *
 * @param {number} index 0 to 255
 */
export function indexedColour(index) {
  if (index < 16) return BASIC_COLOURS[index] ?? FOREGROUND;
  if (index >= 232) return toHex([0, 0, 0].map(() => 8 + 10 * (index - 232)));
  return toHex([36, 6, 1].map(divisor => CUBE_LEVELS[Math.floor((index - 16) / divisor) % 6] ?? 0));
}

/** @param {number} rgb 0xRRGGBB */
export function rgbColour(rgb) {
  return `#${rgb.toString(16).padStart(6, '0')}`;
}

/**
 * Mixes a foreground colour with its background, for dim text.
 *
 * @param {string} foreground
 * @param {string} background
 */
export function dimColour(foreground, background) {
  const [front, back] = [channelsOf(foreground), channelsOf(background)];
  return toHex(front.map((value, channel) => value * DIM_SHARE + (back[channel] ?? 0) * (1 - DIM_SHARE)));
}

/** @param {string} colour `#rrggbb` */
function channelsOf(colour) {
  return [1, 3, 5].map(at => Number.parseInt(colour.slice(at, at + 2), 16));
}

/** @param {number[]} values red, green and blue, 0 to 255 */
function toHex(values) {
  return `#${values.map(value => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
}
