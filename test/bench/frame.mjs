// @ts-check
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { LECTERN, Machine } from '../e2e/program.mjs';
import {
  BARE_NODE,
  environment,
  limitRow,
  median,
  megabytes,
  milliseconds,
  once,
  quantile,
  ratioRow,
} from './measure.mjs';
import { FRAME_END, Session } from './session.mjs';

export const title = 'The reader, 120×40, in a terminal';

/** The last words of the list's and of the article's first frame. */
const FOOTER = '? help';

/** @returns {Promise<import('./measure.mjs').Row[]>} */
export async function measure() {
  const machine = new Machine();
  try {
    const env = environment(machine);
    const small = written(machine, 10_000);
    const large = written(machine, 10_000_000);
    const { floor, list, article, short, long } = await firstFrames(env, small.file, large.file);
    const [bundled, shortRead, longRead] = [
      await reading(env, ['kubernetes'], 0),
      await reading(env, ['--', small.file], small.found),
      await reading(env, ['--', large.file], large.found),
    ];
    return [
      ratioRow('first full frame: the list', list, floor, 2.5),
      ratioRow('first full frame: an article', article, floor, 2.5),
      ratioRow('first full frame: a file of 10 kB', short, floor),
      limitRow('first page of 10 MB / of 10 kB', long / short, 1.5, ratio => `${ratio.toFixed(2)} ×`),
      ...keyRows('10 kB', shortRead.times),
      ...keyRows('10 MB', longRead.times),
      limitRow('memory at its peak, an article read, to its end', bundled.memory, 120e6, megabytes),
      limitRow('memory at its peak, 10 MB read, to its end and searched', longRead.memory, 400e6, megabytes),
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
    const floor = once(BARE_NODE, env);
    if (round >= 0) times.floor?.push(floor);
    for (const [name, args] of Object.entries(starts)) {
      const session = new Session([...LECTERN, ...args], env);
      const time = await session.firstFrame(FOOTER);
      if (round >= 0) times[name]?.push(time);
      await session.quit();
    }
  }
  /** @param {string} name */
  const of = name => median(times[name] ?? []);
  return {
    floor: of('floor'),
    list: of('list'),
    article: of('article'),
    short: of(small),
    long: of(large),
  };
}

/**
 * @param {string} size
 * @param {number[]} times
 */
function keyRows(size, times) {
  return [
    limitRow(`key to frame, ${size}, p95`, quantile(times, 0.95), 16, milliseconds),
    { what: `key to frame, ${size}, median`, measured: milliseconds(median(times)) },
  ];
}

/**
 * Down through an article and up again, line by line and by pages; then to its end, and a word looked for in all of it.
 *
 * @param {Record<string, string>} env
 * @param {string[]} args
 * @param {number} found how often the article has `WORD`; 0: it is not looked for
 */
async function reading(env, args, found) {
  const session = new Session([...LECTERN, ...args], env);
  await session.firstFrame(FOOTER);
  const times = [];
  for (let turn = 0; turn < 240; turn++) {
    times.push(await session.press(['j', 'j', 'j', 'd', 'k', 'u'][turn % 6] ?? 'j', FRAME_END));
  }
  await session.press('G', '100 %');
  if (found > 0) {
    await session.press('/', FRAME_END);
    await session.press(WORD, `/${found} `);
  }
  const { memory } = session;
  await session.quit();
  return { times: times.slice(20), memory };
}

/** Stands in every sentence of what is written. */
const WORD = 'stops';

/**
 * @param {Machine} machine
 * @param {number} size in bytes
 */
function written(machine, size) {
  const file = path.join(machine.home, `${size}.md`);
  const section = `## A section with *some* words\n\n${`It goes on — for a while — with \`code\` and **bold** words, and then it ${WORD}. `.repeat(6)}\n\n- one\n- two\n\n`;
  const count = Math.ceil(size / section.length);
  writeFileSync(file, `# An article\n\n${section.repeat(count)}`);
  return { file, found: 6 * count };
}
