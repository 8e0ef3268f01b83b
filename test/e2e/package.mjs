// @ts-check
/** Packs and installs the package with npm, without a network. */
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { ROOT, run } from './program.mjs';

/** A port that is not open, so that a request to the registry fails at once. */
const CLOSED_PORT = 'http://127.0.0.1:9/';

const QUIET = ['--offline', '--no-audit', '--no-fund', '--no-update-notifier', `--registry=${CLOSED_PORT}`];

/** Returns npm as a command: the one that runs the tests, else the one next to Node. */
export function npm() {
  const { npm_execpath } = process.env;
  if (npm_execpath?.endsWith('.js')) return [process.execPath, npm_execpath];
  const beside = path.join(path.dirname(process.execPath), '..', 'lib/node_modules/npm/bin/npm-cli.js');
  return [process.execPath, statSync(beside, { throwIfNoEntry: false }) ? beside : windowsNpm()];
}

function windowsNpm() {
  return path.join(path.dirname(process.execPath), 'node_modules/npm/bin/npm-cli.js');
}

/**
 * Returns npm with these arguments, as a command that uses no registry.
 *
 * @param {string[]} args
 */
export function offline(args) {
  return [...npm(), ...args, ...QUIET];
}

/**
 * @typedef {object} Packed
 * @property {string} tarball
 * @property {number} size of the tarball, in bytes
 * @property {string[]} files in it
 */

/**
 * Packs the built package. Does not build it.
 *
 * @param {string} folder where the tarball goes
 * @param {Record<string, string>} env
 * @returns {Promise<Packed>}
 */
export async function pack(folder, env) {
  const args = ['pack', '--json', '--ignore-scripts', `--pack-destination=${folder}`, ...QUIET];
  const { code, stdout, stderr } = await run([...npm(), ...args], { env, cwd: ROOT });
  if (code !== 0) throw new Error(`npm pack: ${stderr}`);
  const [packed] = JSON.parse(stdout);
  const files = packed.files.map((/** @type {{ path: string }} */ file) => file.path);
  return { tarball: path.join(folder, packed.filename), size: packed.size, files };
}

/**
 * Returns `npx <tarball> <args>` as a command.
 *
 * @param {string} tarball
 * @param {string[]} args
 */
export function npx(tarball, args) {
  return [...npm(), 'exec', '--yes', ...QUIET, `--package=${tarball}`, '--', 'lectern', ...args];
}

/**
 * Installs the tarball in an empty folder.
 *
 * @param {string} tarball
 * @param {string} folder
 * @param {Record<string, string>} env
 * @returns {Promise<string[]>} the packages in node_modules afterwards
 */
export async function install(tarball, folder, env) {
  const { code, stderr } = await run([...npm(), 'install', ...QUIET, tarball], { env, cwd: folder });
  if (code !== 0) throw new Error(`npm install: ${stderr}`);
  return readdirSync(path.join(folder, 'node_modules')).filter(name => !name.startsWith('.'));
}
