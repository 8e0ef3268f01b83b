// @ts-check
/** The list's filter over 10,000 articles of 4 kB, typed in a terminal. Each key is sent after the frame of the key before. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { LECTERN, Machine } from '../e2e/program.mjs';
import { environment, limitRow, median, milliseconds, quantile } from './measure.mjs';
import { FRAME_END, Session } from './session.mjs';

export const title = 'List filter, 10,000 articles, in a terminal';

const ARTICLES = 10_000;
const PARAGRAPHS = 8;
const WORDS =
  'harbour lantern gravel meadow copper thistle orchard velvet cinder juniper saddle marble willow ember falcon anchor'.split(
    ' ',
  );
/** A query in titles and texts, in texts only, in every text, with a typo, and in no text. */
const QUERIES = ['lantern meadow', 'article 7421', 'the', 'copepr', 'zzyzx'];

/** @returns {Promise<import('./measure.mjs').Row[]>} */
export async function measure() {
  const machine = new Machine();
  try {
    const folder = path.join(machine.home, 'articles');
    writeArticles(folder);
    const session = new Session([...LECTERN, '--library', folder], environment(machine));
    await session.firstFrame(`${ARTICLES.toLocaleString('en')} articles`);
    const times = [];
    for (let turn = 0; turn < 3; turn++) {
      for (const query of QUERIES) {
        await session.press('/', FRAME_END);
        for (const key of query) times.push(await session.press(key, FRAME_END));
        await session.press('\u001b', FRAME_END);
      }
    }
    await session.quit();
    return [
      limitRow('key to first answer, p95', quantile(times, 0.95), 25, milliseconds),
      { what: 'key to first answer, median', measured: milliseconds(median(times)) },
      { what: 'key to first answer, slowest', measured: milliseconds(Math.max(...times)) },
    ];
  } finally {
    machine.remove();
  }
}

/** @param {string} folder */
function writeArticles(folder) {
  mkdirSync(folder);
  const word = (/** @type {number} */ seed) => WORDS[seed % WORDS.length];
  for (let number = 0; number < ARTICLES; number++) {
    const sentence = (/** @type {number} */ part) =>
      `The ${word(number * 7 + part)} of the ${word(number * 3 + part * 5)} is article ${number}, as the ${word(part)} said. `;
    const paragraph = (/** @type {number} */ index) => sentence(index).repeat(8);
    const body = Array.from({ length: PARAGRAPHS }, (_, index) => paragraph(index)).join('\n\n');
    const name = `${word(number)} ${word(number * 11 + 3)} ${number}`;
    writeFileSync(path.join(folder, `${number}.md`), `---\ntitle: ${name}\n---\n\n${body}\n`);
  }
}
