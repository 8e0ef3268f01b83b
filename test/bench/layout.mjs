// @ts-check
/**
 * Speed of the pipeline. Parse, layout and render apart, compared with marked's lexer on the same text; the first screen of
 * short and long articles; the worst known inputs; and whole processes compared with other Markdown readers that are installed.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Worker } from 'node:worker_threads';
import { bundle } from './bundle.mjs';
import { MB, median, milliseconds, rate, timed } from './measure.mjs';
import { measureReaders } from './peers.mjs';
import { KINDS, sampleText } from './samples.mjs';
import { WORST_CASES } from './worst-files.mjs';

export const title = 'Parse, layout and render, plain, 80 columns';

setFlagsFromString('--expose-gc');
/** @type {(minor: boolean) => void} */
const gc = runInNewContext('gc');
/** Collects garbage. After two runs, all live objects are in the old generation. */
const collect = () => {
  gc(true);
  gc(true);
};

const SIZE = 2 * MB;
const TURNS = 5;

const SOURCES = [
  'src/markdown/parse.ts',
  'src/layout/layout.ts',
  'src/layout/row-position.ts',
  'src/render/render.ts',
  'src/render/themes.ts',
  'test/bench/lex.mjs',
];

/** @typedef {typeof import('../../src/markdown/parse.js') & typeof import('../../src/layout/layout.js') & typeof import('../../src/render/render.js') & typeof import('../../src/render/themes.js') & typeof import('../../src/layout/row-position.js') & typeof import('./lex.mjs')} Pipeline */

/** @returns {Promise<import('./measure.mjs').Row[]>} */
export async function measure() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-layout-'));
  try {
    const url = pathToFileURL(await bundle(folder, SOURCES)).href;
    /** @type {Pipeline} */
    const pipeline = await import(url);
    const rows = [];
    for (const kind of KINDS) rows.push(...throughput(pipeline, kind), await coldStart(url, kind));
    return [...rows, ...firstPages(pipeline), ...worst(pipeline), ...measureReaders(folder)];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * @param {Pipeline} pipeline
 * @param {string} source
 * @param {() => void} [collect] called between the parts, so that none pays for the garbage of another
 */
function passes({ parse, createLayout, createRenderer, renderLine, THEMES }, source, collect = () => {}) {
  const renderer = createRenderer(THEMES.terminal, 0);
  const start = performance.now();
  const document = parse(source);
  const parsed = performance.now();
  collect();
  const layout = createLayout(document, {
    width: 80,
    links: 'notes',
    wrapCode: false,
    ascii: false,
    accessible: false,
  });
  // As `read` prints: no layout is kept. 32 blocks at a time, because reading the clock takes longer than a short block.
  let layoutTime = 0;
  let renderTime = 0;
  for (let from = 0; from < layout.count; from += 32) {
    const to = Math.min(layout.count, from + 32);
    const before = performance.now();
    const blocks = [];
    for (let index = from; index < to; index++) {
      blocks.push(layout.lines(index));
      layout.release(index);
    }
    const between = performance.now();
    for (const lines of blocks) for (const line of lines) renderLine(line, renderer);
    layoutTime += between - before;
    renderTime += performance.now() - between;
  }
  return { parse: parsed - start, layout: layoutTime, render: renderTime, whole: performance.now() - start };
}

/**
 * @param {Pipeline} pipeline
 * @param {string} kind
 * @returns {import('./measure.mjs').Row[]}
 */
function throughput(pipeline, kind) {
  const source = sampleText(kind, SIZE);
  /** @type {ReturnType<typeof passes>[]} */
  const turns = [];
  /** @type {number[]} */
  const lexed = [];
  /** @type {number[]} */
  const whole = [];
  for (let turn = 0; turn < TURNS + 1; turn++) {
    const { whole: all } = passes(pipeline, source);
    const parts = passes(pipeline, source, collect);
    collect();
    const lexing = timed(() => pipeline.lex(source));
    if (turn === 0) continue;
    whole.push(all);
    turns.push(parts);
    lexed.push(lexing);
  }
  const of = (/** @type {'parse' | 'layout' | 'render'} */ part) => median(turns.map(turn => turn[part]));
  const lexing = median(lexed);
  const ratio = (of('layout') + of('render')) / lexing;
  const time = median(whole);
  const speed = source.length / MB / (time / 1000);
  return [
    {
      what: `${kind}, warm`,
      measured: rate(source.length, time),
      ...(kind === 'prose' && { budget: '≥ 8.0 MB/s', over: speed < 8 }),
    },
    {
      what: `  parse ${rate(source.length, of('parse'))}, layout ${rate(source.length, of('layout'))}, render ${rate(source.length, of('render'))}`,
      measured: `marked lexes ${rate(source.length, lexing)}`,
    },
    {
      what: '  layout and render',
      measured: `${ratio.toFixed(2)} × lexing`,
      budget: '≤ 1.00 × lexing',
      over: ratio > 1,
    },
  ];
}

/**
 * Times the first pass in a new engine, which has compiled nothing yet.
 *
 * @param {string} url of the bundle
 * @param {string} kind
 * @returns {Promise<import('./measure.mjs').Row>}
 */
async function coldStart(url, kind) {
  const source = sampleText(kind, 100_000);
  const script = `
    const { workerData, parentPort } = require('node:worker_threads');
    import(workerData.url).then(pipeline => parentPort.postMessage((${passes.toString()})(pipeline, workerData.source).whole));`;
  const worker = new Worker(script, {
    eval: true,
    workerData: { url, source },
  });
  const time = await new Promise((done, fail) => worker.once('message', done).once('error', fail));
  return { what: `${kind}, cold, the first 100 kB`, measured: rate(source.length, time) };
}

/**
 * @param {Pipeline} pipeline
 * @returns {import('./measure.mjs').Row[]}
 */
function firstPages({ startParse, createLayout, linesFrom }) {
  const sizes = [10_000, MB, 10 * MB];
  const sources = sizes.map(size => sampleText('README', size));
  const times = sources.map(() => /** @type {number[]} */ ([]));
  for (let turn = -3; turn < 20; turn++) {
    for (const [index, source] of sources.entries()) {
      const time = timed(() => {
        const { document } = startParse(source);
        const layout = createLayout(document, {
          width: 80,
          links: 'hyperlink',
          wrapCode: true,
          ascii: false,
          accessible: false,
        });
        linesFrom(layout, { block: 0, row: 0 }, 40);
      });
      if (turn >= 0) times[index]?.push(time);
    }
  }
  return times.map((each, index) => ({
    what: `first page of ${sizes[index] === 10_000 ? '10 kB' : `${(sizes[index] ?? 0) / MB} MB`}, without the start`,
    measured: milliseconds(median(each)),
  }));
}

/**
 * @param {Pipeline} pipeline
 * @returns {import('./measure.mjs').Row[]}
 */
function worst(pipeline) {
  return Object.entries(WORST_CASES).map(([name, make]) => {
    const [small = 0, large = 0] = [MB, 10 * MB].map(size => {
      const source = make(size);
      // Garbage of the input before does not count.
      collect();
      return passes(pipeline, source).whole;
    });
    return {
      what: `worst: ${name}, 1 and 10 MB`,
      measured: `${milliseconds(small)}, ${milliseconds(large)}`,
      budget: `≤ ${milliseconds(2000)}`,
      over: large > 2000,
    };
  });
}
