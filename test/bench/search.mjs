// @ts-check
/**
 * Searches in a library of 1,050 articles and 18 MB with its bodies in memory. Measures the first answer at each key, from
 * metadata, and the complete one with the snippets of twenty results.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { importBundle } from './bundle.mjs';
import { limitRow, median, milliseconds, quantile } from './measure.mjs';

export const title = 'Search in 1,050 articles, 18 MB';

const LIBRARY = { articles: 1050, size: 17_200 };
const TURNS = 9;
/** Budget of a warm search for words of bodies, in milliseconds. */
const WARM_BUDGET = 15;

/** @typedef {typeof import('../../src/search/search.js') & typeof import('../support/library.js') & typeof import('../support/generate.js')} Source */
/** @typedef {import('../../src/search/search.js').Searcher} Searcher */

/** @returns {Promise<import('./measure.mjs').Row[]>} */
export async function measure() {
  const work = mkdtempSync(path.join(tmpdir(), 'bench-search-'));
  try {
    /** @type {Source} */
    const { createSearcher, makeLibrary, generate } = await importBundle(work, [
      'src/search/search.ts',
      'test/support/library.ts',
      'test/support/generate.ts',
    ]);
    const library = makeLibrary(generate(LIBRARY));
    const bodies = await library.bodies();
    const queries = queriesOf(library, bodies.text(0), bodies.text(bodies.size - 1));
    const searcher = createSearcher(library);
    await searcher.prepare();
    return [
      await firstAnswers(searcher, Object.values(queries)),
      ...(await completeAnswers(searcher, queries)),
    ];
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * Queries by kind. Words of bodies, except where the kind says otherwise.
 *
 * @param {import('../../src/library/library.js').Library} library
 * @param {string} first
 * @param {string} last
 */
function queriesOf({ articles }, first, last) {
  const words = first
    .slice(5000, 6000)
    .split(/[ .]+/)
    .filter(word => word.length > 3);
  const [frequent = '', second = '', third = ''] = words;
  const [rare = ''] = last
    .slice(-3000)
    .split(/[ .]+/)
    .sort((one, other) => other.length - one.length);
  return {
    'a frequent word': frequent,
    'a rare word': rare,
    'two words': `${second} ${third}`,
    'a phrase': `"${second} ${third}"`,
    'a word of a title': (articles[articles.length >> 1]?.title ?? '').toLowerCase().split(' ')[0] ?? '',
    'a prefix': 'tra',
    'a typo': `${rare.slice(0, 3)}${rare[4]}${rare[3]}${rare.slice(5)}`,
    nothing: 'zzxxyyvvww',
    'one letter': 'e',
  };
}

/** Kinds of queries with a budget. */
const BODY_WORDS = ['a frequent word', 'a rare word', 'two words', 'a phrase'];

/**
 * Types each query key by key.
 *
 * @param {Searcher} searcher
 * @param {string[]} queries
 */
async function firstAnswers(searcher, queries) {
  /** @type {number[]} */
  const times = [];
  for (const query of [...queries, ...queries]) {
    for (let end = 1; end <= query.length; end++)
      times.push(
        await timed(() =>
          searcher
            .searchMetadata(query.slice(0, end))
            .results.slice(0, 40)
            .map(result => result.titleMatches),
        ),
      );
  }
  return { what: 'first answer at a key, p95', measured: milliseconds(quantile(times, 0.95)) };
}

/**
 * @param {Searcher} searcher
 * @param {Record<string, string>} queries
 */
async function completeAnswers(searcher, queries) {
  const rows = [];
  /** @type {number[]} */
  const slices = [];
  for (const [kind, query] of Object.entries(queries)) {
    const cold = await timed(() => searcher.searchAll(query, { limit: 20 }));
    const warm = [];
    for (let turn = 0; turn < TURNS; turn++) {
      warm.push(await timed(() => searcher.searchAll(query, { limit: 20 })));
      slices.push(
        await longestSlice(yieldToEventLoop => searcher.searchAll(query, { limit: 20, yieldToEventLoop })),
      );
    }
    const time = median(warm);
    rows.push(
      BODY_WORDS.includes(kind)
        ? limitRow(`${kind}, warm`, time, WARM_BUDGET, milliseconds)
        : { what: `${kind}, warm`, measured: milliseconds(time) },
    );
    if (kind === 'a typo') rows.push({ what: `${kind}, the first time`, measured: milliseconds(cold) });
  }
  return [...rows, { what: 'longest wait of a key', measured: milliseconds(Math.max(...slices)) }];
}

/** @param {(yieldToEventLoop: () => Promise<void>) => Promise<unknown>} work */
async function longestSlice(work) {
  let longest = 0;
  let since = performance.now();
  const yieldToEventLoop = async () => {
    longest = Math.max(longest, performance.now() - since);
    await setImmediate();
    since = performance.now();
  };
  await work(yieldToEventLoop);
  return Math.max(longest, performance.now() - since);
}

/** @param {() => unknown} action */
async function timed(action) {
  const start = performance.now();
  await action();
  return performance.now() - start;
}
