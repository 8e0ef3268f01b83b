// @ts-check
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { LECTERN, Machine } from '../e2e/program.mjs';
import {
  BARE_NODE,
  environment,
  limitRow,
  milliseconds,
  quantile,
  ratioRow,
  sideBySide,
} from './measure.mjs';
import { Session } from './session.mjs';

export const title = 'The reader, 120×40, in a terminal';

/** The last words of the list's and of the article's first frame. */
const FOOTER = '? help';
/** The end of a frame: Ink brackets each in synchronised output. */
const FRAME_END = '\u001b[?2026l';

/** @returns {Promise<import('./measure.mjs').Row[]>} */
export async function measure() {
  const machine = new Machine();
  try {
    const env = environment(machine);
    const small = written(machine, 10_000);
    const large = written(machine, 10_000_000);
    const { floor, list, article, short, long } = await firstFrames(env, small, large);
    const [shortKeys, longKeys] = [await keys(env, small), await keys(env, large)];
    return [
      ratioRow('first full frame: the list', list, floor, 2.5),
      ratioRow('first full frame: an article', article, floor, 2.5),
      ratioRow('first full frame: a file of 10 kB', short, floor),
      limitRow('first page of 10 MB / of 10 kB', long / short, 1.5, ratio => `${ratio.toFixed(2)} ×`),
      limitRow('key to frame, 10 kB, p95', quantile(shortKeys, 0.95), 16, milliseconds),
      { what: 'key to frame, 10 kB, median', measured: milliseconds(quantile(shortKeys, 0.5)) },
      limitRow('key to frame, 10 MB, p95', quantile(longKeys, 0.95), 16, milliseconds),
      { what: 'key to frame, 10 MB, median', measured: milliseconds(quantile(longKeys, 0.5)) },
    ];
  } finally {
    machine.remove();
  }
}

/**
 * @param {Record<string, string>} env
 * @param {string} small
 * @param {string} large
 */
async function firstFrames(env, small, large) {
  const starts = { list: [], article: ['kubernetes'], [small]: ['--', small], [large]: ['--', large] };
  /** @type {Record<string, number[]>} */
  const times = { floor: [], list: [], article: [], [small]: [], [large]: [] };
  for (let round = -2; round < 20; round++) {
    const [floor = 0] = sideBySide([BARE_NODE], { env, rounds: 1, warmUp: 0 });
    if (round >= 0) times.floor?.push(floor);
    for (const [name, args] of Object.entries(starts)) {
      const session = new Session([...LECTERN, ...args], env);
      const time = await session.firstFrame(FOOTER);
      if (round >= 0) times[name]?.push(time);
      await session.quit();
    }
  }
  /** @param {string} name */
  const median = name => quantile(times[name] ?? [], 0.5);
  return {
    floor: median('floor'),
    list: median('list'),
    article: median('article'),
    short: median(small),
    long: median(large),
  };
}

/**
 * Down through an article and up again, line by line and by pages.
 *
 * @param {Record<string, string>} env
 * @param {string} file
 */
async function keys(env, file) {
  const session = new Session([...LECTERN, '--', file], env);
  await session.firstFrame(FOOTER);
  const times = [];
  for (let turn = 0; turn < 240; turn++) {
    times.push(await session.press(['j', 'j', 'j', 'd', 'k', 'u'][turn % 6] ?? 'j', FRAME_END));
  }
  await session.quit();
  return times.slice(20);
}

/**
 * @param {Machine} machine
 * @param {number} size in bytes
 */
function written(machine, size) {
  const file = path.join(machine.home, `${size}.md`);
  const section = `## A section with *some* words\n\n${`It goes on — for a while — with \`code\` and **bold** words, and then it stops. `.repeat(6)}\n\n- one\n- two\n\n`;
  writeFileSync(file, `# An article\n\n${section.repeat(Math.ceil(size / section.length))}`);
  return file;
}
