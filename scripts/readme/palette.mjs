// @ts-check
/**
 * The colours of the terminal in the README's picture. Each of the sixteen but black is at least 4.5 times as light as the
 * background (WCAG 2.2, 1.4.3; a test computes it), for a picture that scales down; black is what stands on bright backgrounds.
 */

export const BACKGROUND = '#161a22';
export const FOREGROUND = '#d8dee9';

/** In the order of SGR 30 to 37 and 90 to 97. */
const SIXTEEN = [
  ['#1d222c', '#ff7a85', '#9fd67b', '#f2c572', '#7db4ff', '#cf9bf5', '#74d3dc', '#d8dee9'],
  ['#98a2b5', '#ff99a1', '#b9e69b', '#ffd894', '#a3caff', '#dfb9ff', '#9be6ec', '#ffffff'],
].flat();

/** Of the six steps of the colour cube: xterm's own. */
const STEPS = [0, 95, 135, 175, 215, 255];

/** How much of a dimmed colour is left; the rest is background. */
const DIMMED = 0.68;

/**
 * A colour of the 256 of xterm: sixteen, a cube of 6 × 6 × 6, and 24 greys.
 *
 * @param {number} index 0 to 255
 */
export function indexed(index) {
  if (index < 16) return SIXTEEN[index] ?? FOREGROUND;
  if (index >= 232) return hex([0, 0, 0].map(() => 8 + 10 * (index - 232)));
  return hex([36, 6, 1].map(place => STEPS[Math.floor((index - 16) / place) % 6] ?? 0));
}

/** @param {number} rgb 0xRRGGBB */
export function exact(rgb) {
  return `#${rgb.toString(16).padStart(6, '0')}`;
}

/**
 * @param {string} colour
 * @param {string} behind
 */
export function dimmed(colour, behind) {
  const [front, back] = [channels(colour), channels(behind)];
  return hex(front.map((value, channel) => value * DIMMED + (back[channel] ?? 0) * (1 - DIMMED)));
}

/** @param {string} colour `#rrggbb` */
function channels(colour) {
  return [1, 3, 5].map(at => Number.parseInt(colour.slice(at, at + 2), 16));
}

/** @param {number[]} values red, green and blue, 0 to 255 */
function hex(values) {
  return `#${values.map(value => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
}
