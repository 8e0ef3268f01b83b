import { PALETTE_COLOUR } from '../layout/line.js';
import type { ColourDepth } from '../util/colour-depth.js';
import type { Colour } from './style-attributes.js';

type Rgb = readonly [number, number, number];

/** Returns the SGR parameters that set a text or background colour, or the nearest one at `depth`. Empty at depth 0. */
export function sgrParameters(colour: Colour, depth: ColourDepth, background = false): string {
  if (depth === 0) return '';
  if (typeof colour === 'number') return basic(colour, background);
  return rgbParameters(parse(colour), depth, background);
}

function rgbParameters(rgb: Rgb, depth: ColourDepth, background: boolean): string {
  const lead = background ? '48' : '38';
  if (depth === 3) return `${lead};2;${rgb.join(';')}`;
  if (depth === 2) return `${lead};5;${nearest256(rgb)}`;
  return basic(nearest16(rgb), background);
}

/** Returns a text with the colours of its characters (`LineSpan.colours`). Starts and ends in plain style. */
export function colourText(text: string, colours: Int32Array, depth: ColourDepth): string {
  if (depth === 0) return text;
  let out = '';
  let shown: [text: number, background: number] = [-1, -1];
  let at = 0;
  for (const character of text) {
    const wanted: typeof shown = [colours[at] ?? -1, colours[at + 1] ?? -1];
    const codes = [
      ...(wanted[0] === shown[0] ? [] : [numberParameters(wanted[0], depth, false)]),
      ...(wanted[1] === shown[1] ? [] : [numberParameters(wanted[1], depth, true)]),
    ];
    out += (codes.length > 0 ? `\u001b[${codes.join(';')}m` : '') + character;
    shown = wanted;
    at = Math.min(at + 2, colours.length - 2);
  }
  return shown[0] < 0 && shown[1] < 0 ? out : `${out}\u001b[0m`;
}

function numberParameters(colour: number, depth: ColourDepth, background: boolean): string {
  if (colour < 0) return background ? '49' : '39';
  if (colour >= PALETTE_COLOUR) return `${background ? '48' : '38'};5;${colour - PALETTE_COLOUR}`;
  return rgbParameters([colour >> 16, (colour >> 8) & 0xff, colour & 0xff], depth, background);
}

function basic(index: number, background: boolean): string {
  const first = index < 8 ? 30 : 90;
  return String(first + (index % 8) + (background ? 10 : 0));
}

function parse(colour: string): Rgb {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 0xff, value & 0xff];
}

/** The six levels of xterm's colour cube. Colours 232 to 255 are greys from 8 in steps of 10. */
const LEVELS = [0, 95, 135, 175, 215, 255];

function nearest256(rgb: Rgb): number {
  const steps = rgb.map(value => nearestIndex(LEVELS, value));
  const [red = 0, green = 0, blue = 0] = steps;
  const cube: Rgb = [LEVELS[red] ?? 0, LEVELS[green] ?? 0, LEVELS[blue] ?? 0];
  const mean = (rgb[0] + rgb[1] + rgb[2]) / 3;
  const shade = Math.max(0, Math.min(23, Math.round((mean - 8) / 10)));
  const level = 8 + shade * 10;
  return distance(rgb, [level, level, level]) < distance(rgb, cube)
    ? 232 + shade
    : 16 + 36 * red + 6 * green + blue;
}

function nearestIndex(levels: readonly number[], value: number): number {
  let best = 0;
  levels.forEach((level, index) => {
    if (Math.abs(level - value) < Math.abs((levels[best] ?? 0) - value)) best = index;
  });
  return best;
}

/** xterm's default palette. Palettes differ, so hue matters more than lightness. */
const BASIC: readonly Rgb[] = [
  [0, 0, 0],
  [205, 0, 0],
  [0, 205, 0],
  [205, 205, 0],
  [0, 0, 238],
  [205, 0, 205],
  [0, 205, 205],
  [229, 229, 229],
  [127, 127, 127],
  [255, 0, 0],
  [0, 255, 0],
  [255, 255, 0],
  [92, 92, 255],
  [255, 0, 255],
  [0, 255, 255],
  [255, 255, 255],
];

/**
 * Returns one of the 16 colours: greys by lightness, others by hue. Light colours become bright ones. Not by distance: the
 * nearest colour to a pale red would be white.
 */
function nearest16(rgb: Rgb): number {
  const [red, green, blue] = rgb;
  const high = Math.max(red, green, blue);
  const low = Math.min(red, green, blue);
  if (high - low < 40) return nearestOf([0, 7, 8, 15], rgb);
  const middle = low + (high - low) * 0.55;
  const hue = (red > middle ? 1 : 0) + (green > middle ? 2 : 0) + (blue > middle ? 4 : 0);
  return high + low > 320 ? hue + 8 : hue;
}

function nearestOf(indices: readonly number[], rgb: Rgb): number {
  let best = indices[0] ?? 0;
  for (const index of indices) {
    if (distance(BASIC[index] ?? BASIC[0] ?? rgb, rgb) < distance(BASIC[best] ?? rgb, rgb)) best = index;
  }
  return best;
}

/** Squared distance, with weights for the eye's sensitivity to red, green and blue. */
function distance(a: Rgb, b: Rgb): number {
  return 3 * (a[0] - b[0]) ** 2 + 6 * (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2;
}
