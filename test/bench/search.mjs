// How long searches take: the first answer and the complete one, on 1,050 articles of 18 MB and on 10,000 of 4 kB.
// `node test/bench/search.mjs` bundles the sources to a temporary folder and prints a table. Times are in milliseconds.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const folder = mkdtempSync(join(tmpdir(), 'bench-search-'));
const bundle = join(folder, 'bundle.mjs');
await build({
  stdin: {
    contents: `
      export { createSearcher } from './src/search/search.ts';
      export { makeLibrary } from './test/support/library.ts';
      export { generate } from './test/support/generate.ts';`,
    resolveDir: process.cwd(),
    loader: 'ts',
  },
  bundle: true,
  format: 'esm',
  platform: 'node',
  minify: true,
  outfile: bundle,
});
const { createSearcher, makeLibrary, generate } = await import(pathToFileURL(bundle).href);
rmSync(folder, { recursive: true });

const quantile = (times, part) =>
  times.sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))];
const shown = time => time.toFixed(1).padStart(8);

async function timed(action) {
  const start = performance.now();
  const result = await action();
  return { time: performance.now() - start, result };
}

for (const options of [
  { articles: 15, size: 9_000 },
  { articles: 1_050, size: 17_200 },
  { articles: 10_000, size: 4_000 },
]) {
  const library = makeLibrary(generate(options));
  const bodies = await library.bodies();
  console.log(`\n${options.articles} articles, ${(bodies.text.length / 1e6).toFixed(1)} MB of text`);
  const common = bodies.text
    .slice(5000, 6000)
    .split(' ')
    .filter(word => word.length > 3);
  const [first, second] = library.articles[options.articles >> 1].title.toLowerCase().split(' ');
  const rare = bodies.text
    .slice(-3000)
    .split(/[ .]+/)
    .sort((a, b) => b.length - a.length)[0];
  const typo = rare.slice(0, 3) + rare[4] + rare[3] + rare.slice(5);
  const queries = [
    first,
    common[0],
    `${common[1]} ${common[2]}`,
    `${rare} ${common[0]}`,
    rare,
    `"${common[3]} ${common[4]}"`,
    'e',
    'st',
    'tra',
    typo,
    'zzxxyyvvww',
    `category:garden !${common[0]}`,
  ];

  const searcher = createSearcher(library);
  const cold = await timed(() => searcher.now(first));
  console.log(`first answer, the very first       ${shown(cold.time)}`);
  const keys = [];
  const slow = [];
  for (let turn = 0; turn < 6; turn++) {
    for (const query of queries) {
      for (let end = 1; end <= query.length; end++) {
        const { time } = await timed(() => searcher.now(query.slice(0, end)));
        if (turn > 0) keys.push(time);
        if (turn === 5 && time > 8) slow.push(`${query.slice(0, end)} ${time.toFixed(1)}`);
      }
    }
  }
  console.log(
    `first answer, each key: median     ${shown(quantile(keys, 0.5))}   p95 ${shown(quantile(keys, 0.95))}   max ${shown(Math.max(...keys))}   ${slow.slice(0, 5).join(', ')}`,
  );

  console.log('complete, with 20 hits       cold     warm  without passages  longest slice   hits');
  for (const query of queries) {
    const once = await timed(() => searcher.complete(query, { limit: 20 }));
    const warm = [];
    const bare = [];
    let longest = 0;
    for (let turn = 0; turn < 7; turn++) {
      warm.push((await timed(() => searcher.complete(query, { limit: 20 }))).time);
      bare.push((await timed(() => searcher.complete(query, { limit: 20, passages: 0 }))).time);
      let last = performance.now();
      const breathe = () => {
        longest = Math.max(longest, performance.now() - last);
        return new Promise(resolve =>
          setImmediate(() => {
            last = performance.now();
            resolve();
          }),
        );
      };
      await searcher.complete(query, { limit: 20, breathe });
      longest = Math.max(longest, performance.now() - last);
    }
    console.log(
      `${query.slice(0, 22).padEnd(24)} ${shown(once.time)} ${shown(quantile(warm, 0.5))} ${shown(quantile(bare, 0.5))} ${shown(longest)}         ${once.result.total}`,
    );
  }
  console.log(`memory ${Math.round(process.memoryUsage().rss / 1e6)} MB`);
}
