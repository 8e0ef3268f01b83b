// @ts-check
/**
 * Measures whole processes side by side in one run. Other load on the machine then affects all of them alike. Ratios to bare
 * Node count, because milliseconds depend on the machine.
 */
import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

export const NODE_MAJOR = Number.parseInt(process.versions.node, 10);

/** The minimum cost of a Node program. */
export const BARE_NODE = [process.execPath, '-e', '0'];

/** Variables that change what Lectern prints or draws. */
const REMOVED =
  /^(LECTERN_|npm_)|^(CI|COLUMNS|LINES|NO_COLOR|FORCE_COLOR|CLICOLOR_FORCE|PAGER|ACCESSIBLE|INK_SCREEN_READER)$/;

/**
 * The current environment with an empty home. `NODE_OPTIONS` stays: it slows down bare Node too.
 *
 * @param {import('../e2e/program.mjs').Machine} machine
 */
export function environment(machine) {
  /** @type {Record<string, string>} */
  const env = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && !REMOVED.test(name)) env[name] = value;
  }
  return { ...env, ...machine.env() };
}

/**
 * @typedef {object} Row a row of the table
 * @property {string} what
 * @property {string} measured
 * @property {string} [ratio] to bare Node
 * @property {string} [budget]
 * @property {boolean} [over] true if the budget is exceeded
 */

/**
 * Times the commands by running them in turn, round after round.
 *
 * @param {string[][]} commands
 * @param {{ env: Record<string, string>, rounds?: number, warmUp?: number }} options
 * @returns {number[]} median milliseconds of each command
 */
export function sideBySide(commands, { env, rounds = 20, warmUp = 3 }) {
  const times = commands.map(() => /** @type {number[]} */ ([]));
  for (let round = -warmUp; round < rounds; round++) {
    for (const [index, command] of commands.entries()) {
      const time = once(command, env);
      if (round >= 0) times[index]?.push(time);
    }
  }
  return times.map(median);
}

/**
 * Times one run of a command.
 *
 * @param {string[]} command
 * @param {Record<string, string>} env
 * @returns {number} milliseconds
 * @throws {Error} if the command fails
 */
export function once([file = '', ...args], env) {
  return timed(() => {
    const { status, stderr } = spawnSync(file, args, { env, maxBuffer: 1 << 30 });
    if (status !== 0) throw new Error(`${args.join(' ')}: exit ${status}: ${stderr}`);
  });
}

/**
 * @param {() => void} work
 * @returns {number} milliseconds
 */
export function timed(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

const PROBE = fileURLToPath(new URL('resources.cjs', import.meta.url));

/** @typedef {{ cpu: number, memory: number }} Resources seconds of user and system time, and peak memory in bytes */

/**
 * Runs a command and drops its output. CPU time depends less on other load on the machine than time does.
 *
 * @param {string[]} command Node with its arguments
 * @param {Record<string, string>} env
 * @param {{ cwd?: string, allowFailure?: boolean }} [options] `allowFailure`: for a command whose exit code is a result
 * @returns {Resources}
 * @throws {Error} if the command fails
 */
export function resourcesOf([node = '', ...args], env, { cwd, allowFailure = false } = {}) {
  const { status, stderr } = spawnSync(node, ['--require', PROBE, ...args], {
    ...(cwd !== undefined && { cwd }),
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
    maxBuffer: 1 << 30,
  });
  if (status !== 0 && !allowFailure) throw new Error(`${args.join(' ')}: exit ${status}: ${stderr}`);
  const [cpu = Number.NaN, memory = Number.NaN] =
    String(stderr).split('\n').at(-1)?.split(' ').map(Number) ?? [];
  return { cpu, memory };
}

/** @param {number[]} values */
export function median(values) {
  return quantile(values, 0.5);
}

/**
 * @param {number[]} values
 * @param {number} share of the values below the result: 0.95 for the 95th percentile
 */
export function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** @param {number} time in milliseconds */
export function milliseconds(time) {
  return `${time.toFixed(1)} ms`;
}

/** @param {number} bytes */
export function kilobytes(bytes) {
  return `${Math.round(bytes / 1000)} kB`;
}

/** @param {number} bytes */
export function megabytes(bytes) {
  return `${Math.round(bytes / MB)} MB`;
}

export const MB = 1e6;

/**
 * @param {number} length characters
 * @param {number} time in milliseconds
 */
export function rate(length, time) {
  return `${(length / MB / (time / 1000)).toFixed(1)} MB/s`;
}

/**
 * @param {string} what
 * @param {number} time
 * @param {number} floor time of bare Node in the same run
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
