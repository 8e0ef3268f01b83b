// @ts-check
/**
 * Draws the cover of the article on Kubernetes: columns of pods that grow up to a limit. Run it after a change:
 * `node scripts/docs/cover.mjs`. The picture is drawn from nothing else, so it has the licence of the project.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { PNG } from 'pngjs';

const FILE = path.join(import.meta.dirname, '../../articles/kubernetes-in-production.png');

/** @typedef {readonly [number, number, number]} Colour */

const SIZE = { width: 640, height: 144 };
/** Pixels of a pod, and between pods. */
const POD = 16;
const GAP = 4;
const STEP = POD + GAP;
const ROWS = 6;
const BOTTOM = 132;
/** Row above which pods exceed the limit. */
const LIMIT = 4;

/** @type {Record<'background' | 'free' | 'pod' | 'busy' | 'over' | 'limit', Colour>} */
const COLOURS = {
  background: [17, 26, 46],
  free: [28, 41, 68],
  pod: [50, 108, 229],
  busy: [72, 181, 196],
  over: [240, 128, 60],
  limit: [250, 210, 120],
};

const png = new PNG(SIZE);

/**
 * @param {number} left
 * @param {number} top
 * @param {{ width: number, height: number }} size
 * @param {Colour} colour
 */
function fillRectangle(left, top, { width, height }, colour) {
  for (let y = top; y < top + height; y++) {
    for (let x = left; x < left + width; x++) png.data.set([...colour, 255], (y * SIZE.width + x) * 4);
  }
}

/** @param {number} column */
function podsIn(column) {
  return Math.min(ROWS, Math.max(1, Math.round(1 + column * 0.14 + 1.4 * Math.sin(column * 0.7))));
}

fillRectangle(0, 0, SIZE, COLOURS.background);
const columns = Math.floor((SIZE.width - 2 * GAP) / STEP);
for (let column = 0; column < columns; column++) {
  const pods = podsIn(column);
  for (let row = 0; row < ROWS; row++) {
    const used = row === pods - 1 ? COLOURS.busy : COLOURS.pod;
    const colour = row >= pods ? COLOURS.free : row >= LIMIT ? COLOURS.over : used;
    fillRectangle(2 * GAP + column * STEP, BOTTOM - (row + 1) * STEP, { width: POD, height: POD }, colour);
  }
}
fillRectangle(0, BOTTOM - LIMIT * STEP - 3, { width: SIZE.width, height: 2 }, COLOURS.limit);
writeFileSync(FILE, PNG.sync.write(png, { colorType: 2, deflateLevel: 9 }));
