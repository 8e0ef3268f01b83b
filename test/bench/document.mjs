// @ts-check
/**
 * How fast text is set: parsing, setting and painting apart, beside marked's lexing of the same text; the first page of short and
 * long articles; the worst inputs known; and whole processes beside whatever other readers of Markdown are installed.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Worker } from 'node:worker_threads';
import { bundle } from './bundled.mjs';
import { MB, median, milliseconds, rate, timed } from './measure.mjs';
import { processes } from './peers.mjs';
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

/** @typedef {typeof import('../../src/markdown/parse.js') & typeof import('../../src/layout/layout.js') & typeof import('../../src/render/render.js') & typeof import('../../src/render/themes.js') & typeof import('../../src/layout/row-position.js') & typeof import('./lex.mjs')} Typeset */

/** @returns {Promise<import('./measure.mjs').Row[]>} */
export async function measure() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-typeset-'));
  try {
    const url = pathToFileURL(await bundle(folder, SOURCES)).href;
    /** @type {Typeset} */
    const typeset = await import(url);
    const rows = [];
    for (const kind of KINDS) rows.push(...throughput(typeset, kind), await coldStart(url, kind));
    return [...rows, ...firstPages(typeset), ...worst(typeset), ...processes(folder)];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * @param {Typeset} typeset
 * @param {string} source
 * @param {() => void} [collect] between the parts, so that none clears away what another has left
 */
function passes({ parse, createLayout, createRenderer, renderLine, THEMES }, source, collect = () => {}) {
  const painter = createRenderer(THEMES.terminal, 0);
  const start = performance.now();
  const document = parse(source);
  const parsed = performance.now();
  collect();
  const page = createLayout(document, {
    measure: 80,
    links: 'notes',
    wrapCode: false,
    ascii: false,
    accessible: false,
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
    for (const lines of blocks) for (const line of lines) renderLine(line, painter);
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
  const of = (/** @type {'parse' | 'set' | 'paint'} */ part) => median(turns.map(turn => turn[part]));
  const lexing = median(lexed);
  const ratio = (of('set') + of('paint')) / lexing;
  const time = median(whole);
  const speed = source.length / MB / (time / 1000);
  return [
    {
      what: `${kind}, warm`,
      measured: rate(source.length, time),
      ...(kind === 'prose' && { budget: '≥ 8.0 MB/s', over: speed < 8 }),
    },
    {
      what: `  parse ${rate(source.length, of('parse'))}, set ${rate(source.length, of('set'))}, paint ${rate(source.length, of('paint'))}`,
      measured: `marked lexes ${rate(source.length, lexing)}`,
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
 * @param {string} url of the bundle
 * @param {string} kind
 * @returns {Promise<import('./measure.mjs').Row>}
 */
async function coldStart(url, kind) {
  const source = text(kind, 100_000);
  const script = `
    const { workerData, parentPort } = require('node:worker_threads');
    import(workerData.url).then(typeset => parentPort.postMessage((${passes.toString()})(typeset, workerData.source).whole));`;
  const worker = new Worker(script, {
    eval: true,
    workerData: { url, source },
  });
  const time = await new Promise((done, fail) => worker.once('message', done).once('error', fail));
  return { what: `${kind}, cold, the first 100 kB`, measured: rate(source.length, time) };
}

/**
 * @param {Typeset} typeset
 * @returns {import('./measure.mjs').Row[]}
 */
function firstPages({ startParse, createLayout, linesFrom }) {
  const sizes = [10_000, MB, 10 * MB];
  const sources = sizes.map(size => text('README', size));
  const times = sources.map(() => /** @type {number[]} */ ([]));
  for (let turn = -3; turn < 20; turn++) {
    for (const [index, source] of sources.entries()) {
      const time = timed(() => {
        const { document } = startParse(source);
        const page = createLayout(document, {
          measure: 80,
          links: 'hyperlink',
          wrapCode: true,
          ascii: false,
          accessible: false,
        });
        linesFrom(page, { block: 0, row: 0 }, 40);
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
 * @param {Typeset} typeset
 * @returns {import('./measure.mjs').Row[]}
 */
function worst(typeset) {
  return Object.entries(WORST).map(([name, make]) => {
    const [small = 0, large = 0] = [MB, 10 * MB].map(size => {
      const source = make(size);
      // What the input before has left is not this one's.
      collect();
      return passes(typeset, source).whole;
    });
    return {
      what: `worst: ${name}, 1 and 10 MB`,
      measured: `${milliseconds(small)}, ${milliseconds(large)}`,
      budget: `≤ ${milliseconds(2000)}`,
      over: large > 2000,
    };
  });
}
