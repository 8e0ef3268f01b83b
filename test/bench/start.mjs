// @ts-check
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { LECTERN, Machine, ROOT } from '../e2e/program.mjs';
import { BARE_NODE, environment, milliseconds, NODE_MAJOR, ratioRow, sideBySide } from './measure.mjs';
import { PEERS } from './peers.mjs';

export const title = 'Start to end of a command, into a pipe';

/** A file outside the library: its article is parsed at start. An emoji must not make that slower. */
const FILE = 'note.md';
const FILE_TEXT = '# A note 👍\n\nSome **text** with a [link](https://example.com).\n';

/** Budgets as ratios to bare Node 20. @type {[args: string[], budget?: number][]} */
const COMMANDS = [
  [['read', 'kubernetes'], 1.4],
  [['list'], 1.4],
  [['search', 'memory', 'limits'], 1.6],
  [['search', 'retrry', 'bakoff'], 2.2],
  [['--version'], 1.3],
  [['--help'], 1.3],
  [['read', FILE]],
];

/** The article that other readers print. */
const ARTICLE = path.join(ROOT, 'articles/kubernetes-in-production.md');

/** `BENCH_NODES="20 22 24 26"` measures these versions of Node, of the npm package `node`. Default: the running one. */
const VERSIONS = (process.env.BENCH_NODES ?? '').split(/\s+/).filter(Boolean);

/** @returns {Promise<import('./measure.mjs').Row[]>} */
export async function measure() {
  const machine = new Machine();
  try {
    const env = environment(machine);
    writeFileSync(path.join(machine.home, FILE), FILE_TEXT);
    const nodes =
      VERSIONS.length === 0 ? [{ version: String(NODE_MAJOR), node: process.execPath }] : findNodes();
    return nodes.flatMap(({ version, node }) =>
      node === undefined
        ? [{ what: `Node ${version}`, measured: 'not available from npm' }]
        : measureWith(node, version, env),
    );
  } finally {
    machine.remove();
  }
}

/**
 * Finds the program of each version, which npx downloads if it is not in its cache.
 *
 * @returns {{ version: string, node: string | undefined }[]}
 */
function findNodes() {
  return VERSIONS.map(version => {
    const args = ['--yes', '--package', `node@${version}`, 'node', '-p', 'process.execPath'];
    const { status, stdout } = spawnSync('npx', args, { encoding: 'utf8' });
    return { version, node: status === 0 ? stdout.trim() : undefined };
  });
}

/**
 * Measures Lectern, and the other readers that are installed, in one run.
 *
 * @param {string} node
 * @param {string} version
 * @param {Record<string, string>} env
 * @returns {import('./measure.mjs').Row[]}
 */
function measureWith(node, version, env) {
  const peers = Object.entries(PEERS).flatMap(([name, command]) => {
    const [file = '', ...args] = command(ARTICLE);
    const isInstalled = spawnSync(file, args, { env, maxBuffer: 1 << 30 }).status === 0;
    return isInstalled ? [{ name, command: [file, ...args] }] : [];
  });
  const commands = COMMANDS.map(([args]) => [
    node,
    ...LECTERN.slice(1),
    ...args.map(arg => (arg === FILE ? path.join(env.HOME ?? '', FILE) : arg)),
  ]);
  const all = [[node, ...BARE_NODE.slice(1)], ...commands, ...peers.map(({ command }) => command)];
  const [floor = 0, ...times] = sideBySide(all, { env, rounds: 25 });
  return [
    { what: `Node ${version}: node -e 0`, measured: milliseconds(floor), ratio: '1.00' },
    ...COMMANDS.map(([args, budget], index) =>
      ratioRow(
        `Node ${version}: lectern ${args.join(' ')}`,
        times[index] ?? 0,
        floor,
        version.startsWith('20') ? budget : undefined,
      ),
    ),
    ...peers.map(({ name }, index) =>
      ratioRow(`${name}, the same article`, times[COMMANDS.length + index] ?? 0, floor),
    ),
  ];
}
