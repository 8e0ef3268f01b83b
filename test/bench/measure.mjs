// @ts-check
/**
 * Measuring: whole processes side by side in one run, so that what the machine does meanwhile meets all alike. What counts are
 * ratios to bare Node, for milliseconds are the machine's.
 */
import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';

export const NODE_MAJOR = Number.parseInt(process.versions.node, 10);

/** The least that any program in Node costs. */
export const BARE_NODE = [process.execPath, '-e', '0'];

/** What would change what Lectern prints or draws. */
const NOT_PASSED_ON =
  /^(LECTERN_|npm_)|^(CI|COLUMNS|LINES|NO_COLOR|FORCE_COLOR|CLICOLOR_FORCE|PAGER|ACCESSIBLE|INK_SCREEN_READER)$/;

/**
 * The environment as it is, with an empty home: what slows Node down here (`NODE_OPTIONS`, `NODE_EXTRA_CA_CERTS`) slows bare Node
 * down too.
 *
 * @param {import('../e2e/program.mjs').Machine} machine
 */
export function environment(machine) {
  /** @type {Record<string, string>} */
  const env = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && !NOT_PASSED_ON.test(name)) env[name] = value;
  }
  return { ...env, ...machine.env() };
}

/**
 * @typedef {object} Row one line of the table
 * @property {string} what
 * @property {string} measured
 * @property {string} [ratio] to bare Node
 * @property {string} [budget]
 * @property {boolean} [over] the budget is not kept
 */

/**
 * Runs the commands in turn, round after round, and times each from its start to its end.
 *
 * @param {string[][]} commands
 * @param {{ env: Record<string, string>, rounds?: number, warmUp?: number, input?: string }} options
 * @returns {number[]} median milliseconds of each
 */
export function sideBySide(commands, { env, rounds = 20, warmUp = 3, input = '' }) {
  const times = commands.map(() => /** @type {number[]} */ ([]));
  for (let round = -warmUp; round < rounds; round++) {
    for (const [index, [file = '', ...args]] of commands.entries()) {
      const start = performance.now();
      const { status, stderr } = spawnSync(file, args, { env, input, maxBuffer: 1 << 30 });
      const time = performance.now() - start;
      if (status !== 0) throw new Error(`${args.join(' ')}: exit ${status}: ${stderr}`);
      if (round >= 0) times[index]?.push(time);
    }
  }
  return times.map(each => quantile(each, 0.5));
}

/**
 * @param {number[]} values
 * @param {number} share 0.5: the median
 */
export function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** @param {number} time in milliseconds */
export function milliseconds(time) {
  return `${time.toFixed(1)} ms`;
}

/**
 * @param {string} what
 * @param {number} time
 * @param {number} floor bare Node's, from the same run
 * @param {number} [budget] ratio
 * @returns {Row}
 */
export function ratioRow(what, time, floor, budget) {
  const ratio = time / floor;
  return {
    what,
    measured: milliseconds(time),
    ratio: ratio.toFixed(2),
    ...(budget !== undefined && { budget: `≤ ${budget.toFixed(2)} ×`, over: ratio > budget }),
  };
}

/**
 * @param {string} what
 * @param {number} value
 * @param {number} budget
 * @param {(value: number) => string} show
 * @returns {Row}
 */
export function limitRow(what, value, budget, show) {
  return { what, measured: show(value), budget: `≤ ${show(budget)}`, over: value > budget };
}
