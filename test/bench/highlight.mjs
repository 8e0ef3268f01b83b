// @ts-check
/**
 * Looks for code that is slow to highlight: each language with each pattern, repeated to one block, in the highlighter with the
 * limits of `read`. The slowest ones are then measured as whole processes, as files of 1 MB with blocks of several lengths.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { LECTERN, Machine, ROOT } from '../e2e/program.mjs';
import { environment, MB, resourcesOf } from './measure.mjs';

export const title = 'Syntax highlighting: CPU time of the slowest languages and patterns';

/** Characters of a block in the search. At the maximum length, hundreds of cases reach the deadline, and the search takes an hour. */
const LENGTH = 8_000;
/** Characters of the blocks in the files: one long block, of which the beginning is highlighted, to many short ones. */
const FILE_LENGTHS = [MB, 32_000, 1_000, 2];
const SHOWN = 10;
const MAX_READ = 2;
const MAX_BUILD = 5;

/** Texts that are repeated: brackets, quotes, comments, numbers, names and white space of all kinds. */
const PATTERNS = [
  'a', 'a ', 'a\n', 'A ', 'ab.', 'a,', 'a:', 'a: ', 'a=', 'a(', 'a<', 'a{', 'a-', '_', '1', '1.', '1e', '0x', '0x1 ', '1 ', '-1', '+', '-', '--', '---\n', '=', '==\n', '*', '**', '* ', '*a', '/', '//', '/*', '/* */', '\\', '\\a', '\\\\',
  '(', ')', '()', '[', ']', '[]', '{', '}', '{}', '<', '>', '<>', '</', '[a](', '[a][', '![', '`', '``', '```\n', '~', '^', '#', '# ', '#a ', '#!', '##\n', '@', '@a ', '@a(', '$', '$a', '${', '$(', '%', '%a', '%{', '&', '&a;', '|', '|a', '!', '?', '??',
  '"', '""', '"a', '"a" ', '"\\', "'", "''", "'a", "'a ", '"""', "'''", ';', ';\n', ',', '.', '..', ' ', '  \n', '\n', '\t', '\t\n', '\n ', 'foo bar baz\n', 'foo(bar) ', 'int a(', 'a b(', 'a b c(', 'fn a(', 'def a(', 'class A ', 'class a<', 'function a', 'function(', 'function ', '=> ', '(a) => ',
  'a => ', 'a::', 'a::b<', 'a<b,', 'A<A<', 'a?.', 'return /', '/a/', 'x /', '<a ', '<a>', '<a b="', '<a b=', '</a>', '<!--', '<![CDATA[', '<?', '<?php ', '<script>', '<style>', '<script', '<style a>', '{{', '{%', '<%', '#{', '#{a', '%q(', '<<A\n', '<<-A ', 'r#"', '@"', '$"', '$"{', 'begin ', 'do ', 'if ', 'end ', 'end\n',
  'let a', 'let a =', 'var a:', 'val a = ', 'type a = ', 'a = b\n', 'a:\n ', '- a: ', '- - ', 'GET / HTTP/1.1\n', 'a: b\n\n', '\n\na', '@@ -1 +1 @@\n', '+a\n', 'select a, ', 'SELECT * FROM ', "E'", '$$', '\\begin{a}', '\\verb|', '日本', 'é', '\u{1f600}',
]; // biome-ignore format: a table

/** @typedef {{ language: string, pattern: string, used: number }} Case milliseconds of CPU time for one block */

/** @returns {Promise<import('./measure.mjs').Row[]>} */
export async function measure() {
  const cases = await sweep();
  cases.sort((a, b) => b.used - a.used);
  const over = cases.filter(({ used }) => used >= 250).length;
  const machine = new Machine();
  try {
    const env = environment(machine);
    const rows = [{ what: `${cases.length} cases`, measured: `${over} over 250 ms` }];
    for (const { language, pattern, used } of cases.slice(0, SHOWN)) {
      const name = `${language} ${JSON.stringify(pattern)}`;
      rows.push({ what: name, measured: `${used.toFixed(0)} ms` });
      for (const length of FILE_LENGTHS) {
        const text = fences(language, pattern, length);
        rows.push(...commands(machine, env, text, `  1 MB in blocks of ${length}`));
      }
    }
    return rows;
  } finally {
    machine.remove();
  }
}

/** @returns {Promise<Case[]>} */
async function sweep() {
  const require = createRequire(import.meta.url);
  const { build } = await import('esbuild');
  const { ESBUILD_OPTIONS } = await import('../../scripts/bundle/esbuild-options.mjs');
  const machine = new Machine();
  const outfile = path.join(machine.home, 'highlight.cjs');
  const contents = `
    export * from './src/render/highlight/highlight-within-limits.ts';
    export { runWithDeadline } from './src/host/run-with-deadline.ts';
    export { GRAMMARS } from './src/render/highlight/languages.ts';`;
  await build({ ...ESBUILD_OPTIONS, stdin: { contents, resolveDir: ROOT }, outfile });
  const { createBlockHighlighter, GRAMMARS, PRINT_LIMITS, runWithDeadline } = require(outfile);
  /** @type {Case[]} */
  const cases = [];
  for (const language of GRAMMARS) {
    for (const pattern of PATTERNS) {
      let used = 0;
      /** @type {typeof runWithDeadline} */
      const run = (/** @type {() => unknown} */ task, /** @type {number} */ milliseconds) => {
        const result = runWithDeadline(task, milliseconds);
        // The first task of a language compiles its grammar.
        used = result.used;
        return result;
      };
      createBlockHighlighter(run, PRINT_LIMITS)({ language, text: repeat(pattern, LENGTH) });
      cases.push({ language, pattern, used });
    }
    // Progress: all languages take minutes.
    const slowest = cases.reduce((most, each) => (each.used > most.used ? each : most));
    console.error(`${language}; slowest so far: ${JSON.stringify(slowest)}`);
  }
  machine.remove();
  return cases;
}

/**
 * @param {Machine} machine
 * @param {Record<string, string>} env
 * @param {string} text
 * @param {string} what
 * @returns {import('./measure.mjs').Row[]}
 */
function commands(machine, env, text, what) {
  const folder = path.join(machine.home, 'articles');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'a.md');
  writeFileSync(file, text);
  writeFileSync(path.join(machine.home, 'package.json'), '{"name":"a","version":"1.0.0"}');
  const cpuOf = (/** @type {string[]} */ ...args) =>
    resourcesOf([...LECTERN, ...args], env, { cwd: machine.home }).cpu;
  const read = cpuOf('read', file, '--color', 'always');
  const build = cpuOf('build');
  return [limit(`${what}: read`, read, MAX_READ), limit(`${what}: build`, build, MAX_BUILD)];
}

/**
 * @param {string} what
 * @param {number} seconds
 * @param {number} budget
 * @returns {import('./measure.mjs').Row}
 */
function limit(what, seconds, budget) {
  return { what, measured: `${seconds.toFixed(2)} s`, budget: `≤ ${budget} s`, over: seconds > budget };
}

/**
 * @param {string} language
 * @param {string} pattern
 * @param {number} length characters of each block
 */
function fences(language, pattern, length) {
  const fence = `\`\`\`\`\`${language}\n${repeat(pattern, length)}\n\`\`\`\`\`\n\n`;
  const head = '---\ntitle: T\n---\n\n';
  return head + fence.repeat(Math.max(1, Math.floor(MB / fence.length)));
}

/**
 * @param {string} pattern
 * @param {number} length
 */
function repeat(pattern, length) {
  return pattern.repeat(Math.ceil(length / pattern.length)).slice(0, length);
}
