// How long searches take: the first answer and the complete one, on 15 articles, on 1,050 of 18 MB and on 10,000 of 4 kB.
// `node test/bench/search.mjs` bundles the sources to a temporary folder and prints tables. Times are in milliseconds.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const SIZES = [
  { articles: 15, size: 9_000 },
  { articles: 1_050, size: 17_200 },
  { articles: 10_000, size: 4_000 },
];
const TURNS = 7;

const { createSearcher, makeLibrary, generate } = await bundled();
for (const options of SIZES) {
  const library = makeLibrary(generate(options));
  const bodies = await library.bodies();
  console.log(`\n${options.articles} articles, ${(bodies.bytes / 1e6).toFixed(1)} MB of text`);
  const text = bodies.text(0) + bodies.text(bodies.size - 1);
  const queries = queriesFor(library, text);
  const searcher = createSearcher(library);
  await firstAnswers(searcher, queries);
  await completeAnswers(searcher, queries);
}

/** @returns {Promise<typeof import('../../src/search/search.js') & typeof import('../support/library.js') & typeof import('../support/generate.js')>} */
async function bundled() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-search-'));
  const outfile = join(folder, 'bundle.mjs');
  const contents = ['src/search/search', 'test/support/library', 'test/support/generate']
    .map(file => `export * from './${file}.ts';`)
    .join('\n');
  await build({
    stdin: { contents, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    minify: true,
    outfile,
  });
  const loaded = await import(pathToFileURL(outfile).href);
  rmSync(folder, { recursive: true });
  return loaded;
}

/**
 * A word of a title, words of bodies (frequent, rare, two, a phrase), beginnings, a slip, nothing, operators.
 * @param {import('../../src/library/library.js').Library} library
 * @param {string} text
 */
function queriesFor({ articles }, text) {
  const [title = ''] = (articles[articles.length >> 1]?.title ?? '').toLowerCase().split(' ');
  const [a, b, c, d, e] = text
    .slice(5000, 6000)
    .split(/[ .]+/)
    .filter(word => word.length > 3);
  const last = text.slice(-3000).split(/[ .]+/);
  const [rare = ''] = last.sort((one, other) => other.length - one.length);
  const slip = `${rare.slice(0, 3)}${rare[4]}${rare[3]}${rare.slice(5)}`;
  return [
    title,
    `${a}`,
    `${b} ${c}`,
    `${rare} ${a}`,
    rare,
    `"${d} ${e}"`,
    'e',
    'st',
    'tra',
    slip,
    'zzxxyyvvww',
    `category:garden !${a}`,
  ];
}

/**
 * What is typed of each kind of query: two words, a slip, nothing, a script without spaces, operators, one letter.
 * @param {string[]} queries
 * @returns {[string, string[]][]}
 */
function kindsOf(queries) {
  const [title, a, two, mixed, rare, phrase, , , , slip, nothing, operators] = queries.map(query => query);
  return [
    ['two words', [`${two}`, `${mixed}`, `${title} ${a}`]],
    ['a slip', [`${slip}`, `${rare?.slice(1)}`]],
    ['in nothing', [`${nothing}`, 'wibblewobble']],
    ['CJK', ['東京の朝', '検索']],
    ['operators', [`${operators}`, `${phrase}`, `title:${title}`]],
    ['one letter', ['p', 't', 's', 'a']],
  ];
}

/**
 * Each query typed key by key, then taken back in the same way, its first hits looked at as a list does.
 * @param {import('../../src/search/search.js').Searcher} searcher
 * @param {string[]} queries
 */
async function firstAnswers(searcher, queries) {
  let longest = 0;
  const prepared = await timed(async () => {
    longest = await longestSlice(breathe => searcher.prepare({ breathe }));
  });
  const first = await timed(() => searcher.now(queries[0]?.[0] ?? ''));
  console.log(
    `made ready in ${shown(prepared)}, longest slice ${shown(longest)}; the first key after that ${shown(first)}`,
  );
  console.log(`${'first answer, key by key'.padEnd(26)}     p50     p95     max`);
  for (const [kind, typed] of kindsOf(queries)) {
    /** @type {number[]} */
    const times = [];
    for (let turn = 0; turn < TURNS; turn++) {
      for (const keys of typed.flatMap(keysOf)) {
        times.push(
          await timed(() =>
            searcher
              .now(keys)
              .hits.slice(0, 40)
              .map(hit => hit.title),
          ),
        );
      }
    }
    console.log(`${kind.padEnd(26)}${[0.5, 0.95, 1].map(share => shown(part(times, share))).join('')}`);
  }
}

/** @param {string} query */
function keysOf(query) {
  const typed = Array.from(query, (_, index) => query.slice(0, index + 1));
  return [...typed, ...typed.slice(0, -1).reverse()];
}

/**
 * The longest slice is the longest time for which no key would be heard.
 * @param {import('../../src/search/search.js').Searcher} searcher
 * @param {string[]} queries
 */
async function completeAnswers(searcher, queries) {
  console.log(`${'complete, 20 hits'.padEnd(26)}    cold    warm  without passages  longest slice  found`);
  for (const query of queries) {
    const cold = await timed(() => searcher.complete(query, { limit: 20 }));
    const warm = [];
    const bare = [];
    const slices = [];
    for (let turn = 0; turn < TURNS; turn++) {
      warm.push(await timed(() => searcher.complete(query, { limit: 20 })));
      bare.push(await timed(() => searcher.complete(query, { limit: 20, passages: 0 })));
      slices.push(await longestSlice(breathe => searcher.complete(query, { limit: 20, breathe })));
    }
    const { total } = await searcher.complete(query, { limit: 0 });
    const columns = [cold, part(warm, 0.5), part(bare, 0.5)].map(shown).join('');
    console.log(
      `${query.slice(0, 24).padEnd(26)}${columns}${shown(part(slices, 1)).padStart(22)}${String(total).padStart(11)}`,
    );
  }
}

/** @param {(breathe: () => Promise<void>) => Promise<unknown>} work */
async function longestSlice(work) {
  let longest = 0;
  let since = performance.now();
  const breathe = async () => {
    longest = Math.max(longest, performance.now() - since);
    await new Promise(resolve => setImmediate(resolve, undefined));
    since = performance.now();
  };
  await work(breathe);
  return Math.max(longest, performance.now() - since);
}

/** @param {() => unknown} action */
async function timed(action) {
  const start = performance.now();
  await action();
  return performance.now() - start;
}

/** @param {number[]} times @param {number} share */
function part(times, share) {
  return times.sort((a, b) => a - b)[Math.floor((times.length - 1) * share)] ?? 0;
}

/** @param {number} time */
function shown(time) {
  return time.toFixed(1).padStart(8);
}
