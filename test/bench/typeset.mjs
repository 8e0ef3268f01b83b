// @ts-check
/**
 * How fast text is set: parsing, setting and painting apart, beside marked's lexing of the same text; the first page of short and
 * long articles; the worst inputs known; and whole processes beside whatever other readers of Markdown are installed.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import { milliseconds, quantile } from './measure.mjs';
import { KINDS, text, WORST } from './texts.mjs';

export const title = 'Typesetting, plain, at 80 columns';

setFlagsFromString('--expose-gc');
/** @type {(minor: boolean) => void} */
const gc = runInNewContext('gc');
/** What lives is old after two. */
const collect = () => {
  gc(true);
  gc(true);
};

const MB = 1e6;
const SIZE = 2 * MB;
const TURNS = 5;

/** @typedef {typeof import('../../src/typeset/parse.js') & typeof import('../../src/typeset/page.js') & typeof import('../../src/typeset/paint.js') & typeof import('../../src/typeset/themes.js') & typeof import('../../src/typeset/cursor.js') & { lex: (source: string) => unknown }} Typeset */

/** @returns {Promise<import('./measure.mjs').Row[]>} */
export async function measure() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-typeset-'));
  try {
    const bundle = await bundled(folder);
    /** @type {Typeset} */
    const typeset = await import(pathToFileURL(bundle).href);
    const rows = [];
    for (const kind of KINDS) rows.push(...throughput(typeset, kind), await coldStart(bundle, kind));
    return [...rows, ...firstPages(typeset), ...worst(typeset), ...processes(folder)];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @param {string} folder */
async function bundled(folder) {
  const outfile = join(folder, 'typeset.mjs');
  const names = ['parse', 'page', 'paint', 'themes', 'cursor'];
  const contents = [
    ...names.map(name => `export * from './src/typeset/${name}.ts';`),
    `import { Marked } from 'marked'; const marked = new Marked(); export const lex = source => marked.lexer(source);`,
  ].join('\n');
  await build({
    stdin: { contents, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    minify: true,
    outfile,
    banner: {
      js: `import { createRequire } from 'node:module'; const require = createRequire('${pathToFileURL(resolve('package.json')).href}');`,
    },
  });
  return outfile;
}

/**
 * @param {Typeset} typeset
 * @param {string} source
 * @param {() => void} [collect] between the parts, so that none clears away what another has left
 */
function passes({ parse, createPage, createPainter, paint, THEMES }, source, collect = () => {}) {
  const painter = createPainter(THEMES.terminal, 0);
  const start = performance.now();
  const document = parse(source);
  const parsed = performance.now();
  collect();
  const page = createPage(document, {
    measure: 80,
    links: 'notes',
    wrapCode: false,
    ascii: false,
    linear: false,
  });
  // As `read` prints, none of it kept; a few blocks at a time, for looking at the clock takes longer than a short block.
  let set = 0;
  let painted = 0;
  for (let from = 0; from < page.count; from += 32) {
    const to = Math.min(page.count, from + 32);
    const before = performance.now();
    const blocks = [];
    for (let index = from; index < to; index++) {
      blocks.push(page.lines(index));
      page.forget(index);
    }
    const between = performance.now();
    for (const lines of blocks) for (const line of lines) paint(line, painter);
    set += between - before;
    painted += performance.now() - between;
  }
  return { parse: parsed - start, set, paint: painted, whole: performance.now() - start };
}

/**
 * @param {Typeset} typeset
 * @param {string} kind
 * @returns {import('./measure.mjs').Row[]}
 */
function throughput(typeset, kind) {
  const source = text(kind, SIZE);
  /** @type {ReturnType<typeof passes>[]} */
  const turns = [];
  /** @type {number[]} */
  const lexed = [];
  /** @type {number[]} */
  const whole = [];
  for (let turn = 0; turn < TURNS + 1; turn++) {
    const { whole: all } = passes(typeset, source);
    const parts = passes(typeset, source, collect);
    collect();
    const lexing = timed(() => typeset.lex(source));
    if (turn === 0) continue;
    whole.push(all);
    turns.push(parts);
    lexed.push(lexing);
  }
  const median = (/** @type {'parse' | 'set' | 'paint'} */ part) =>
    quantile(
      turns.map(turn => turn[part]),
      0.5,
    );
  const lexing = quantile(lexed, 0.5);
  const ratio = (median('set') + median('paint')) / lexing;
  const time = quantile(whole, 0.5);
  const speed = source.length / MB / (time / 1000);
  return [
    {
      what: `${kind}, warm`,
      measured: megabytes(source, time),
      ...(kind === 'prose' && { budget: '≥ 8.0 MB/s', over: speed < 8 }),
    },
    {
      what: `  parse ${megabytes(source, median('parse'))}, set ${megabytes(source, median('set'))}, paint ${megabytes(source, median('paint'))}`,
      measured: `marked lexes ${megabytes(source, lexing)}`,
    },
    {
      what: '  setting and painting',
      measured: `${ratio.toFixed(2)} × lexing`,
      budget: '≤ 1.00 × lexing',
      over: ratio > 1,
    },
  ];
}

/**
 * The first pass in an engine that has compiled nothing yet.
 *
 * @param {string} bundle
 * @param {string} kind
 * @returns {Promise<import('./measure.mjs').Row>}
 */
async function coldStart(bundle, kind) {
  const source = text(kind, 100_000);
  const script = `
    const { workerData, parentPort } = require('node:worker_threads');
    import(workerData.bundle).then(typeset => parentPort.postMessage((${passes.toString()})(typeset, workerData.source).whole));`;
  const worker = new Worker(script, {
    eval: true,
    workerData: { bundle: pathToFileURL(bundle).href, source },
  });
  const time = await new Promise((done, fail) => worker.once('message', done).once('error', fail));
  return { what: `${kind}, cold, the first 100 kB`, measured: megabytes(source, time) };
}

/**
 * @param {Typeset} typeset
 * @returns {import('./measure.mjs').Row[]}
 */
function firstPages({ startParse, createPage, window }) {
  const sizes = [10_000, MB, 10 * MB];
  const sources = sizes.map(size => text('README', size));
  const times = sources.map(() => /** @type {number[]} */ ([]));
  for (let turn = -3; turn < 20; turn++) {
    for (const [index, source] of sources.entries()) {
      const time = timed(() => {
        const { document } = startParse(source);
        const page = createPage(document, {
          measure: 80,
          links: 'hyperlink',
          wrapCode: true,
          ascii: false,
          linear: false,
        });
        window(page, { block: 0, row: 0 }, 40);
      });
      if (turn >= 0) times[index]?.push(time);
    }
  }
  return times.map((each, index) => ({
    what: `first page of ${sizes[index] === 10_000 ? '10 kB' : `${(sizes[index] ?? 0) / MB} MB`}, without the start`,
    measured: milliseconds(quantile(each, 0.5)),
  }));
}

/**
 * @param {Typeset} typeset
 * @returns {import('./measure.mjs').Row[]}
 */
function worst(typeset) {
  return Object.entries(WORST).map(([name, make]) => {
    const [small = 0, large = 0] = [MB, 10 * MB].map(size => passes(typeset, make(size)).whole);
    return {
      what: `worst: ${name}, 1 and 10 MB`,
      measured: `${milliseconds(small)}, ${milliseconds(large)}`,
      budget: `≤ ${milliseconds(2000)}`,
      over: large > 2000,
    };
  });
}

/** Other readers: how each prints a file. @type {Record<string, (file: string) => string[]>} */
const PEERS = {
  lowdown: file => ['lowdown', '-Tterm', file],
  mdcat: file => ['mdcat', file],
  glow: file => ['glow', '-s', 'notty', '-w', '80', file],
  bat: file => ['bat', '-p', '--color=always', file],
  batcat: file => ['batcat', '-p', '--color=always', file],
  'marked-terminal': file => [
    process.execPath,
    '--input-type=module',
    '-e',
    `import { marked } from 'marked'; import { markedTerminal } from 'marked-terminal'; import { readFileSync } from 'node:fs';
     marked.use(markedTerminal({ reflowText: true, width: 80 })); process.stdout.write(marked(readFileSync(${JSON.stringify(file)}, 'utf8')));`,
  ],
};

/**
 * @param {string} folder
 * @returns {import('./measure.mjs').Row[]}
 */
function processes(folder) {
  const file = join(folder, 'posts.md');
  const source = text('README', 10 * MB);
  writeFileSync(file, source);
  /** @type {[string, string[]][]} */
  const commands = [
    ['lectern', [process.execPath, resolve('bin/lectern.js'), 'read', file]],
    ...Object.entries(PEERS).map(
      ([name, command]) => /** @type {[string, string[]]} */ ([name, command(file)]),
    ),
  ];
  return commands.flatMap(([name, [program = '', ...args]]) => {
    const times = [];
    for (let turn = 0; turn < 3; turn++) {
      const start = performance.now();
      const { status, error } = spawnSync(program, args, { maxBuffer: 1 << 30, timeout: 60_000 });
      if (error !== undefined && 'code' in error && error.code === 'ENOENT') return [];
      if (status !== 0)
        return [{ what: `${name}, 10 MB of posts into a pipe`, measured: 'failed or over a minute' }];
      times.push(performance.now() - start);
    }
    const time = quantile(times, 0.5);
    const speed = source.length / MB / (time / 1000);
    return [
      {
        what: `${name}, 10 MB of posts into a pipe`,
        measured: megabytes(source, time),
        ...(name === 'lectern' && { budget: '≥ 3.0 MB/s', over: speed < 3 }),
      },
    ];
  });
}

/** @param {() => unknown} work */
function timed(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** @param {string} source @param {number} time in milliseconds */
function megabytes(source, time) {
  return `${(source.length / MB / (time / 1000)).toFixed(1)} MB/s`;
}
