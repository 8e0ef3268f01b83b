// @ts-check
import { LECTERN, Machine } from '../e2e/program.mjs';
import { BARE_NODE, environment, milliseconds, NODE_MAJOR, ratioRow, sideBySide } from './measure.mjs';

export const title = 'Start to end of a command, into a pipe';

/** Budgets as ratios to bare Node. From version 24 on Node is faster: the same milliseconds are a larger ratio. */
const PRINTING = NODE_MAJOR >= 24 ? 1.5 : 1.25;
const SEARCHING = NODE_MAJOR >= 24 ? 1.6 : 1.35;
const ANSWERING = NODE_MAJOR >= 24 ? 1.4 : 1.2;

/** @type {[args: string[], budget: number][]} */
const COMMANDS = [
  [['read', 'kubernetes'], PRINTING],
  [['list'], PRINTING],
  [['search', 'memory', 'limits'], SEARCHING],
  [['--version'], ANSWERING],
  [['--help'], ANSWERING],
];

/** @returns {Promise<import('./measure.mjs').Row[]>} */
export async function measure() {
  const machine = new Machine();
  try {
    const commands = COMMANDS.map(([args]) => [...LECTERN, ...args]);
    const [floor = 0, ...times] = sideBySide([BARE_NODE, ...commands], {
      env: environment(machine),
      rounds: 25,
    });
    const rows = COMMANDS.map(([args, budget], index) =>
      ratioRow(`lectern ${args.join(' ')}`, times[index] ?? 0, floor, budget),
    );
    return [{ what: 'node -e 0', measured: milliseconds(floor), ratio: '1.00' }, ...rows];
  } finally {
    machine.remove();
  }
}
