// @ts-check
/**
 * Measures files of 10 MB that are slow to read (`WORST_FILES`), as whole processes. CPU time counts, because it does not
 * depend on other load on the machine. The environment variable BENCH_FILES, a regular expression, selects files.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { LECTERN, Machine } from '../e2e/program.mjs';
import { environment, MB, megabytes, resourcesOf } from './measure.mjs';
import { Session } from './session.mjs';
import { WORST_FILES } from './worst-files.mjs';

export const title = 'Files of 10 MB: CPU time and peak memory';

const SIZE = 10 * MB;
const MAX_CPU = 2;
const MAX_MEMORY = 400 * MB;

/** Text at the end of the first frame. */
const FOOTER = '? help';
/** Program to measure, of another checkout if BENCH_LECTERN is set. */
const [NODE = '', PROGRAM = ''] = process.env.BENCH_LECTERN
  ? [process.execPath, process.env.BENCH_LECTERN]
  : LECTERN;

/** @typedef {import('./measure.mjs').Resources} Resources */

/** @returns {Promise<import('./measure.mjs').Row[]>} */
export async function measure() {
  const only = new RegExp(process.env.BENCH_FILES ?? '');
  const rows = [];
  for (const [name, make] of Object.entries(WORST_FILES)) {
    if (only.test(name)) rows.push(...(await measureFile(name, make(SIZE))));
  }
  return rows;
}

/**
 * @param {string} name
 * @param {string} text
 */
async function measureFile(name, text) {
  const machine = new Machine();
  try {
    const folder = path.join(machine.home, 'articles');
    const file = path.join(folder, name);
    mkdirSync(folder);
    writeFileSync(file, text);
    const env = environment(machine);
    return [
      row(`${name}: read`, run(['read', '--', file], env)),
      row('  search', run(['search', '--library', folder, 'some words'], env)),
      row('  check', run(['check', folder], env)),
      row('  first page', await firstPage(file, env)),
    ];
  } finally {
    machine.remove();
  }
}

/**
 * @param {string[]} args
 * @param {Record<string, string>} env
 * @returns {Resources}
 */
function run(args, env) {
  // Exits with 1 for errors in the file, and for a search that finds nothing.
  return resourcesOf([NODE, PROGRAM, ...args], env, { allowFailure: true });
}

/**
 * @param {string} file
 * @param {Record<string, string>} env
 * @returns {Promise<Resources>}
 */
async function firstPage(file, env) {
  const session = new Session([NODE, PROGRAM, '--', file], env);
  try {
    await session.firstFrame(FOOTER);
    return { cpu: session.cpuTime, memory: session.memory };
  } catch (error) {
    process.stderr.write(`${path.basename(file)}: ${error}\n`);
    return { cpu: Number.NaN, memory: Number.NaN };
  } finally {
    await session.quit();
  }
}

/**
 * @param {string} what
 * @param {Resources} resources
 * @returns {import('./measure.mjs').Row}
 */
function row(what, { cpu, memory }) {
  return {
    what,
    measured: `${cpu.toFixed(2)} s, ${megabytes(memory)}`,
    budget: `≤ ${MAX_CPU} s, ${megabytes(MAX_MEMORY)}`,
    over: !(cpu <= MAX_CPU && memory <= MAX_MEMORY),
  };
}
