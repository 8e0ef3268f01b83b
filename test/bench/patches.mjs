// @ts-check
/**
 * Gain of each build-time patch. The program is bundled without it, and compared with the program that has all patches. A patch
 * that gains less than 5 ms of start, 1 ms from key to frame and 10 kB has to be deleted, unless it is there for safety or
 * correctness.
 */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundleProgram } from '../../scripts/bundle/bundle-program.mjs';
import { PATCHES } from '../../scripts/patches/all-patches.mjs';
import { LECTERN, Machine, ROOT } from '../e2e/program.mjs';
import { environment, median, once, quantile } from './measure.mjs';
import { FRAME_END, Session } from './session.mjs';

/** @import { Patch } from '../../scripts/patches/patch-plugin.mjs' */

/** @typedef {{ folder: string, command: string[], bytes: number }} Program */

export const title = 'Build-time patches: cost of leaving each out';

/** `BENCH_PATCHES=regex` selects patches by name. */
const SELECTED = new RegExp(process.env.BENCH_PATCHES ?? '');

const ROUNDS = 25;
/** Key presses in each session. */
const KEYS = 10;

/** @returns {Promise<import('./measure.mjs').Row[]>} */
export async function measure() {
  const machine = new Machine();
  try {
    const env = environment(machine);
    const whole = await bundle(PATCHES);
    if (typeof whole === 'string') throw new Error(whole);
    const rows = [];
    for (const [name, part] of [...patchesByPart(PATCHES)].filter(([each]) => SELECTED.test(each))) {
      const without = await bundle(PATCHES.filter(patch => !part.includes(patch)));
      if (typeof without === 'string') {
        rows.push({ what: name, measured: `needed: ${without}` });
        continue;
      }
      const { list, frame, key } = await compare(whole, without, env);
      const figures = [
        `${signed((without.bytes - whole.bytes) / 1000)} kB`,
        `list ${difference(list)}`,
        `first frame ${difference(frame)}`,
        `key ${difference(key)}`,
      ];
      // Progress: all patches take minutes.
      console.error(`${name}: ${figures.join(', ')}`);
      rows.push({ what: name, measured: figures.join(', ') });
      rmSync(without.folder, { recursive: true });
    }
    rmSync(whole.folder, { recursive: true });
    return rows;
  } finally {
    machine.remove();
  }
}

/**
 * Patches by the part of Ink or the library that they change, in the order of their first one.
 *
 * @param {readonly Patch[]} patches
 * @returns {Map<string, Patch[]>}
 */
function patchesByPart(patches) {
  const parts = new Map();
  for (const patch of patches) {
    const file = path.basename(patch.name, '.mjs');
    const name =
      patch.part ??
      (file === 'stubs'
        ? `stub of ${patch.library}/${Object.keys(patch.files)[0]}`
        : `${file} (${patch.library})`);
    parts.set(name, [...(parts.get(name) ?? []), patch]);
  }
  return parts;
}

/**
 * Writes the program with only these patches into a folder of its own.
 *
 * @param {readonly Patch[]} patches
 * @returns {Promise<Program | string>} or why it cannot be built
 */
async function bundle(patches) {
  const folder = mkdtempSync(path.join(tmpdir(), 'lectern-patches-'));
  const dist = path.join(folder, 'dist');
  try {
    const { outputFiles: files } = await bundleProgram(ROOT, dist, patches);
    for (const name of ['bin', 'package.json', 'dist/library'])
      cpSync(path.join(ROOT, name), path.join(folder, name), { recursive: true });
    for (const { path: file, contents } of files) writeFileSync(file, contents);
    const bytes = files.reduce((sum, { contents }) => sum + contents.length, 0);
    return { folder, command: [LECTERN[0] ?? '', path.join(folder, 'bin/lectern.js')], bytes };
  } catch (error) {
    rmSync(folder, { recursive: true });
    const [line = ''] = String(error).split('\n').slice(1);
    return `the build fails (${line.slice(0, 100)})`;
  }
}

/**
 * Runs two programs in turn, and gives the differences of each round: load on the machine changes slowly, so it affects both runs of
 * a round alike. The order changes from round to round. The first round only fills the caches.
 *
 * @param {Program} base
 * @param {Program} other
 * @param {Record<string, string>} env
 */
async function compare(base, other, env) {
  /** @type {Record<'list' | 'frame' | 'key', number[]>} */
  const differences = { list: [], frame: [], key: [] };
  for (let round = 0; round <= ROUNDS; round++) {
    const isSwapped = round % 2 === 1;
    const first = await time(isSwapped ? other : base, env);
    const second = await time(isSwapped ? base : other, env);
    const [before, after] = isSwapped ? [second, first] : [first, second];
    if (round === 0) continue;
    differences.list.push(after.list - before.list);
    differences.frame.push(after.frame - before.frame);
    differences.key.push(after.key - before.key);
  }
  return differences;
}

/**
 * Times one start of `list`, the first frame of the reader, and the median key press after it.
 *
 * @param {Program} program
 * @param {Record<string, string>} environment
 */
async function time({ folder, command }, environment) {
  // Programs with one cache would replace each other's compiled code at every start.
  const env = { ...environment, XDG_CACHE_HOME: path.join(folder, 'cache') };
  const list = once([...command, 'list'], env);
  const session = new Session([...command, 'kubernetes'], env);
  const frame = await session.firstFrame('? help');
  await session.loadInk();
  const keys = [];
  for (let key = 0; key < KEYS; key++) keys.push(await session.press('j', FRAME_END));
  await session.quit();
  return { list, frame, key: median(keys) };
}

/**
 * The median of paired differences, and the range of their middle half.
 *
 * @param {number[]} values
 */
function difference(values) {
  return `${signed(median(values))} ms (${signed(quantile(values, 0.25))} to ${signed(quantile(values, 0.75))})`;
}

/** @param {number} value */
function signed(value) {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`;
}
