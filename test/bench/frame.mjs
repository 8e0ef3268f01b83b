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

export const title = 'Reader, 120×40, in a terminal';

/** Text at the end of the first frame, of the list and of an article. */
const FOOTER = '? help';

/** @returns {Promise<import('./measure.mjs').Row[]>} */
export async function measure() {
  const machine = new Machine();
  try {
    const env = environment(machine);
    const small = writeArticle(machine, 10_000);
    const large = writeArticle(machine, 10_000_000);
    const first = await startsWithoutCache(env);
    await fillCache(env, small.file);
    const { floor, list, article, short, long } = await firstFrames(env, small.file, large.file);
    const early = await earlyKeys(env);
    const [bundled, shortRead, longRead] = [
      await readArticle(env, ['kubernetes'], 0),
      await readArticle(env, ['--', small.file], small.matches),
      await readArticle(env, ['--', large.file], large.matches),
    ];
    return [
      ratioRow('first full frame: the list', list, floor, 2.3),
      ratioRow('first full frame: an article', article, floor, 2.3),
      ratioRow('the same without the cache of compiled code: the list', first, floor),
      limitRow(`a key typed ${EARLY} ms after the start, median`, median(early), 80, milliseconds),
      ratioRow('first full frame: a file of 10 kB', short, floor),
      limitRow('first page of 10 MB / of 10 kB', long / short, 1.3, ratio => `${ratio.toFixed(2)} ×`),
      ...keyRows('10 kB', shortRead.times),
      ...keyRows('10 MB', longRead.times),
      limitRow('peak memory, an article read to its end', bundled.memory, 90e6, megabytes),
      limitRow('peak memory, 10 MB read to the end and searched', longRead.memory, 250e6, megabytes),
    ];
  } finally {
    machine.remove();
  }
}

/**
 * Median time to the first frame of the list with `--no-cache`: as at the very first start.
 *
 * @param {Record<string, string>} env
 */
async function startsWithoutCache(env) {
  const times = [];
  for (let round = -1; round < 10; round++) {
    const session = new Session([...LECTERN, '--no-cache'], env);
    const time = await session.firstFrame(FOOTER);
    if (round >= 0) times.push(time);
    await session.quit();
  }
  return median(times);
}

/**
 * Uses the reader once and leaves it, because it writes its cache when it ends.
 *
 * @param {Record<string, string>} env
 * @param {string} file
 */
async function fillCache(env, file) {
  const session = new Session([...LECTERN, '--', file], env);
  await session.firstFrame(FOOTER);
  for (const key of ['j', 'k', ' ', 'g']) await session.press(key, FRAME_END);
  await session.leave('qq');
}

/** Milliseconds after the start at which a key is typed: Ink is being loaded then. */
const EARLY = 100;

/**
 * Times from a key to its frame, if the key is typed 100 ms after the start. One typed before the first frame waits for that.
 *
 * @param {Record<string, string>} env
 */
async function earlyKeys(env) {
  const times = [];
  for (let round = 0; round < 20; round++) {
    const session = new Session(LECTERN, env);
    await session.firstFrame(FOOTER);
    times.push(await session.pressAt(EARLY, 'j', FRAME_END));
    await session.quit();
  }
  return times;
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
    limitRow(`key to frame, ${size}, p95`, quantile(times, 0.95), 5, milliseconds),
    { what: `key to frame, ${size}, median`, measured: milliseconds(median(times)) },
  ];
}

/**
 * Scrolls down and up by lines and half pages, jumps to the end, and searches for a word.
 *
 * @param {Record<string, string>} env
 * @param {string[]} args
 * @param {number} matches how often the article contains `WORD`; 0: no search
 */
async function readArticle(env, args, matches) {
  const session = new Session([...LECTERN, ...args], env);
  await session.firstFrame(FOOTER);
  await session.loadInk();
  const times = [];
  for (let turn = 0; turn < 240; turn++) {
    times.push(await session.press(['j', 'j', 'j', 'd', 'k', 'u'][turn % 6] ?? 'j', FRAME_END));
  }
  await session.press('G', '100%');
  if (matches > 0) {
    await session.press('/', FRAME_END);
    await session.press(WORD, `/${matches} `);
  }
  const { memory } = session;
  await session.quit();
  return { times: times.slice(20), memory };
}

/** Occurs in every sentence of the article. */
const WORD = 'stops';

/**
 * Writes an article.
 *
 * @param {Machine} machine
 * @param {number} size in bytes
 */
function writeArticle(machine, size) {
  const file = path.join(machine.home, `${size}.md`);
  const section = `## A section with *some* words\n\n${`It goes on — for a while — with \`code\` and **bold** words, and then it ${WORD}. `.repeat(6)}\n\n- one\n- two\n\n`;
  const count = Math.ceil(size / section.length);
  writeFileSync(file, `# An article\n\n${section.repeat(count)}`);
  return { file, matches: 6 * count };
}
