import { expect, test } from 'vitest';
import { halfBlockRows } from '../../../src/render/images/half-blocks.js';
import { createRenderer, renderLine } from '../../../src/render/render.js';
import { THEMES } from '../../../src/render/themes.js';
import { type Colour, pixelsOf } from './sample-images.js';

const RED: Colour = [255, 0, 0];
const BLUE: Colour = [0, 0, 255];
const CLEAR: Colour = [9, 9, 9, 100];
const PICTURE: Colour[][] = [
  [RED, RED, BLUE, CLEAR, CLEAR],
  [BLUE, BLUE, RED, RED, CLEAR],
  [RED, CLEAR, BLUE, BLUE, CLEAR],
];
const rows = halfBlockRows(pixelsOf(5, 3, (x, y) => PICTURE[y]?.[x] ?? CLEAR));

const show = (depth: 0 | 2 | 3): string[] =>
  rows.map(span =>
    renderLine({ spans: [span] }, createRenderer(THEMES.dark, depth)).replaceAll('\u001b', '␛'),
  );

test('draws two pixels in a cell, transparent ones without a colour', () => {
  expect(show(0)).toEqual(['▀▀▀▄ ', '▀ ▀▀ ']);
});

test('writes each colour only where it changes, and ends in plain style', () => {
  expect(show(3)).toEqual([
    '␛[38;2;255;0;0;48;2;0;0;255m▀▀␛[38;2;0;0;255;48;2;255;0;0m▀␛[38;2;255;0;0;49m▄␛[39m ',
    '␛[38;2;255;0;0m▀␛[39m ␛[38;2;0;0;255m▀▀␛[39m ',
  ]);
});

test('uses the nearest of 256 colours', () => {
  expect(show(2)[0]).toBe('␛[38;5;196;48;5;21m▀▀␛[38;5;21;48;5;196m▀␛[38;5;196;49m▄␛[39m ');
});
