// @ts-check
/**
 * Folders of 100, 1,000 and 10,000 generated articles (and 100,000 with `LECTERN_BENCH_LARGE=1`). Measures first and second
 * open, list, cold and warm search, filter key by key, and memory. ripgrep searches for the same word in the same run.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { LECTERN, Machine } from '../e2e/program.mjs';
import { importBundle } from './bundle.mjs';
import {
  BARE_NODE,
  environment,
  limitRow,
  megabytes,
  milliseconds,
  once,
  quantile,
  resourcesOf,
  sideBySide,
} from './measure.mjs';

export const title = 'Folders of Markdown';

const LARGE = process.env.LECTERN_BENCH_LARGE === '1';

/** @type {{ articles: number, size: number, rounds: number }[]} */
const SIZES = [
  { articles: 100, size: 4000, rounds: 9 },
  { articles: 1000, size: 4000, rounds: 9 },
  { articles: 10_000, size: 4000, rounds: 7 },
  ...(LARGE ? [{ articles: 100_000, size: 2000, rounds: 3 }] : []),
];

/** Budgets. Each is for one size. */
const SECOND_OPEN = { articles: 10_000, over: 250 };
const SEARCH = { articles: 10_000, over: 350 };
const FILTER = { articles: 10_000, first: 25, complete: 2000 };
const MEMORY = { articles: 100_000, bytes: 500e6 };

/** @typedef {import('./measure.mjs').Row} Row */
/** @typedef {{ what: string, time: number }} Timed */

/** @returns {Promise<Row[]>} */
export async function measure() {
  const work = mkdtempSync(path.join(tmpdir(), 'bench-library-'));
  try {
    /** @type {Source} */
    const source = await importBundle(work, [
      'src/library/source/open-source.ts',
      'src/search/search.ts',
      'src/host/toml.ts',
      'test/support/generate.ts',
    ]);
    /** @type {Row[]} */
    const rows = [];
    /** @type {{ articles: number, times: Timed[] } | undefined} */
    let before;
    for (const size of SIZES) {
      const measured = await measureFolder(work, size, source);
      rows.push(...measured.rows, ...(before ? slopes(before, { ...size, ...measured }) : []));
      before = { articles: size.articles, times: measured.times };
    }
    return rows;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * @param {string} work
 * @param {{ articles: number, size: number, rounds: number }} size
 * @param {Source} source
 */
async function measureFolder(work, { articles, size, rounds }, source) {
  const folder = path.join(work, String(articles));
  const word = writeArticles(folder, source.generate({ articles, size }));
  const machine = new Machine();
  try {
    const env = environment(machine);
    const list = [...LECTERN, 'list', '--library', folder];
    const search = [...LECTERN, 'search', word, '--library', folder];
    const ripgrep = ['rg', '-il', word, folder];
    const first = once(list, env);
    const second = sideBySide([BARE_NODE, list, [...list, '--no-cache']], { env, rounds, warmUp: 1 });
    const cold = once(search, env);
    const withRipgrep = spawnSync('rg', ['--version']).status === 0;
    const warm = sideBySide([BARE_NODE, search, ...(withRipgrep ? [ripgrep] : [])], {
      env,
      rounds,
      warmUp: 1,
    });
    const { memory } = resourcesOf(search, env);
    const { memory: listing } = resourcesOf(list, env);
    const filter = await filterByKeys(folder, path.join(machine.home, 'filter'), word, source);

    const [floor = 0, again = 0, uncached = 0] = second;
    const [searchFloor = 0, searched = 0, found] = warm;
    const of = `${articles.toLocaleString('en')} of ${size / 1000} kB: `;
    /** @type {Row[]} */
    const rows = [
      { what: `${of}first open (list)`, measured: milliseconds(first) },
      over(`${of}second open (list), over the floor`, again - floor, articles === SECOND_OPEN.articles ? SECOND_OPEN.over : 0),
      { what: `${of}list --no-cache`, measured: milliseconds(uncached) },
      { what: `${of}search, bodies not cached yet`, measured: milliseconds(cold) },
      over(`${of}search "${word}", over the floor`, searched - searchFloor, articles === SEARCH.articles ? SEARCH.over : 0),
      ...(found === undefined ? [] : [{ what: `${of}rg -il "${word}", whole process`, measured: milliseconds(found) }]),
      over(`${of}filter, first answer, p95`, filter.first, articles === FILTER.articles ? FILTER.first : 0),
      over(`${of}filter, complete, slowest`, filter.complete, articles === FILTER.articles ? FILTER.complete : 0),
      { what: `${of}filter, longest wait of a key, p95`, measured: milliseconds(filter.slice) },
      articles === MEMORY.articles
        ? limitRow(`${of}memory, search`, memory, MEMORY.bytes, megabytes)
        : { what: `${of}memory, search`, measured: megabytes(memory) },
      articles === MEMORY.articles
        ? limitRow(`${of}memory, list`, listing, MEMORY.bytes, megabytes)
        : { what: `${of}memory, list`, measured: megabytes(listing) },
    ]; // biome-ignore format: a table
    const times = [
      { what: 'first open', time: first },
      { what: 'second open', time: again - floor },
      { what: 'search, warm', time: searched - searchFloor },
    ];
    return { rows, times };
  } finally {
    machine.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Growth of time with the number of articles: 1 is linear, less is better.
 *
 * @param {{ articles: number, times: Timed[] }} small
 * @param {{ articles: number, times: Timed[] }} large
 * @returns {Row[]}
 */
function slopes(small, large) {
  const growth = Math.log(large.articles / small.articles);
  return large.times.map(({ what, time }, index) => {
    const slope = Math.log(time / (small.times[index]?.time ?? time)) / growth;
    const name = `${small.articles.toLocaleString('en')} → ${large.articles.toLocaleString('en')}: slope of ${what}`;
    return limitRow(name, slope, 1.1, value => value.toFixed(2));
  });
}

/**
 * @param {string} what
 * @param {number} time
 * @param {number} budget in milliseconds; 0 for none
 * @returns {Row}
 */
function over(what, time, budget) {
  return budget > 0 ? limitRow(what, time, budget, milliseconds) : { what, measured: milliseconds(time) };
}

/**
 * Writes the articles into a hundred folders. Returns a word that few of them contain.
 *
 * @param {string} folder
 * @param {ReturnType<Source['generate']>} samples
 */
function writeArticles(folder, samples) {
  for (const [
    index,
    { title: name, slug = '', description, category, tags = [], markdown = '' },
  ] of samples.entries()) {
    const into = path.join(folder, `part-${index % 100}`);
    if (index < 100) mkdirSync(into, { recursive: true });
    const head = `---\ntitle: ${name}\ndescription: ${description}\ncategory: ${category}\ntags: [${tags.join(', ')}]\n---\n`;
    writeFileSync(path.join(into, `${slug}.md`), head + markdown);
  }
  const words = (samples.at(-1)?.markdown ?? '').split(/\W+/).filter(word => word.length > 9);
  return (words.at(-1) ?? 'nothing').toLowerCase();
}

/**
 * Filters the folder's library by the word, key by key.
 *
 * @param {string} folder
 * @param {string} cache
 * @param {string} word
 * @param {Source} source
 */
async function filterByKeys(folder, cache, word, { openSources, parseToml, createSearcher }) {
  const library = await openSources([folder], {
    parseToml,
    cache: { dir: cache, version: 'bench' },
  }).reload();
  const searcher = createSearcher(library);
  await library.bodies();
  await searcher.prepare();
  /** @type {number[]} */
  const first = [];
  /** @type {number[]} */
  const complete = [];
  /** @type {number[]} */
  const slices = [];
  for (let turn = 0; turn < 3; turn++) {
    for (let end = 1; end <= word.length; end++) {
      const start = performance.now();
      searcher.searchMetadata(word.slice(0, end));
      first.push(performance.now() - start);
      let since = performance.now();
      const yieldToEventLoop = async () => {
        slices.push(performance.now() - since);
        await setImmediate();
        since = performance.now();
      };
      await searcher.searchAll(word.slice(0, end), { snippets: 60, yieldToEventLoop });
      complete.push(performance.now() - start);
    }
  }
  return { first: quantile(first, 0.95), complete: Math.max(...complete), slice: quantile(slices, 0.95) };
}

/** @typedef {typeof import('../../src/library/source/open-source.js') & typeof import('../../src/search/search.js') & typeof import('../../src/host/toml.js') & typeof import('../support/generate.js')} Source */
