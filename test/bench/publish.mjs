// @ts-check
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { offline } from '../e2e/package.mjs';
import { LECTERN, Machine, ROOT, run } from '../e2e/program.mjs';
import {
  BARE_NODE,
  environment,
  kilobytes,
  limitRow,
  milliseconds,
  once,
  ratioRow,
  sideBySide,
} from './measure.mjs';

export const title = 'Publication: build, pack, read';

/** Numbers of articles, each of about 5 kB. */
const SIZES = [100, 1000, 10_000];
/** The size with budgets. */
const BUDGETED = 1000;

/** @param {number} time in milliseconds */
const seconds = time => `${(time / 1000).toFixed(2)} s`;

/** @returns {Promise<import('./measure.mjs').Row[]>} */
export async function measure() {
  const machine = new Machine();
  try {
    const env = environment(machine);
    /** @type {import('./measure.mjs').Row[]} */
    const rows = [];
    /** @type {number[]} milliseconds per article */
    const timesPerArticle = [];
    for (const count of SIZES) {
      const dir = path.join(machine.home, `notes-${count}`);
      const markdown = writePublication(dir, count);
      const time = once([...LECTERN, 'build', dir], env);
      timesPerArticle.push(time / count);
      const what = `build ${count} articles, ${kilobytes(markdown.length)} of Markdown`;
      rows.push(
        count === BUDGETED ? limitRow(what, time, 10_000, seconds) : { what, measured: seconds(time) },
      );
      rows.push({ what: '  compiled library', measured: kilobytes(sizeOf(path.join(dir, 'dist'))) });
      if (count === BUDGETED) {
        const size = await packedSize(dir, env);
        rows.push(
          limitRow('  tarball', size, 3 * gzipSync(markdown).length, kilobytes),
          ...readPublication(dir, env),
        );
      }
      rmSync(path.join(dir, 'articles'), { recursive: true });
    }
    const growth = (timesPerArticle.at(-1) ?? 0) / (timesPerArticle.at(-2) ?? 1);
    rows.push({
      what: 'time per article, 10,000 to 1,000',
      measured: growth.toFixed(2),
      budget: '≤ 1.50',
      over: growth > 1.5,
    });
    return rows;
  } finally {
    machine.remove();
  }
}

/**
 * @param {string} dir
 * @param {Record<string, string>} env
 */
function readPublication(dir, env) {
  const program = [process.execPath, path.join(dir, 'bin/notes.js')];
  const commands = [['list'], ['read', 'article-500'], ['search', 'anomalies', 'phantom']];
  const budgets = [1.6, 1.5, 2.2];
  const [floor = 0, ...times] = sideBySide([BARE_NODE, ...commands.map(args => [...program, ...args])], {
    env,
  });
  return [
    { what: 'node -e 0', measured: milliseconds(floor), ratio: '1.00' },
    ...commands.map((args, index) =>
      ratioRow(`notes ${args.join(' ')}`, times[index] ?? 0, floor, budgets[index]),
    ),
  ];
}

/**
 * @param {string} dir
 * @param {Record<string, string>} env
 */
async function packedSize(dir, env) {
  const { stdout } = await run(offline(['pack', '--json', '--ignore-scripts']), { env, cwd: dir });
  return JSON.parse(stdout)[0].size;
}

/** @param {string} dir */
function sizeOf(dir) {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter(row => row.isFile());
  return files.reduce((sum, row) => sum + statSync(path.join(row.parentPath, row.name)).size, 0);
}

/**
 * Writes a publication whose program calls this checkout. Its words come from the bundled articles, so that their lengths and
 * frequencies are natural.
 *
 * @param {string} dir
 * @param {number} count
 * @returns all of its Markdown as one text
 */
function writePublication(dir, count) {
  const words = bundledWords();
  for (const folder of ['articles', 'bin']) mkdirSync(path.join(dir, folder), { recursive: true });
  const manifest = { name: 'notes', version: '1.0.0', bin: 'bin/notes.js', files: ['bin', 'dist'] };
  writeFileSync(path.join(dir, 'package.json'), JSON.stringify(manifest));
  writeFileSync(
    path.join(dir, 'bin/notes.js'),
    `require(${JSON.stringify(path.join(ROOT, 'dist/index.cjs'))}).reader({ library: __dirname + '/../dist/library' });\n`,
  );
  let all = '';
  for (let index = 0; index < count; index++) {
    const text = articleText(index, words);
    writeFileSync(path.join(dir, `articles/article-${index}.md`), text);
    all += text;
  }
  return all;
}

function bundledWords() {
  const folder = path.join(ROOT, 'articles');
  const files = readdirSync(folder).filter(name => name.endsWith('.md'));
  return files.flatMap(name => readFileSync(path.join(folder, name), 'utf8').match(/[a-z]+/gi) ?? []);
}

/**
 * @param {number} seed
 * @param {string[]} words
 */
function articleText(seed, words) {
  let state = seed * 2_654_435_761 + 1;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  /** @param {number} count */
  const sentence = count =>
    Array.from({ length: count }, () => words[Math.floor(next() * words.length)]).join(' ');
  const sections = Array.from({ length: 6 }, () => {
    const paragraphs = Array.from({ length: 3 }, () => `${sentence(38)}.\n`).join('\n');
    return `## ${sentence(4)}\n\n${paragraphs}\n- ${sentence(5)}\n- [${sentence(2)}](article-${seed + 1}.md)\n`;
  });
  const code = '```js\nconst limit = memory / pods;\n```\n';
  return `---\ntitle: "${sentence(6)} ${seed}"\ncategory: "${sentence(1)}"\ndate: 2024-12-15\n---\n\n${sections.join('\n')}\n${code}`;
}
